/** The desktop application: puts the console, its windows and the desktop together. Nothing is decided here. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, Menu, nativeTheme, net, shell } from 'electron';
import type { Rejection } from '../shared/kernel/rejection.ts';
import { dataArgument } from './adapters/command-line.ts';
import { type DesktopNotifications, desktopNotifications } from './adapters/desktop-notifications.ts';
import { guardEverything } from './adapters/guards.ts';
import { keyringSecrets } from './adapters/keyring-secrets.ts';
import { applicationMenu } from './adapters/menu.ts';
import { declareScheme, servePages } from './adapters/page-scheme.ts';
import { followPower } from './adapters/power.ts';
import { desktopSettings } from './adapters/settings-store.ts';
import { incidentFragment, windowsOf, type Windows } from './adapters/windows.ts';
import { loadCatalogue } from './console/catalogue.ts';
import type { Console } from './console/console.ts';
import { productFiles } from './console/product-files.ts';
import { startConsole } from './console/start.ts';
import { startSentence } from './console/start-sentence.ts';
import { offerConsole } from './ipc/electron-ipc.ts';

const files = productFiles(import.meta.url);
const catalogue = loadCatalogue(files.path('resources/i18n/en'));
const { say } = catalogue;
const log = (line: string): void => console.error(line);

/** A record of its own is an installation of its own: settings and the single-instance lock go with it. */
const ownFolder = dataArgument(process.argv.slice(1));
if (ownFolder !== null) keepSettingsIn(join(ownFolder, 'desktop'));
const dataFolder = ownFolder ?? join(app.getPath('userData'), 'record');

declareScheme();
app.enableSandbox();
// The record is safe at every moment, so going on and saying so serves the war room better than ending.
process.on('uncaughtException', (error) => log(String(error.stack)));
process.on('unhandledRejection', (reason) => log(String(reason)));

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      refuse({ code: 'failed', params: { detail: error instanceof Error ? error.message : String(error) } });
    });
} else {
  // The first one comes to the front instead.
  app.exit(0);
}

function keepSettingsIn(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  } catch {
    // Then the record cannot be written either, and that has a sentence of its own.
  }
}

function refuse(rejection: Rejection): void {
  dialog.showErrorBox(say('desktop:cannotStart'), startSentence(rejection, catalogue));
  app.exit(1);
}

async function start(): Promise<void> {
  const { settings, file } = desktopSettings();
  guardEverything();
  servePages(files.path('out/renderer'));
  const windows = windowsOf({
    preload: files.path('out/preload.cjs'),
    title: say('common:product'),
    file,
    theme: () => settings.read().theme,
  });
  const notifications = desktopNotifications((stream) => windows.showConsole(incidentFragment(stream)));
  const secrets = keyringSecrets(dataFolder, () => {
    const body = say('notifications:secretsInPlainText.body', { folder: join(dataFolder, 'keys') });
    log(body);
    notifications.tell(say('notifications:secretsInPlainText.title'), body);
  });

  const started = await startConsole(dataFolder, {
    kind: 'electron',
    files,
    catalogue,
    settings,
    secrets,
    // Goes through the proxy of the machine; takes addresses as texts alone.
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    notifications,
    openWall: windows.openWall,
    log,
  });
  if (!started.ok) return refuse(started.rejection);
  const running = started.value;

  offerConsole(running, catalogue);
  followPower(running);
  followTheme(running, settings.read().theme);
  Menu.setApplicationMenu(
    applicationMenu(catalogue, {
      ...windows,
      backUp: () => void backUp(running),
      showDataFolder: () => void shell.openPath(dataFolder),
    }),
  );
  followLife(running, windows, notifications);
  windows.showConsole();
}

/** Menus and title bars follow the theme of the page. */
function followTheme(running: Console, theme: 'dark' | 'light'): void {
  nativeTheme.themeSource = theme;
  running.onChange((change) => {
    if (change.kind === 'session') nativeTheme.themeSource = change.session.theme;
  });
}

async function backUp(running: Console): Promise<void> {
  const made = await running.api.backUp(undefined);
  const message = made.ok ? say('desktop:backedUp', { file: made.file }) : catalogue.sentence(made.rejection);
  await dialog.showMessageBox({ type: made.ok ? 'info' : 'error', message, title: say('common:product') });
}

function followLife(running: Console, windows: Windows, notifications: DesktopNotifications): void {
  app.on('second-instance', () => windows.showConsole());
  app.on('activate', () => {
    if (!windows.isAnyOpen()) windows.showConsole();
  });
  app.on('window-all-closed', () => {
    // A window closed by mistake must not end the alarms of a running incident. On macOS an application stays anyway.
    const count = running.watching();
    if (count > 0) notifications.tell(say('desktop:watching.title'), say('desktop:watching.body', { count }));
    else if (process.platform !== 'darwin') app.quit();
  });
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void running
      .close({ backUp: true })
      .catch((error: unknown) => log(String(error)))
      .finally(() => {
        ended = true;
        app.exit(0);
      });
  });
}
