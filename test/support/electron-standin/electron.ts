/**
 * What `import … from 'electron'` and `require('electron')` give in the main process. Every name that Electron exports
 * there is exported here, because a bundle's import of a missing name would fail before anything could explain it;
 * what the stand-in lacks throws at its first use.
 */
import { app } from './app.ts';
import { openControlChannel } from './control.ts';
import { dialog } from './dialogs.ts';
import { screen } from './displays.ts';
import { nativeImage } from './images.ts';
import { ipcMain } from './ipc.ts';
import { clipboard, globalShortcut, powerMonitor, powerSaveBlocker, pressShortcut } from './machine.ts';
import { Menu, MenuItem, Tray } from './menus.ts';
import { guard, notProvided } from './not-provided.ts';
import { Notification, shownNotifications } from './notifications.ts';
import { crashReporter, net, shell } from './outside.ts';
import './popups.ts';
import { protocol } from './protocol.ts';
import { recordedCalls } from './record.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { nativeTheme } from './theme.ts';
import './traffic.ts';
import { BrowserWindow, webContents } from './windows.ts';

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
};

export const autoUpdater = notProvided('autoUpdater');
export const BaseWindow = notProvided('BaseWindow');
export const BrowserView = notProvided('BrowserView');
export const ClipboardItem = notProvided('ClipboardItem');
export const contentTracing = notProvided('contentTracing');
export const desktopCapturer = notProvided('desktopCapturer');
export const ImageView = notProvided('ImageView');
export const inAppPurchase = notProvided('inAppPurchase');
export const IpcMainServiceWorker = notProvided('IpcMainServiceWorker');
export const MessageChannelMain = notProvided('MessageChannelMain');
export const netLog = notProvided('netLog');
export const pushNotifications = notProvided('pushNotifications');
export const ShareMenu = notProvided('ShareMenu');
export const sharedTexture = notProvided('sharedTexture');
export const systemPreferences = notProvided('systemPreferences');
export const TouchBar = notProvided('TouchBar');
export const utilityProcess = notProvided('utilityProcess');
export const View = notProvided('View');
export const WebContentsView = notProvided('WebContentsView');
export const webFrameMain = notProvided('webFrameMain');

/** What a test may ask of the stand-in itself; a real Electron has no such thing. */
export const standIn = { recordedCalls, shownNotifications, pressShortcut };

const electron = guard('electron', {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standIn,
  Tray,
  webContents,
});
export default electron;

openControlChannel(electron);
