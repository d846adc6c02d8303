import type { LaunchOptions } from '@playwright/test';

/**
 * How every spec and bench starts Chromium. `CHROMIUM_PATH` is set by `scripts/browser.ts`; without it Playwright's own
 * download is used.
 */
export function chromiumLaunch(): LaunchOptions {
  const path = process.env.CHROMIUM_PATH;
  return {
    ...(path ? { executablePath: path } : {}),
    args: [
      // Chromium refuses its sandbox to root, which only build machines are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      // Nothing but the console is ever asked: no updates, no sync, no look-ups.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
