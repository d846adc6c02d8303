import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openSqlite } from '../../central/store/sqlite-log.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { violations } from '../support/accessibility.ts';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { type RunningCentral, serveCentral } from '../support/central-server.ts';
import { declareP1, dialog, timeline } from '../support/p1-by-keyboard.ts';
import { goTo, signIn } from '../support/settings-by-keyboard.ts';

let folder: string;
let central: RunningCentral;
let left: BrowserConsole;
let right: BrowserConsole;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'war-room-central-'));
  central = await serveCentral(await openSqlite(join(folder, 'central.sqlite')));
  [left, right] = await Promise.all([startBrowserConsole(), startBrowserConsole()]);
});
test.afterEach(async () => {
  await Promise.all([left.close(), right.close()]);
  await central.close();
  rmSync(folder, { recursive: true, force: true });
});

const again = async (): Promise<RunningCentral> =>
  serveCentral(await openSqlite(join(folder, 'central.sqlite')), { port: central.port });

/** Goes to the settings and joins, by keyboard alone. */
async function joins(page: Page, name: string): Promise<void> {
  const code = await central.registry.invite({ person: 'k-osei' as PersonId, role: 'console' });
  await goTo(page, 'Central');
  await expect(page.getByRole('textbox', { name: 'Address of central' })).toBeFocused();
  await type(page, central.address, 'Tab', code, 'Tab', 'Control+a', name, 'Control+Enter');
  await expect(page.getByRole('button', { name: 'Leave central' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'synced' })).toBeVisible();
}

/** Writes a line on the open bridge. */
const writes = (page: Page, text: string) => type(page, text, 'Enter');

// An act on what is not there must end before the test does.
test.use({ actionTimeout: 15_000 });

test('[GEN-OFFLINE] two consoles join by keyboard and share one record; central away is said with what waits, and it catches up by itself', async ({
  page,
  context,
}) => {
  test.slow();
  await declareP1(page, left);
  const bridge = page.url();
  await expect(page.getByText('on this console')).toBeVisible();
  await joins(page, 'Room 3, left');
  const other = await context.newPage();
  await signIn(other, right);
  await joins(other, 'Room 3, right');

  await page.goto(bridge);
  await other.goto(`http://127.0.0.1:${right.port}/${new URL(bridge).hash}`);
  await expect(timeline(other).getByText('Declared: Sign-in fails in region A')).toBeVisible();
  await page.getByLabel('Write to the timeline').focus();
  await writes(page, 'Failing over to region B');
  await expect(timeline(other).getByText('Failing over to region B')).toBeVisible();
  await expect(page.getByText('synced')).toBeVisible();

  await central.close();
  await expect(page.getByText(/^Offline since \d\d:\d\d · 0 pending$/)).toBeVisible();
  await writes(page, 'Said while central was away');
  await expect(page.getByText(/^Offline since \d\d:\d\d · 1 pending$/)).toBeVisible();
  await expect(timeline(page).getByText('Said while central was away')).toBeVisible();

  central = await again();
  await expect(timeline(other).getByText('Said while central was away')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('synced')).toBeVisible();
});

test('a code that is none is refused in place; leaving says what happens before it does', async ({
  page,
}) => {
  await signIn(page, left);
  await goTo(page, 'Central');
  await type(page, central.address, 'Tab', 'AAAA-BBBB', 'Control+Enter');
  await expect(page.getByText('Ask an administrator for a new code')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Address of central' })).toHaveValue(central.address);
  await type(page, 'Alt+1', 'Alt+3');
  await joins(page, 'Room 3');

  await page.getByRole('button', { name: 'Leave central' }).focus();
  await type(page, 'Enter');
  await expect(dialog(page).getByText('Everything stays on this console')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Leave central' }).focus();
  await type(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'This console works alone' })).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test(`the page of central meets WCAG 2.2 AA, ${theme}`, async ({ page }) => {
    test.slow();
    await signIn(page, left);
    if (theme === 'light') {
      await type(page, 'Alt+t');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    }
    await goTo(page, 'Central');
    await expect(page.getByRole('textbox', { name: 'Address of central' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await joins(page, 'Room 3');
    expect(await violations(page)).toEqual([]);
    await central.registry.revoke((await central.registry.list())[0]?.device ?? ('' as never));
    await page.getByRole('button', { name: 'Sync now' }).focus();
    await type(page, 'Enter');
    await expect(page.getByText('Central revoked this console').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
