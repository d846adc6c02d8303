import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, declareP1, dialog, openDialog, timeline } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

test('[RUL-CLOSED CLS-SECURITY] words that never should have been written are redacted by keyboard, from the line or from anywhere', async ({
  page,
}) => {
  await declareP1(page, host);
  const log = timeline(page);
  const line = page.getByRole('textbox', { name: 'Write to the timeline' });
  await expect(line).toBeFocused();
  await type(page, 'Password is hunter2', 'Enter');
  await expect(log.getByText('Password is hunter2')).toBeVisible();
  await expect(line).toHaveValue('');
  await type(page, '? Ask Maria Novak, 1980-04-02', 'Enter');
  await expect(log.getByText('Maria Novak')).toBeVisible();

  // on the line itself; the dialog says that there is no way back, and asks why
  await log.getByText('Password is hunter2').click();
  await page.locator('[data-panel="timeline"]').focus();
  await type(page, 'ArrowUp', 'r');
  await expect(dialog(page).getByText('This cannot be undone.')).toBeVisible();
  await expect(dialog(page).getByText('Password is hunter2')).toBeVisible();
  await expect(dialog(page).getByRole('textbox', { name: 'Why' })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText('Write the reason: it may not be empty.')).toBeVisible();
  await type(page, 'A password', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText(/^Redacted by K. Osei at \d\d:\d\d.*: A password$/)).toBeVisible();
  await expect(page.getByText('hunter2')).toHaveCount(0);

  // from anywhere: the line is found by its words
  await openDialog(page, 'Alt+Delete');
  await page.keyboard.type('Novak');
  await expect(page.getByRole('option', { name: /Maria Novak/ })).toBeVisible();
  await type(page, 'Enter');
  await expect(
    dialog(page)
      .getByText(/Maria Novak/)
      .first(),
  ).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'Why' }).focus();
  await type(page, 'Names a citizen', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText(/^Redacted by K. Osei at .*: Names a citizen$/)).toBeVisible();
  await expect(page.getByText('Novak')).toHaveCount(0);

  // somebody else is told whom to ask
  await becomes(page, 'Ivanova');
  await log.getByText('Declared: Sign-in fails in region A').hover();
  await log.getByRole('button', { name: 'Redact this line…' }).first().click();
  await type(page, 'I would rather not', 'Control+Enter');
  await expect(dialog(page).getByText(/^Ask .*they decide what is taken out of the record/)).toBeVisible();
});
