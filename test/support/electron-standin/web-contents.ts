import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { ConsoleMessage, Frame, Page, Request } from '@playwright/test';
import { fromPageAddress, toPageAddress } from './address.ts';
import { app } from './app.ts';
import { newPage } from './browser.ts';
import { decode, encode } from './codec.ts';
import { preventable } from './events.ts';
import { type WebFrame, webFrameOf } from './frames.ts';
import { imageOf } from './images.ts';
import { type IpcEvent, ipcMain } from './ipc.ts';
import { loadErrorIn } from './load-errors.ts';
import { guardClass } from './not-provided.ts';
import { mayOpen, type OpenDetails } from './openings.ts';
import { mailbox, type PageRequest } from './page-protocol.ts';
import { applyPermissions } from './permissions.ts';
import { injectionFor } from './preload-injection.ts';
import { record } from './record.ts';
import { session } from './session.ts';
import { followTheme } from './theme.ts';

export interface WebPreferences {
  readonly preload?: string;
  readonly nodeIntegrationInSubFrames?: boolean;
}

/** What a window wants to hear from its contents. */
export interface Owner {
  readyToShow(): void;
  titleChanged(title: string): void;
  pageClosed(): void;
}

type OpenHandler = (details: OpenDetails) => { readonly action: 'allow' | 'deny' };

const contentsByPage = new Map<Page, WebContents>();
let lastId = 0;

export const contentsOfPage = (page: Page): WebContents | undefined => contentsByPage.get(page);

const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

