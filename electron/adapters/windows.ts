import { BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { Theme } from '../../shared/protocol/console.ts';
import type { KeyValueFile } from '../console/settings.ts';
import { START_PAGE } from '../pages/origin.ts';
import { placeOf, rememberPlace } from './window-place.ts';

export interface Windows {
  /** Shows the console at an address of its own (`#/incident/…`), in a window that is there or in a new one. */
  showConsole(fragment?: string): void;
  /** One wall an incident: shown in front where it is open already. */
  openWall(stream: StreamId): boolean;
  isAnyOpen(): boolean;
}

interface WindowParts {
  readonly preload: string;
  readonly title: string;
  /** Where window places are remembered. */
  readonly file: KeyValueFile;
  readonly theme: () => Theme;
}

/** The ground colour of each theme, so that a window does not flash before its page is painted. */
const GROUND: Readonly<Record<Theme, string>> = { dark: '#14171A', light: '#F4F6F8' };

/** A page that crashes again and again must not be loaded for ever. */
const RELOADS = 3;

export const incidentFragment = (stream: StreamId): string =>
  `#/incident/${stream.slice('incident/'.length)}`;
const wallFragment = (stream: StreamId): string => `#/wall/${stream.slice('incident/'.length)}`;

export function windowsOf({ preload, title, file, theme }: WindowParts): Windows {
  const walls = new Map<StreamId, BrowserWindow>();
  let main: BrowserWindow | null = null;

  function open(name: string, fragment: string, options: BrowserWindowConstructorOptions): BrowserWindow {
    const {
      maximized = false,
      fullScreen = options.fullscreen ?? false,
      ...bounds
    } = placeOf(file, name) ?? {};
    const window = new BrowserWindow({
      ...options,
      ...bounds,
      title,
      show: false,
      backgroundColor: GROUND[theme()],
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // Clocks must go on moving behind another window.
        backgroundThrottling: false,
      },
    });
    if (maximized) window.maximize();
    if (fullScreen) window.setFullScreen(true);
    rememberPlace(window, file, name);
    window.once('ready-to-show', () => window.show());
    reloadWhenCrashed(window);
    load(window, fragment);
    return window;
  }

  return {
    showConsole(fragment) {
      if (main !== null && !main.isDestroyed()) {
        if (fragment !== undefined) load(main, fragment);
        return bringForward(main);
      }
      main = open('console', fragment ?? '', { width: 1440, height: 900, minWidth: 800, minHeight: 600 });
      main.on('closed', () => {
        main = null;
      });
    },

    openWall(stream) {
      const known = walls.get(stream);
      if (known !== undefined) {
        bringForward(known);
        return true;
      }
      const window = open('wall', wallFragment(stream), wallOptions(main));
      walls.set(stream, window);
      window.on('closed', () => walls.delete(stream));
      return true;
    },

    isAnyOpen: () => BrowserWindow.getAllWindows().length > 0,
  };
}

/** On the other screen where there is one, filling it: that is what a wall is for. */
function wallOptions(main: BrowserWindow | null): BrowserWindowConstructorOptions {
  const here = main && screen.getDisplayMatching(main.getBounds()).id;
  const other = screen.getAllDisplays().find(({ id }) => here !== null && id !== here);
  if (!other) return { width: 1280, height: 720, autoHideMenuBar: true };
  const { x, y, width, height } = other.bounds;
  return { x, y, width, height, fullscreen: true, autoHideMenuBar: true };
}

function load(window: BrowserWindow, fragment: string): void {
  // A failed load is seen in the window; the console itself goes on.
  window.loadURL(START_PAGE + fragment).catch((error: unknown) => console.error(String(error)));
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The record lies with the main process, so a page that died is simply loaded again. */
function reloadWhenCrashed(window: BrowserWindow): void {
  let left = RELOADS;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    console.error(`A window's page ended: ${reason}`);
    if (reason === 'clean-exit' || left === 0 || window.isDestroyed()) return;
    left -= 1;
    window.webContents.reload();
  });
}
