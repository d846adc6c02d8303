import { EventEmitter } from 'node:events';
import type { Page } from '@playwright/test';
import { app } from './app.ts';
import { displayMatching, type Rectangle } from './displays.ts';
import { preventable } from './events.ts';
import { guard, guardClass } from './not-provided.ts';
import { record } from './record.ts';
import { WebContents, type WebPreferences } from './web-contents.ts';
import { openWindows } from './window-list.ts';

interface WindowOptions extends Partial<Rectangle> {
  readonly title?: string;
  readonly show?: boolean;
  readonly fullscreen?: boolean;
  readonly kiosk?: boolean;
  readonly alwaysOnTop?: boolean;
  readonly webPreferences?: WebPreferences & Readonly<Record<string, unknown>>;
}

/** A page that became a window by itself (a popup that was allowed), on its way into the constructor. */
let adopted: Page | undefined;

const all = new Map<number, BrowserWindow>();
let focused: BrowserWindow | null = null;

/** The stand-in has one kind of page only: sandboxed, isolated, without Node. Anything weaker is refused aloud. */
const REQUIRED: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
};

function checkPreferences(preferences: Readonly<Record<string, unknown>>): void {
  for (const [name, required] of Object.entries(REQUIRED)) {
    if ((preferences[name] ?? required) !== required) {
      throw new Error(`electron stand-in: webPreferences.${name} must be ${required}`);
    }
  }
}

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  private bounds: Rectangle;
  private normalBounds: Rectangle;
  private titleText: string;
  private visible: boolean;
  private minimized = false;
  private maximized = false;
  private fullScreenNow = false;
  private kioskNow = false;
  private onTop: boolean;
  private resizableNow = true;
  private minimumSize: [number, number] = [0, 0];
  private shownOnce = false;
  private destroyed = false;

  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  static fromId(id: number): BrowserWindow | null {
    return all.get(id) ?? null;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  /** For popups.ts. The page has loaded already, so it has no preload: an allowed popup is only there to be seen. */
  static adopt(page: Page, opener: WebContents | undefined): BrowserWindow {
    adopted = page;
    const window = new BrowserWindow();
    opener?.emit('did-create-window', window, { url: page.url() });
    return window;
  }

  constructor(options: WindowOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkPreferences(options.webPreferences ?? {});
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.normalBounds = this.bounds;
    this.titleText = options.title ?? app.getName();
    this.visible = options.show !== false;
    this.onTop = options.alwaysOnTop === true;
    this.webContents = this.makeContents(options.webPreferences ?? {});
    this.id = this.webContents.id;
    all.set(this.id, this);
    openWindows.add(this);
    this.webContents.resize(width, height);
    if (options.fullscreen === true) this.setFullScreen(true);
    if (options.kiosk === true) this.setKiosk(true);
    if (this.visible) this.focus();
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  private makeContents(preferences: WebPreferences): WebContents {
    const page = adopted;
    adopted = undefined;
    const owner = {
      readyToShow: () => this.readyToShow(),
      titleChanged: (title: string) => this.followTitle(title),
      pageClosed: () => this.finishClose(),
    };
    return new WebContents(owner, preferences, page);
  }

  private readyToShow(): void {
    if (this.shownOnce) return;
    this.shownOnce = true;
    this.emit('ready-to-show', {});
  }

  private followTitle(title: string): void {
    const event = preventable({});
    this.webContents.emit('page-title-updated', event, title, true);
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.titleText = title;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  capturePage(): ReturnType<WebContents['capturePage']> {
    return this.webContents.capturePage();
  }

  // --- the end of a window

  close(): void {
    if (this.destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) app.cancelQuit();
    else this.webContents.close();
  }

  /** Closes without asking. */
  destroy(): void {
    if (this.destroyed) return;
    this.webContents.close();
    this.finishClose();
  }

  private finishClose(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.visible = false;
    all.delete(this.id);
    openWindows.delete(this);
    if (focused === this) focused = null;
    this.emit('closed');
    if (openWindows.size === 0) app.afterLastWindow();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  // --- seen and focused

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.visible) return;
    this.visible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.visible) return;
    this.blur();
    this.visible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.visible;
  }

  focus(): void {
    if (focused === this) return;
    focused?.blur();
    focused = this;
    this.webContents.focus();
    this.emit('focus');
    app.emit('browser-window-focus', {}, this);
  }

  blur(): void {
    if (focused !== this) return;
    focused = null;
    this.emit('blur');
    app.emit('browser-window-blur', {}, this);
  }

  isFocused(): boolean {
    return focused === this;
  }

  // --- where and how large

  getBounds(): Rectangle {
    return { ...this.bounds };
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  getNormalBounds(): Rectangle {
    return { ...this.normalBounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    if (!this.maximized && !this.fullScreenNow) this.normalBounds = this.bounds;
    const { x, y, width, height } = this.bounds;
    if (x !== before.x || y !== before.y) this.emitAll('move', 'moved');
    if (width === before.width && height === before.height) return;
    this.webContents.resize(width, height);
    this.emitAll('resize', 'resized');
  }

  getSize(): [number, number] {
    return [this.bounds.width, this.bounds.height];
  }

  getContentSize(): [number, number] {
    return this.getSize();
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getPosition(): [number, number] {
    return [this.bounds.x, this.bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    const { workArea } = displayMatching(this.bounds);
    const { width, height } = this.bounds;
    this.setPosition(
      Math.round(workArea.x + (workArea.width - width) / 2),
      Math.round(workArea.y + (workArea.height - height) / 2),
    );
  }

  setMinimumSize(width: number, height: number): void {
    this.minimumSize = [width, height];
  }

  getMinimumSize(): [number, number] {
    return [...this.minimumSize];
  }

  setResizable(resizable: boolean): void {
    this.resizableNow = resizable;
  }

  isResizable(): boolean {
    return this.resizableNow;
  }

  maximize(): void {
    if (this.maximized) return;
    this.maximized = true;
    this.setBounds(displayMatching(this.bounds).workArea);
    this.emit('maximize');
  }

  unmaximize(): void {
    if (!this.maximized) return;
    this.maximized = false;
    this.setBounds(this.normalBounds);
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  minimize(): void {
    if (this.minimized) return;
    this.minimized = true;
    this.blur();
    this.emit('minimize');
  }

  restore(): void {
    if (!this.minimized) return;
    this.minimized = false;
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  setFullScreen(full: boolean): void {
    if (full === this.fullScreenNow) return;
    if (full) {
      this.fullScreenNow = true;
      this.setBounds(displayMatching(this.bounds).bounds);
    } else {
      this.fullScreenNow = false;
      this.setBounds(this.normalBounds);
    }
    // Real windows get there after a transition, never within the call.
    setImmediate(() => this.emit(full ? 'enter-full-screen' : 'leave-full-screen'));
  }

  isFullScreen(): boolean {
    return this.fullScreenNow;
  }

  get fullScreen(): boolean {
    return this.fullScreenNow;
  }

  set fullScreen(full: boolean) {
    this.setFullScreen(full);
  }

  setKiosk(kiosk: boolean): void {
    this.kioskNow = kiosk;
    this.setFullScreen(kiosk);
  }

  isKiosk(): boolean {
    return this.kioskNow;
  }

  setAlwaysOnTop(onTop: boolean): void {
    this.onTop = onTop;
    this.emit('always-on-top-changed', {}, onTop);
  }

  isAlwaysOnTop(): boolean {
    return this.onTop;
  }

  getTitle(): string {
    return this.titleText;
  }

  setTitle(title: string): void {
    this.titleText = title;
  }

  get title(): string {
    return this.titleText;
  }

  set title(title: string) {
    this.titleText = title;
  }

  private emitAll(...events: readonly string[]): void {
    for (const event of events) this.emit(event);
  }
}

/** What only the desktop would show. */
const COSMETIC = [
  'flashFrame',
  'moveTop',
  'removeMenu',
  'setAutoHideMenuBar',
  'setBackgroundColor',
  'setContentProtection',
  'setIcon',
  'setMenu',
  'setMenuBarVisibility',
  'setOverlayIcon',
  'setProgressBar',
  'setSkipTaskbar',
  'setVisibleOnAllWorkspaces',
] as const;

for (const name of COSMETIC) {
  const value = (...args: unknown[]): void => record(`BrowserWindow.${name}`, ...args);
  Object.defineProperty(BrowserWindow.prototype, name, { value, writable: true, configurable: true });
}
guardClass('BrowserWindow', BrowserWindow);

export const webContents = guard('webContents', {
  getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
  fromId: (id: number) => BrowserWindow.fromId(id)?.webContents,
});
