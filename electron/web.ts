/**
 * The console for a browser on the same machine, without Electron: `node out/web.js [--port N] [--data DIR] [--no-open]`.
 * Loopback only (design §9). Prints one line with the address; stops on SIGINT and SIGTERM.
 */
import type { Rejection } from '../shared/kernel/rejection.ts';
import { loadCatalogue } from './console/catalogue.ts';
import { productFiles } from './console/product-files.ts';
import { startConsole } from './console/start.ts';
import { startSentence } from './console/start-sentence.ts';
import { readArguments } from './web/arguments.ts';
import { entryOf } from './web/entry.ts';
import { fileSecrets } from './console/file-secrets.ts';
import { keptSettings } from './web/kept-settings.ts';
import { listen } from './web/listen.ts';
import { openBrowser } from './web/open-browser.ts';
import { webServer } from './web/server.ts';

const files = productFiles(import.meta.url);
const catalogue = loadCatalogue(files.path('resources/i18n/en'));
const log = (line: string): void => console.error(line);

function refuse(rejection: Rejection): never {
  log(startSentence(rejection, catalogue));
  process.exit(1);
}

async function start(): Promise<void> {
  const asked = readArguments(process.argv.slice(2));
  if (!asked.ok) refuse(asked.rejection);
  const { port, dataFolder, open } = asked.value;

  const started = await startConsole(dataFolder, {
    kind: 'browser',
    files,
    catalogue,
    log,
    settings: keptSettings(dataFolder),
    secrets: fileSecrets(dataFolder),
    fetch,
    // Pages show alarms themselves; a process in a terminal has no desktop to speak on.
    notifications: { show: () => undefined },
    openWall: () => false,
  });
  if (!started.ok) refuse(started.rejection);
  const running = started.value;

  const entry = entryOf(dataFolder);
  const web = webServer({ console: running, catalogue, entry, pages: files.path('out/renderer'), log });
  const listening = await listen(web.server, port);
  if (!listening.ok) {
    await running.close({ backUp: false });
    refuse(listening.rejection);
  }

  const address = `http://127.0.0.1:${listening.value}/?key=${entry.key}`;
  console.log(catalogue.say('console:address', { address, folder: dataFolder }));
  if (open) openBrowser(address);

  let stopping = false;
  const stop = (): void => {
    // A second signal means now; the journal is safe either way.
    if (stopping) process.exit(1);
    stopping = true;
    void Promise.all([web.close(), running.close({ backUp: false })]).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

// The record is safe at every moment, so going on and saying so serves the war room better than ending.
process.on('uncaughtException', (error) => log(String(error.stack)));
process.on('unhandledRejection', (reason) => log(String(reason)));

start().catch((error: unknown) => {
  refuse({ code: 'failed', params: { detail: error instanceof Error ? error.message : String(error) } });
});
