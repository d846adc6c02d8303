import { BrowserWindow, ipcMain } from 'electron';
import { CHANGE_CHANNEL } from '../../shared/protocol/methods.ts';
import type { Catalogue } from '../console/catalogue.ts';
import type { Console } from '../console/console.ts';
import { registerConsoleApi } from './console-ipc.ts';

/** The only user of `ipcMain`: the console API for our pages, and its changes pushed to every window. */
export function offerConsole(console: Pick<Console, 'api' | 'onChange'>, catalogue: Catalogue): void {
  registerConsoleApi(ipcMain, console.api, catalogue);
  console.onChange((change) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      if (!webContents.isDestroyed()) webContents.send(CHANGE_CHANNEL, change);
  });
}
