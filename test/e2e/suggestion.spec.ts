import { expect, type Page, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { dialog, openDialog, timeline } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

async function toDeclare(page: Page, ...answers: readonly string[]): Promise<void> {
  await type(page, 'n');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
  await type(page, ...answers);
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
}

test('[CLS-P3] a P3 that has missed its target is prompted for P2, and one key leads there', async ({
  page,
}) => {
  await page.goto(host.address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, 'Osei', 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
  await toDeclare(page, 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'y');
  await type(
    page,
    'Digital',
    'Enter',
    'Tab',
    'Some sign-ins fail',
    'Tab',
    'Some users',
    'Tab',
    'Tab',
    'Desk',
  );
  await type(page, 'Tab', '-9h', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: Some sign-ins fail')).toBeVisible();
  await expect(page.getByText('This P3 has missed its target resolution: consider P2.')).toBeVisible();
  await openDialog(page, 'Alt+Shift+K');
  await expect(dialog(page).getByText('Change the priority from P3')).toBeVisible();
  await expect(dialog(page).getByRole('radio', { name: 'P2' })).toBeChecked();
  await type(page, 'Control+Enter');
  await expect(timeline(page).getByText(/Priority raised P3 → P2/)).toBeVisible();
  await expect(page.getByText(/has missed its target resolution/)).toBeHidden();
});
