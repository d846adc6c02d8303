import { EventEmitter } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startBrowser, stopBrowser } from './browser.ts';
import { preventable } from './events.ts';
import { guard } from './not-provided.ts';
import { record } from './record.ts';
import { appPath, moveUserData, packaged, packageFile, switchValue, userData } from './settings.ts';
import { holdsLock, releaseLock, takeLock } from './single-instance.ts';
import { openWindows } from './window-list.ts';

/** People's folders are kept inside userData, so that no test writes into somebody's real Documents. */
const home = (folder: string) => (): string => join(userData(), 'standin-home', folder);

const paths = new Map<string, () => string>([
  ['userData', userData],
  ['sessionData', userData],
  ['appData', () => dirname(userData())],
  ['logs', () => join(userData(), 'logs')],
  ['crashDumps', () => join(userData(), 'Crashpad')],
  ['temp', tmpdir],
  ['home', homedir],
  ['exe', () => process.execPath],
  ['desktop', home('Desktop')],
  ['documents', home('Documents')],
  ['downloads', home('Downloads')],
  ['pictures', home('Pictures')],
  ['videos', home('Videos')],
  ['music', home('Music')],
]);

const commandLine = guard('app.commandLine', {
  appendSwitch: (name: string, value?: string) => record('app.commandLine.appendSwitch', name, value),
  appendArgument: (value: string) => record('app.commandLine.appendArgument', value),
  hasSwitch: (name: string) => switchValue(name) !== undefined,
  getSwitchValue: (name: string) => switchValue(name) ?? '',
});

export class App extends EventEmitter {
  name = packageFile.productName ?? packageFile.name ?? 'app';
  readonly isPackaged = packaged;
  readonly commandLine = commandLine;
  /** Only macOS has a dock; elsewhere Electron answers undefined, and so must this. */
  readonly dock = undefined;
  private readyNow = false;
  private quitting = false;
  private exiting = false;
  private readonly becomesReady = this.start();

  // --- getting ready

  private async start(): Promise<void> {
    // The main module's first synchronous part comes before: there it registers schemes and takes the instance lock.
    await new Promise((resolve) => setImmediate(resolve));
    // A second instance that quits at once must not touch the first one's browser profile.
    if (this.exiting) return new Promise(() => undefined);
    await startBrowser();
    this.readyNow = true;
    this.emit('ready', {}, {});
  }

  isReady(): boolean {
    return this.readyNow;
  }

  whenReady(): Promise<void> {
    return this.becomesReady;
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    return takeLock(additionalData, (second) =>
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData),
    );
  }

  hasSingleInstanceLock(): boolean {
    return holdsLock();
  }

  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  // --- the end

  /** before-quit, then every window's close, then will-quit, then quit; each of the first three may veto. */
  quit(): void {
    if (this.exiting) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    if (openWindows.size === 0) this.finishQuit();
    else for (const window of [...openWindows]) window.close();
  }

  /** A window refused to close: the quit is off, as in Electron. */
  cancelQuit(): void {
    this.quitting = false;
  }

  afterLastWindow(): void {
    if (this.exiting) return;
    if (this.quitting) this.finishQuit();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  private finishQuit(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else this.exit(0);
  }

  exit(code = 0): void {
    if (this.exiting) return;
    this.exiting = true;
    for (const window of [...openWindows]) window.destroy();
    this.emit('quit', {}, code);
    void stopBrowser().finally(() => process.exit(code));
  }

  // --- who and where

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return packageFile.version ?? '0.0.0';
  }

  getAppPath(): string {
    return appPath;
  }

  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path();
  }

  setPath(name: string, path: string): void {
    if (name === 'userData') moveUserData(path);
    else paths.set(name, () => path);
  }

  getLocale(): string {
    return 'en-GB';
  }

  getSystemLocale(): string {
    return 'en-GB';
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-GB'];
  }

  // --- what belongs to the desktop around: recorded, never done

  getLoginItemSettings(): { openAtLogin: boolean } {
    return { openAtLogin: false };
  }

  isDefaultProtocolClient(): boolean {
    return false;
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    record('app.setAsDefaultProtocolClient', scheme);
    return true;
  }

  removeAsDefaultProtocolClient(scheme: string): boolean {
    record('app.removeAsDefaultProtocolClient', scheme);
    return true;
  }

  setBadgeCount(count?: number): boolean {
    record('app.setBadgeCount', count);
    return true;
  }

  focus(): void {
    record('app.focus');
  }

  relaunch(options?: object): void {
    record('app.relaunch', options);
  }

  enableSandbox(): void {
    if (this.readyNow) throw new Error('app.enableSandbox() can only be called before app is ready');
    record('app.enableSandbox');
  }

  disableHardwareAcceleration(): void {
    record('app.disableHardwareAcceleration');
  }

  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }

  setAboutPanelOptions(options: object): void {
    record('app.setAboutPanelOptions', options);
  }

  showAboutPanel(): void {
    record('app.showAboutPanel');
  }

  setLoginItemSettings(settings: object): void {
    record('app.setLoginItemSettings', settings);
  }

  addRecentDocument(path: string): void {
    record('app.addRecentDocument', path);
  }

  clearRecentDocuments(): void {
    record('app.clearRecentDocuments');
  }
}

export const app = guard('app', new App());
app.whenReady().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

// Electron on Linux and macOS ends in order when it is asked to by a signal.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
