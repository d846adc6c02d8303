import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where Chrome and Chromium usually are, by system. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const DOWNLOAD_LIMIT = 5 * 60_000;

/** The browser for the tests: named, else Playwright's own, else the machine's, else fetched; throws with what to do. */
export function findBrowser(): string {
  const found = present() ?? afterPlaywrightDownload() ?? afterDebianInstall();
  if (found) return found;
  throw new Error(
    'No Chromium was found and none could be fetched. Install Chrome or Chromium, or set CHROMIUM_PATH to one, and run the tests again.',
  );
}

function present(): string | null {
  return (
    [process.env.CHROMIUM_PATH, chromium.executablePath(), ...usual].find(
      (path) => path && existsSync(path),
    ) ?? null
  );
}

function afterPlaywrightDownload(): string | null {
  console.log('No browser here yet: asking Playwright to download one …');
  return attempt('npx', ['playwright', 'install', 'chromium']) ? present() : null;
}

/** As root on Debian or Ubuntu, as build machines are. */
function afterDebianInstall(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log("Installing Debian's chromium …");
  attempt('apt-get', ['update']);
  return attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']) ? present() : null;
}

function attempt(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, {
      stdio: 'ignore',
      timeout: DOWNLOAD_LIMIT,
      shell: process.platform === 'win32',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
}
