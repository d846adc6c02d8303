import { EventEmitter } from 'node:events';
import type { WebFrame } from './frames.ts';
import { guard } from './not-provided.ts';
import type { PageAnswer } from './page-protocol.ts';

export interface IpcEvent {
  readonly type: 'frame';
  readonly sender: object;
  readonly senderFrame: WebFrame | null;
  readonly processId: number;
  readonly frameId: number;
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found ${typeof handler}`);
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** For web-contents.ts. Errors cross as their text alone, as in Electron. */
  async answer(channel: string, event: IpcEvent, args: unknown[]): Promise<PageAnswer> {
    try {
      const handler = this.handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return { value: await handler(event, ...args) };
    } catch (thrown) {
      return { error: String(thrown) };
    }
  }
}

export const ipcMain = guard('ipcMain', new IpcMain());
