import { expect, type Page, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { dialog, openDialog } from '../support/p1-by-keyboard.ts';
import { goTo, signIn } from '../support/settings-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async ({ page }) => {
  host = await startBrowserConsole();
  await signIn(page, host);
  await goTo(page, 'Policy');
});
test.afterEach(() => host.close());

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the policy' }).getByRole('button', { name });
const putInForce = (page: Page) => page.getByRole('button', { name: /^Put in force/ });

/** Writes at the very beginning of the pack's file, behind its first brace. */
async function writeIntoFile(page: Page, text: string): Promise<void> {
  await part(page, 'As a file').focus();
  await page.getByRole('textbox', { name: 'As a file' }).focus();
  await type(page, 'Control+Home', 'ArrowRight', text);
}

test('[GEN-PACK] a limit is added where the policy has none, another taken away and flagged, and both can be taken back', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Add a limit: Triage P3' }).focus();
  await type(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'Triage P3' })).toHaveValue('5 min');

  await page.getByRole('textbox', { name: 'Acknowledgement P1' }).focus();
  await type(page, 'Control+a', 'Backspace', 'Tab');
  await expect(page.getByRole('button', { name: 'Add a limit: Acknowledgement P1' })).toBeVisible();
  await expect(page.getByText('looser: policy says before 5 min')).toBeVisible();

  // one that the policy cannot go without
  await page.getByRole('textbox', { name: 'Bridge status' }).focus();
  await type(page, 'Control+a', 'Backspace', 'Tab');
  await expect(page.getByRole('status').getByText('must have a limit')).toBeVisible();
  await expect(putInForce(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Add a limit: Bridge status' }).focus();
  await type(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'Bridge status' })).toHaveValue('15 min');

  await part(page, 'Changes').focus();
  for (const place of [/Acknowledgement/, /Triage/]) {
    await page.getByRole('button', { name: new RegExp(`Take back.*${place.source}`) }).focus();
    await type(page, 'Enter');
  }
  await expect(page.getByText('The draft says what the version in force says.')).toBeVisible();
});

test('[GEN-PACK] a version that goes back is refused as it is typed; one adopted without the approver says so', async ({
  page,
}) => {
  await part(page, 'About').focus();
  await page.getByRole('textbox', { name: 'Version' }).focus();
  await type(page, 'Control+a', '1.9.0');
  await expect(page.getByRole('status').getByText('must be later than 2.0.0')).toBeVisible();
  await expect(putInForce(page)).toBeDisabled();
  await page.getByRole('textbox', { name: 'Version' }).focus();
  await type(page, 'Control+a', '2.1.0');

  await openDialog(page, 'Control+Enter');
  await expect(dialog(page).getByText('K. Osei is not Chief Digital Officer.')).toBeVisible();
  await type(page, 'Control+Enter');
  await expect(page.getByText('gaas-default 2.1.0 was adopted.')).toBeVisible();
  await part(page, 'Versions').focus();
  await expect(page.getByRole('row', { name: /2\.1\.0.*in force/ })).toContainText(
    'not approved by the Chief Digital Officer',
  );
});

test('[GEN-PACK CLK-CALENDAR] a calendar is copied for another zone, and one in a zone that does not exist refused', async ({
  page,
}) => {
  await part(page, 'Calendar').focus();
  await page.getByRole('textbox', { name: 'Copy under a new name' }).focus();
  await type(page, 'india', 'Tab', 'Enter');
  const zone = page.getByRole('textbox', { name: 'Time zone' });
  await zone.focus();
  await type(page, 'Control+a', 'Asia/Atlantis');
  await expect(page.getByText('calendars.india.zone', { exact: true })).toBeVisible();
  await expect(putInForce(page)).toBeDisabled();
  await type(page, 'Control+a', 'Asia/Kolkata');
  await expect(putInForce(page)).toBeEnabled();
  await page.getByRole('button', { name: 'Remove india' }).focus();
  await type(page, 'Enter');
  await expect(zone).toHaveValue('Europe/London');
});

const nested = `"extra": ${'['.repeat(40)}${']'.repeat(40)},`;
for (const [what, text, says] of [
  ['a name written twice', '"schema": 2,', 'line 2: Schema is written twice'],
  ['nesting without end', nested, 'line 1: must not nest deeper than 32 groups'],
  ['no JSON', 'schema', 'line 1: is no JSON'],
] as const)
  test(`[GEN-PACK] a file with ${what} is refused by its line, and changes nothing`, async ({ page }) => {
    await writeIntoFile(page, text);
    await expect(page.getByText(says)).toBeVisible();
    await expect(putInForce(page)).toBeDisabled();
    await expect(page.getByText(/gaas-default 2\.0\.0 is in force/)).toBeVisible();
  });

test('[GEN-PACK] an entry called __proto__ is refused by its path', async ({ page }) => {
  await writeIntoFile(page, '"__proto__": {"id": "x"},');
  await expect(page.getByRole('status').getByText('is no name that an entry may have')).toBeVisible();
  await expect(putInForce(page)).toBeDisabled();
});

test('[GEN-PACK] a file of 20 MB is not opened, and what was there stays', async ({ page }) => {
  await part(page, 'As a file').focus();
  const file = { name: 'huge.json', mimeType: 'application/json', buffer: Buffer.alloc(20_000_000, ' ') };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('huge.json was not opened, and nothing was changed')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'As a file' })).toHaveValue(/"gaas-default"/);
});
