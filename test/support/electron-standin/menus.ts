import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { guardClass } from './not-provided.ts';
import { record } from './record.ts';
import { BrowserWindow } from './windows.ts';

/** Menus hold their items and run them; drawing them and their accelerators is the desktop's part and missing here. */
type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;

interface ItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly sublabel?: string;
  readonly toolTip?: string;
  readonly type?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly icon?: unknown;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly submenu?: readonly (ItemOptions | MenuItem)[] | Menu;
  readonly click?: Click;
}

/** What a role does to the window it is chosen in; other roles (copy, paste, services ...) are only recorded. */
const ROLES: Readonly<Record<string, (window: BrowserWindow | undefined) => void>> = {
  quit: () => app.quit(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  reload: (window) => window?.reload(),
  forcereload: (window) => window?.reload(),
  toggledevtools: (window) => window?.webContents.toggleDevTools(),
  togglefullscreen: (window) => window?.setFullScreen(!window.isFullScreen()),
  resetzoom: (window) => window?.webContents.setZoomLevel(0),
  zoomin: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + 0.5),
  zoomout: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() - 0.5),
};

function performRole(role: string, window: BrowserWindow | undefined): void {
  const perform = ROLES[role.toLowerCase()];
  if (perform === undefined) record('menu.role', role);
  else perform(window ?? BrowserWindow.getFocusedWindow() ?? undefined);
}

export class MenuItem {
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly type: string;
  readonly icon: unknown;
  readonly submenu: Menu | undefined;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  /** Electron's own signature: a test that passes no window gets none. */
  readonly click: (event?: object, window?: BrowserWindow) => void;

  constructor(options: ItemOptions) {
    const { id, role, accelerator, submenu } = options;
    if (options.label === undefined && role === undefined && options.type === undefined) {
      throw new Error('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    this.id = id;
    this.role = role;
    this.accelerator = accelerator;
    this.icon = options.icon;
    this.submenu =
      submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu);
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    this.label = options.label ?? role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = (event = {}, window) => this.run(options.click, event, window);
  }

  private run(click: Click | undefined, event: object, window: BrowserWindow | undefined): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    if (this.role !== undefined && click === undefined) performRole(this.role, window);
    else click?.(this, window, event);
  }
}
guardClass('MenuItem', MenuItem);

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];
  private static applicationMenu: Menu | null = null;

  static buildFromTemplate(template: readonly (ItemOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  insert(at: number, item: MenuItem): void {
    this.items.splice(at, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    record(
      'Menu.popup',
      this.items.map((item) => item.label),
    );
  }

  closePopup(): void {}
}
guardClass('Menu', Menu);

export class Tray extends EventEmitter {
  private destroyed = false;

  setImage(): void {
    record('Tray.setImage');
  }

  setToolTip(text: string): void {
    record('Tray.setToolTip', text);
  }

  setTitle(text: string): void {
    record('Tray.setTitle', text);
  }

  setContextMenu(menu: Menu | null): void {
    record('Tray.setContextMenu', menu?.items.map((item) => item.label) ?? null);
  }

  popUpContextMenu(): void {
    record('Tray.popUpContextMenu');
  }

  destroy(): void {
    this.destroyed = true;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
}
guardClass('Tray', Tray);
