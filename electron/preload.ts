/**
 * The only bridge to the page: the console API's methods by name, and how to listen. Runs in the sandbox and must stay
 * one small file, so it takes the names from `methods.ts` and of `console.ts` only the types.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ConsoleApi, ConsoleChange } from '../shared/protocol/console.ts';
import { CHANGE_CHANNEL, consoleMethods, methodChannel } from '../shared/protocol/methods.ts';

const methods = consoleMethods.map((method) => [
  method,
  (input?: unknown): Promise<unknown> => ipcRenderer.invoke(methodChannel(method), input),
]);

/** `onLost` has no use here: IPC between a window and its own main process loses nothing. */
const onChange: ConsoleApi['onChange'] = (listener) => {
  const pass = (_: IpcRendererEvent, change: ConsoleChange): void => listener(change);
  ipcRenderer.on(CHANGE_CHANNEL, pass);
  return () => ipcRenderer.removeListener(CHANGE_CHANNEL, pass);
};

contextBridge.exposeInMainWorld('warRoom', { ...Object.fromEntries(methods), onChange });
