import { expect, type Page, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { dialog, openDialog } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async ({ page }) => {
  host = await startBrowserConsole();
  await page.goto(host.address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, 'Osei', 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
  await openDialog(page, 'Control+k');
  await type(page, 'Directory', 'Enter');
  await expect(page.getByRole('region', { name: 'Directory' })).toBeVisible();
});
test.afterEach(() => host.close());

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
/** What stands beside a name in the facts of an entry. */
const fact = (page: Page, name: string) =>
  page.getByText(name, { exact: true }).locator('xpath=following-sibling::dd[1]');

/** Finds an entry by typing, and leaves the line so that keys are keys again. */
async function find(page: Page, text: string, name: string): Promise<void> {
  await type(page, '/', 'Control+a', text, 'ArrowDown');
  await expect(title(page, name)).toBeVisible();
  await title(page, name).click();
}

test('[INT-MONITORING] services of tier 1 and 2 that are not watched as they should be are listed, until somebody sees to it', async ({
  page,
}) => {
  await expect(page.getByRole('button', { name: '9 gaps in monitoring' })).toBeVisible();
  await type(page, 'm');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Data exchange layer' })).toContainText('not around the clock');
  await expect(rows.filter({ hasText: 'Certificate authority' })).toContainText('one location only');
  await expect(rows.filter({ hasText: 'Child support' })).toContainText('no alerts at SLA thresholds');
  await expect(rows.filter({ hasText: 'Election information' })).toContainText('no automated monitoring');
  // the gravest tier first
  await expect(rows.nth(1)).toContainText('Certificate authority');

  await page.getByRole('button', { name: 'Election information' }).focus();
  await type(page, 'Enter');
  await expect(title(page, 'Election information')).toBeVisible();
  await openDialog(page, 'e');
  await dialog(page).getByLabel('automated monitoring').focus();
  await type(page, 'Space', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('button', { name: '8 gaps in monitoring' })).toBeVisible();
});

test('a service says who owns and manages it, and who does so meanwhile; the dates are changed in place', async ({
  page,
}) => {
  await find(page, 'digital identity', 'Digital identity platform');
  await expect(fact(page, 'Service Owner')).toContainText('A. Mensah');
  await expect(fact(page, 'Service Owner')).toContainText('deputy C. Brandt');
  await expect(fact(page, 'Service Manager')).toContainText('K. Osei');

  await openDialog(page, 'a');
  await type(page, 'Service Man', 'Enter', 'Tab', 'Nguyen', 'Enter', 'Tab', 'ArrowRight', 'ArrowRight');
  await type(page, 'Tab', 'Tab', '+14d', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(fact(page, 'Service Manager')).toContainText('T. Nguyen acting for K. Osei');
  const row = page.getByRole('row', { name: /T\. Nguyen/ });
  await expect(row).toContainText('acting');

  // who is appointed today did not act yesterday; a later end is another date, not another appointment
  await row.getByRole('button', { name: 'Change' }).focus();
  await openDialog(page, 'Enter');
  await expect(
    dialog(page).getByText('T. Nguyen, Service Manager · Digital identity platform'),
  ).toBeVisible();
  await expect(dialog(page).getByLabel('From')).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d/);
  await dialog(page).getByLabel('Until').focus();
  await type(page, 'Control+a', '2099-12-31 18:00', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(row).toContainText('31 Dec 2099');

  await row.getByRole('button', { name: 'End' }).focus();
  await openDialog(page, 'Enter');
  await type(page, 'Control+Enter');
  await expect(row).toBeHidden();
  await expect(fact(page, 'Service Manager')).not.toContainText('Nguyen');
});

test('[NTF-PAGE] a rotation shows every watch ahead, a person when theirs is next, and one that pages for something stays', async ({
  page,
}) => {
  await find(page, 'health engineers', 'Health engineers');
  const watches = page.locator('section', { hasText: 'The next fourteen days' }).last().getByRole('row');
  // two a day for fourteen days, and those that are cut at both ends
  await expect(watches.first()).toContainText(/^now – /);
  expect(await watches.count()).toBeGreaterThanOrEqual(28);
  await expect(watches.nth(1)).toContainText(/08:00|20:00/);

  await page.getByRole('button', { name: 'Remove' }).focus();
  await type(page, 'Enter');
  await expect(dialog(page)).toBeFocused();
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText(/another rotation first: Health engineers pages for it/)).toBeVisible();
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();

  await find(page, 'leila torres', 'Leila Torres');
  await expect(fact(page, 'On call with')).toContainText(/Health engineers first (now, until|from)/);
});

test('a rotation that pages for nothing is taken away', async ({ page }) => {
  await openDialog(page, 'n');
  await type(page, 'On-call', 'Enter', 'Night porters');
  await dialog(page).getByRole('combobox', { name: 'They take turns in this order' }).focus();
  await type(page, 'Osei', 'Enter', 'Control+Enter');
  await expect(title(page, 'Night porters')).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).focus();
  await type(page, 'Enter');
  await expect(dialog(page)).toBeFocused();
  await type(page, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(title(page, 'Night porters')).toBeHidden();
  await expect(page.getByText('Choose an entry')).toBeVisible();
});
