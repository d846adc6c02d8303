import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';

/** The browser host as it is built, with a real browser before it. */
const built = fileURLToPath(new URL('../../out/web.js', import.meta.url));

let folder: string;
let child: ChildProcess | null = null;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'war-room-web-'));
});
test.afterEach(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the host and answers the address that it prints. */
async function start(...args: string[]): Promise<URL> {
  const host = spawn(process.execPath, [built, '--no-open', '--data', folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = host;
  let said = '';
  host.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  await expect.poll(() => said, { timeout: 30_000 }).toContain('data in');
  return new URL(/http:\S+/.exec(said)?.[0] ?? '');
}

async function end(): Promise<void> {
  const host = child;
  child = null;
  if (host === null || host.exitCode !== null || host.signalCode !== null) return;
  const gone = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGKILL');
  await gone;
}

/** What the browser objects to: scripts and styles that the policy forbids, files that are missing. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

test('the printed address opens the console, the key leaves the address, and the browser objects to nothing', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const address = await start();
  await page.goto(address.href);
  await expect(page.getByText('A. Mensah')).toBeVisible();
  expect(page.url()).not.toContain('key');
  await page.getByText('A. Mensah').click();
  await expect(page.getByText('Who are you?')).toBeHidden();
  expect(complaints).toEqual([]);
});

test('[GEN-OFFLINE] a page goes on by itself after its host was killed and started again', async ({
  page,
}) => {
  const address = await start();
  await page.goto(address.href);
  await page.getByText('A. Mensah').click();
  await expect(page.getByText('Who are you?')).toBeHidden();
  await end();
  await start('--port', address.port);
  // Somebody else takes over elsewhere: the page hears of it over the line that it opened again.
  const takeOver = () =>
    page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/signIn', { method: 'POST', headers, body: '{"person":"j-park"}' });
      return answer.status;
    });
  await expect(async () => {
    expect(await takeOver()).toBe(200);
    await expect(page.getByText('J. Park').first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('a browser without the key is told what to open', async ({ page }) => {
  const address = await start();
  const answer = await page.goto(address.origin);
  expect(answer?.status()).toBe(401);
  await expect(page.getByText('Open the address that the console printed')).toBeVisible();
});
