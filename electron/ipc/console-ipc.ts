import { consoleMethods, methodChannel } from '../../shared/protocol/methods.ts';
import type { ConsoleHandlers } from '../console/api.ts';
import { call } from '../console/call.ts';
import type { Catalogue } from '../console/catalogue.ts';
import { ORIGIN } from '../pages/origin.ts';

/** What a sender check needs to see of Electron's event. */
export interface IpcCall {
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

/** What is used of Electron's `ipcMain`, so that this file can be tested without it. */
export interface IpcMainPort {
  handle(channel: string, handler: (event: IpcCall, input: unknown) => Promise<unknown>): void;
}

/** Our own page, in the top frame. A frame that is gone already (null) is nobody. */
export const isTrustedSender = ({ senderFrame }: IpcCall): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.origin === ORIGIN;

/**
 * Offers every method of the console API on its own channel, and nothing else. Each call is checked for its sender and
 * decoded; a refusal that the method's answer has no place for rejects with its sentence.
 */
export function registerConsoleApi(
  ipc: IpcMainPort,
  api: ConsoleHandlers,
  catalogue: Catalogue,
  isTrusted: (event: IpcCall) => boolean = isTrustedSender,
): void {
  for (const method of consoleMethods) {
    ipc.handle(methodChannel(method), async (event, input) => {
      if (!isTrusted(event)) throw new Error(catalogue.say('console:http.wrongOrigin'));
      const answered = await call(api, method, input);
      if (answered.ok) return answered.value;
      throw new Error(catalogue.sentence(answered.rejection));
    });
  }
}
