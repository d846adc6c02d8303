import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { violations } from '../support/accessibility.ts';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { fillWithMany } from '../support/many-incidents.ts';

const INCIDENTS = 600;
const OPEN = 40;

let host: BrowserConsole;
test.beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-list-'));
  await fillWithMany(folder, { incidents: INCIDENTS, open: OPEN, now: Date.now() });
  host = await startBrowserConsole(folder);
});
test.afterEach(() => host.close());

async function enter(page: Page): Promise<void> {
  await page.goto(host.address);
  await page.getByText('A. Mensah').first().click();
  await expect(grid(page)).toHaveAttribute('aria-busy', 'false');
}

const grid = (page: Page) => page.getByRole('grid');
const rowCount = (page: Page) => grid(page).getAttribute('aria-rowcount').then(Number);
const selected = (page: Page) => grid(page).locator('[aria-selected=true]');

test('a long list is gone through by keyboard alone, and a reader hears how long it is', async ({ page }) => {
  await enter(page);
  expect(await rowCount(page)).toBe(INCIDENTS + 1);
  expect(await grid(page).locator('tr[aria-selected]').count()).toBeLessThan(90);

  await page.keyboard.press('End');
  await expect(selected(page)).toHaveAttribute('aria-rowindex', String(INCIDENTS + 1));
  const last = await selected(page).getAttribute('id');
  expect(await grid(page).getAttribute('aria-activedescendant')).toBe(last);
  await type(page, 'k', 'k', 'j');
  await expect(selected(page)).toHaveAttribute('aria-rowindex', String(INCIDENTS));
  await page.keyboard.press('PageUp');
  expect(Number(await selected(page).getAttribute('aria-rowindex'))).toBeLessThan(INCIDENTS - 20);

  // The order is another one: the selection goes with its incident.
  const chosen = await selected(page).getAttribute('id');
  await type(page, 's', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(page.getByText('Sort: Priority')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(selected(page)).toHaveAttribute('id', chosen ?? '');

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`#/${chosen}$`));
  await page.goBack();
  await expect(selected(page)).toHaveAttribute('id', chosen ?? '');
});

test('a search narrows the list, says what stands in the way, and one key clears it', async ({ page }) => {
  await enter(page);
  await type(page, '/', 'RESEAU');
  await expect(page.getByRole('status').filter({ hasText: /^60 of 600 incidents$/ })).toBeVisible();
  await type(page, ' nowhere', 'Enter');
  await expect(page.getByText('No incident fits all of this')).toBeVisible();

  await page.keyboard.press('f');
  await page.getByRole('region', { name: 'Filter' }).getByLabel('P1').check();
  await expect(page.getByRole('button', { name: /^Without “RESEAU nowhere”: \d+ incidents$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take P1 away' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Filter' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect.poll(() => rowCount(page)).toBe(INCIDENTS + 1);
});

test('views are picked by number; one is saved, renamed, deleted and put back, and outlives a reload', async ({
  page,
}) => {
  await enter(page);
  await page.keyboard.press('2');
  await expect.poll(() => rowCount(page)).toBe(OPEN + 1);
  await page.keyboard.press('6');
  const drills = await rowCount(page);
  expect(drills).toBeGreaterThan(10);

  await page.keyboard.press('f');
  await page.getByLabel('Closed', { exact: true }).first().check();
  await type(page, 'Escape', 'v');
  await type(page, 'Closed drills', 'Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload();
  await page
    .getByRole('button', { name: '7 Closed drills' })
    .or(page.getByTitle('Closed drills'))
    .first()
    .waitFor();
  await page.keyboard.press('7');
  await expect(page.getByRole('button', { name: 'Take Only drills away' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take Closed away' })).toBeVisible();

  await page.keyboard.press('v');
  const name = page.getByLabel('Name of the view “Closed drills”');
  await name.fill('Old drills');
  await name.press('Enter');
  await expect(page.getByTitle('Old drills')).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('“Old drills” was deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByLabel('Name of the view “Old drills”')).toBeVisible();
});

test('what happens elsewhere shows in the list at once, without reading it again', async ({ page }) => {
  await enter(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.keyboard.press('2');
  await expect.poll(() => rowCount(page)).toBe(OPEN + 1);
  await page.evaluate(async (uuid) => {
    const command = {
      type: 'declare',
      title: 'A new one',
      services: ['digital-identity'],
      impact: 'Citizens cannot sign in',
      drill: false,
      method: 'monitoring',
      reportedBy: 'Synthetic test',
      onsetAt: null,
      detectedAt: Date.now(),
    };
    const stream = `incident/${uuid}`;
    const body = { commandId: crypto.randomUUID(), stream, command, occurredAt: null, onBehalfOf: null };
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/execute', { method: 'POST', headers, body: JSON.stringify(body) });
  }, crypto.randomUUID());
  await expect.poll(() => rowCount(page)).toBe(OPEN + 2);
  expect(asked).toEqual(['/api/execute']);
});

test('the list, its filter and an empty result meet WCAG 2.2 AA in both themes', async ({ page }) => {
  await enter(page);
  for (const _ of ['dark', 'light']) {
    await page.keyboard.press('f');
    await page.getByRole('region', { name: 'Filter' }).getByLabel('P1').check();
    expect(await violations(page)).toEqual([]);
    await type(page, 'Escape', '5');
    expect(await violations(page)).toEqual([]);
    await type(page, '/', 'nowhere', 'Enter');
    expect(await violations(page)).toEqual([]);
    await type(page, 'Escape', 'Alt+t');
  }
});