/** Chromium's zoom steps: each level is a fifth more. */
const ZOOM_STEP = 1.2;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session = session.defaultSession;
  readonly hostWebContents = null;
  private readonly owner: Owner;
  private readonly preferences: WebPreferences;
  private booted: Promise<Page>;
  private page: Page | undefined;
  /** The navigation that main itself has asked for; the guards are about those that a page asks for. */
  private commanded: string | undefined;
  private lastUrl = '';
  private crashed = false;
  private destroyed = false;
  private openHandler: OpenHandler | undefined;
  private pushes: Promise<unknown> = Promise.resolve();
  private size = { width: 800, height: 600 };
  private zoom = 1;
  private devToolsOpen = false;

  constructor(owner: Owner, preferences: WebPreferences, adopted?: Page) {
    super();
    this.owner = owner;
    this.preferences = preferences;
    if (adopted !== undefined) this.attach(adopted);
    this.booted = adopted === undefined ? this.makePage() : Promise.resolve(adopted);
    this.booted.catch((error: unknown) => {
      if (!this.destroyed) console.error('electron stand-in: no page for a window', error);
    });
  }

  // --- the page behind

  private makePage(): Promise<Page> {
    return newPage(async (page) => {
      this.attach(page);
      await this.openDoor(page);
      await this.applySize();
      return page;
    });
  }

  private attach(page: Page): void {
    this.page = page;
    this.crashed = false;
    contentsByPage.set(page, this);
    this.listen(page);
  }

  /** A binding with a name nobody can guess, taken away by the shim before any script of the page runs. */
  private async openDoor(page: Page): Promise<void> {
    const door = `standin${randomBytes(8).toString('hex')}`;
    await page.exposeBinding(door, ({ frame }, text: string) =>
      this.receive(frame, JSON.parse(text) as PageRequest),
    );
    await page.addInitScript({
      content: injectionFor(this.preferences.preload, {
        door,
        inSubFrames: this.preferences.nodeIntegrationInSubFrames === true,
        platform: process.platform,
        electronVersion: process.versions.electron,
      }),
    });
    this.deliver = (channel, args) =>
      page.evaluate(deliverInPage, [mailbox(door).description ?? '', channel, args]);
  }

  private deliver: (channel: string, args: string) => Promise<unknown> = () => Promise.resolve();

  private listen(page: Page): void {
    const stopFollowing = followTheme(page);
    page.on('console', (message) => this.tellConsole(message));
    page.on('domcontentloaded', () => this.emit('dom-ready', {}));
    page.on('load', () => this.finishLoad());
    page.on('framenavigated', (frame) => this.tellNavigation(frame));
    page.on('requestfailed', (request) => this.tellFailure(request));
    page.on('pageerror', (error) => console.error('[renderer]', error));
    page.on('crash', () => this.tellCrash());
    page.on('close', () => {
      stopFollowing();
      contentsByPage.delete(page);
      if (page === this.page) this.finish();
    });
  }

  private finish(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('destroyed');
    this.owner.pageClosed();
  }

  // --- what the page does

  private async receive(frame: Frame, request: PageRequest): Promise<string> {
    const event: IpcEvent = {
      type: 'frame',
      sender: this,
      senderFrame: webFrameOf(frame),
      processId: 1,
      frameId: 1,
    };
    switch (request.op) {
      case 'invoke': {
        const answer = await ipcMain.answer(request.channel, event, decode(request.args) as unknown[]);
        return encodeOrRefuse(answer);
      }
      case 'send':
        ipcMain.emit(request.channel, event, ...(decode(request.args) as unknown[]));
        break;
      case 'open':
        return mayOpen(this, request.url, request.frameName, request.features) ? 'allow' : 'deny';
      case 'preload-error':
        this.emit('preload-error', {}, this.preferences.preload, new Error(request.message));
        break;
      case 'title':
        this.owner.titleChanged(request.title);
        break;
    }
    return '';
  }

  private tellConsole(message: ConsoleMessage): void {
    const type = message.type();
    const level = type === 'error' || type === 'warning' || type === 'debug' ? type : 'info';
    const { url, lineNumber } = message.location();
    this.emit('console-message', {
      message: message.text(),
      level,
      lineNumber,
      sourceId: fromPageAddress(url),
    });
  }

  private finishLoad(): void {
    if (this.page?.url() === 'about:blank') return;
    this.emit('did-finish-load', {});
    this.owner.readyToShow();
  }

  private tellNavigation(frame: Frame): void {
    if (frame !== this.page?.mainFrame() || frame.url() === 'about:blank') return;
    this.lastUrl = fromPageAddress(frame.url());
    this.emit('did-navigate', {}, this.lastUrl, 200, '');
  }

  /** A page's own navigation that failed; loadURL tells of its own. */
  private tellFailure(request: Request): void {
    if (!request.isNavigationRequest() || this.commanded !== undefined) return;
    const { code, errno } = loadErrorIn(request.failure()?.errorText ?? '');
    const isMainFrame = request.frame() === this.page?.mainFrame();
    this.emit('did-fail-load', {}, errno, code, fromPageAddress(request.url()), isMainFrame);
  }

  private tellCrash(): void {
    this.crashed = true;
    const details = { reason: 'crashed', exitCode: 5 };
    this.emit('render-process-gone', {}, details);
    app.emit('render-process-gone', {}, this, details);
  }

  /** For traffic.ts: asks `will-frame-navigate` and `will-navigate` about a navigation that a page asked for. */
  refusesNavigation(frame: Frame, url: string): boolean {
    const isMainFrame = frame === this.page?.mainFrame();
    if (isMainFrame && this.commanded === withoutFragment(toPageAddress(url))) return false;
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: webFrameOf(frame) });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event, url);
    return event.defaultPrevented;
  }

  /** For openings.ts. Without a handler a window opens: Electron's default. */
  allowsWindow(details: OpenDetails): boolean {
    const allowed = this.openHandler === undefined || this.openHandler(details).action === 'allow';
    record('webContents.open', details.url, allowed ? 'allow' : 'deny');
    return allowed;
  }

  // --- what main asks of it

  async loadURL(url: string): Promise<void> {
    if (this.crashed) this.booted = this.replacePage();
    const page = await this.booted;
    await applyPermissions(page.context(), this, url);
    this.emit('did-start-loading');
    await this.command(toPageAddress(url), () => page.goto(toPageAddress(url), { waitUntil: 'load' }));
  }

  private async command(address: string, navigate: () => Promise<unknown>): Promise<void> {
    const url = fromPageAddress(address);
    this.commanded = withoutFragment(address);
    try {
      await navigate();
    } catch (error) {
      if (this.destroyed) return;
      const { code, errno } = loadErrorIn(String(error));
      this.emit('did-fail-load', {}, errno, code, url, true);
      throw Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
    } finally {
      this.commanded = undefined;
      this.emit('did-stop-loading');
    }
  }

  reload(): void {
    const url = this.lastUrl;
    if (url === '') return;
    const loading = this.crashed
      ? this.loadURL(url)
      : this.booted.then((page) => this.command(toPageAddress(url), () => page.reload()));
    loading.catch(() => undefined);
  }

  reloadIgnoringCache(): void {
    this.reload();
  }

  /** Playwright cannot revive a crashed page, so the window gets another one. */
  private async replacePage(): Promise<Page> {
    const gone = this.page;
    const page = await this.makePage();
    await gone?.close().catch(() => undefined);
    return page;
  }

  /** Ordered; a push to a page that is not there any more, or has no preload, is lost as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const text = encode(args);
    this.pushes = this.pushes
      .then(() => this.booted)
      .then(() => this.deliver(channel, text))
      .catch(() => undefined);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    void this.booted.then(async (page) => {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Page.crash').catch(() => undefined);
    });
  }

  close(): void {
    this.booted.then((page) => page.close()).catch(() => this.finish());
  }

  focus(): void {
    this.booted.then((page) => page.bringToFront()).catch(() => undefined);
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.booted).evaluate(code);
  }

  async insertCSS(content: string): Promise<string> {
    await (await this.booted).addStyleTag({ content });
    return 'standin';
  }

  async capturePage(): Promise<ReturnType<typeof imageOf>> {
    return imageOf(await (await this.booted).screenshot());
  }

  async printToPDF(
    options: { landscape?: boolean; printBackground?: boolean; pageSize?: string } = {},
  ): Promise<Buffer> {
    const { landscape = false, printBackground = false, pageSize = 'Letter' } = options;
    return (await this.booted).pdf({ landscape, printBackground, format: pageSize });
  }

  print(options?: object, done?: (success: boolean, reason: string) => void): void {
    record('webContents.print', options);
    done?.(true, '');
  }

  // --- size and zoom: zooming a window of fixed size is laying its page out in fewer, larger pixels

  resize(width: number, height: number): void {
    this.size = { width, height };
    this.booted.then(() => this.applySize()).catch(() => undefined);
  }

  private async applySize(): Promise<void> {
    const { width, height } = this.size;
    await this.page?.setViewportSize({
      width: Math.round(width / this.zoom),
      height: Math.round(height / this.zoom),
    });
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
    this.resize(this.size.width, this.size.height);
  }

  getZoomLevel(): number {
    return Math.log(this.zoom) / Math.log(ZOOM_STEP);
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(ZOOM_STEP ** level);
  }

  get zoomFactor(): number {
    return this.zoom;
  }

  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }

  get zoomLevel(): number {
    return this.getZoomLevel();
  }

  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }

  async setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    record('webContents.setVisualZoomLevelLimits', minimum, maximum);
  }

  // --- what it is

  get mainFrame(): WebFrame {
    if (this.page === undefined)
      throw new Error('electron stand-in: webContents.mainFrame before the page exists');
    return webFrameOf(this.page.mainFrame());
  }

  getURL(): string {
    const url = this.page?.url() ?? '';
    return url === 'about:blank' ? '' : fromPageAddress(url);
  }

  getType(): string {
    return 'window';
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isLoading(): boolean {
    return this.commanded !== undefined;
  }

  isLoadingMainFrame(): boolean {
    return this.commanded !== undefined;
  }

  setUserAgent(agent: string): void {
    record('webContents.setUserAgent', agent);
  }

  setBackgroundThrottling(allowed: boolean): void {
    record('webContents.setBackgroundThrottling', allowed);
  }

  openDevTools(): void {
    this.devToolsOpen = true;
    record('webContents.openDevTools');
  }

  closeDevTools(): void {
    this.devToolsOpen = false;
  }

  toggleDevTools(): void {
    if (this.devToolsOpen) this.closeDevTools();
    else this.openDevTools();
  }

  isDevToolsOpened(): boolean {
    return this.devToolsOpen;
  }
}
guardClass('webContents', WebContents);

/** Runs in the page. */
function deliverInPage([box, channel, args]: readonly string[]): void {
  const receive = Reflect.get(window, Symbol.for(box ?? '')) as
    | ((channel?: string, args?: string) => void)
    | undefined;
  receive?.(channel, args);
}

/** A handler's result that cannot be cloned reaches the page as an error, as in Electron. */
function encodeOrRefuse(answer: unknown): string {
  try {
    return encode(answer);
  } catch (refusal) {
    return encode({ error: String(refusal) });
  }
}
