import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { userData } from './settings.ts';

/** The one Chromium behind all windows. Its profile lies in userData, as Electron's does, and so survives a restart. */

const profile = (): string => join(userData(), 'chromium');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PATIENCE_MS = 3_000;

/** The tab that keeps a headless Chromium alive while no window is open. */
export const KEEPER_ADDRESS = 'about:blank#electron-standin';

type Preparation = (context: BrowserContext) => Promise<unknown>;

const preparations: Preparation[] = [];
let starting: Promise<BrowserContext> | undefined;

/** For those who must have a hand on the browser before the app is ready. */
export function onBrowserStart(prepare: Preparation): void {
  preparations.push(prepare);
}

const pagesInTheMaking = new Set<Promise<Page>>();

/** Playwright breaks when a page ends while it is being prepared, so the browser's end waits for such pages. */
export async function newPage(prepare: (page: Page) => Promise<Page>): Promise<Page> {
  const making = startBrowser().then((context) => context.newPage().then(prepare));
  pagesInTheMaking.add(making);
  try {
    return await making;
  } finally {
    pagesInTheMaking.delete(making);
  }
}

export const isMakingPages = (): boolean => pagesInTheMaking.size > 0;

function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [...candidates, chromium.executablePath()].find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error('electron stand-in: no Chromium found. Install one, or name it in CHROMIUM_PATH.');
  }
  return found;
}

export function startBrowser(): Promise<BrowserContext> {
  starting ??= launch();
  return starting;
}

async function launch(): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile(), {
    executablePath: findChromium(),
    headless: true,
    viewport: null,
    acceptDownloads: false,
    // Chromium's own sandbox refuses to run as root, where only containers and build machines run it.
    chromiumSandbox: process.platform === 'linux' && process.getuid?.() !== 0,
    // The app decides what a signal means, not Playwright.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--remote-debugging-port=0', '--disable-gpu', '--disable-background-networking'],
  });
  await context.pages()[0]?.goto(KEEPER_ADDRESS);
  for (const prepare of preparations) await prepare(context);
  return context;
}

/** Where a test can join the same browser; Chromium writes the port it chose into its profile. */
export function debuggingPort(): number {
  const [port] = readFileSync(join(profile(), 'DevToolsActivePort'), 'utf8').split('\n');
  return Number(port);
}

export async function stopBrowser(): Promise<void> {
  const context = await starting?.catch(() => undefined);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.allSettled(pagesInTheMaking), patience]);
  await Promise.race([context?.close().catch(() => undefined), patience]);
}
