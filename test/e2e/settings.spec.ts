import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { violations } from '../support/accessibility.ts';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { declareP1, dialog, openDialog, timeline } from '../support/p1-by-keyboard.ts';
import { goTo, signIn } from '../support/settings-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

/** Gives the import dialog a file, as the platform's own chooser would. */
async function choose(page: Page, name: string, text: string): Promise<void> {
  const file = join(host.dataFolder, name);
  writeFileSync(file, text);
  await openDialog(page, 'i');
  await dialog(page).getByLabel('File to import').setInputFiles(file);
}

const columns = 'id,name,handle,agency,email,phone,left';

test('a person is added, appointed with dates, imported and exported by keyboard; bad input is refused by its line', async ({
  page,
}) => {
  await signIn(page, host);
  await goTo(page, 'Directory');
  await openDialog(page, 'n');
  await type(page, 'Person', 'Enter');
  await expect(dialog(page).getByLabel('Name', { exact: true })).toBeFocused();
  await type(page, 'Zoë Lange', 'Tab', 'Tab', 'Digital Tr', 'Enter', 'Control+Enter');
  await expect(page.getByRole('heading', { name: 'Zoë Lange' })).toBeVisible();
  await expect(page.getByText('@lange')).toBeVisible();

  // the same again: refused in the form, which keeps what was typed
  await openDialog(page, 'n');
  await type(page, 'Person', 'Enter', 'Zoë Lange', 'Control+Enter');
  await expect(dialog(page).getByText('Choose another short name: @lange is Zoë Lange.')).toBeVisible();
  await expect(dialog(page).getByLabel('Name', { exact: true })).toHaveValue('Zoë Lange');
  await type(page, 'Escape');

  await openDialog(page, 'a');
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText('Choose an office first.')).toBeVisible();
  await type(page, 'Service Man', 'Enter', 'Tab', 'Citizen port', 'Enter', 'Tab', 'ArrowRight', 'Tab');
  await type(page, '+1d', 'Tab', '+15d', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  const row = page.getByRole('row', { name: /Service Manager/ });
  await expect(row).toContainText('Citizen portal');
  await expect(row).toContainText('deputy');
  await expect(row).toContainText(/\d{4} – \d/);

  await choose(
    page,
    'people.csv',
    `${columns}\nann-lee,Ann Lee,lange,DTO,,,no\nann-lee,Ann Lee,lee,,,,perhaps\n`,
  );
  await expect(dialog(page).getByText('Nothing was taken; the directory is as it was.')).toBeVisible();
  await expect(dialog(page).getByText('line 3 · left')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: /^Import/ })).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await type(page, 'Escape');
  await choose(page, 'people.csv', 'id,name,hande\nx,Somebody,some\n');
  await expect(dialog(page).getByText('line 1 · hande')).toBeVisible();
  await type(page, 'Escape');

  await choose(page, 'people.csv', `${columns}\nann-lee,Ann Lee,annlee,,,,no\n`);
  await expect(dialog(page).getByText('People 1')).toBeVisible();
  await type(page, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await type(page, '/', 'ann lee', 'ArrowDown');
  await expect(page.getByRole('heading', { name: 'Ann Lee' })).toBeVisible();

  // what is exported can be imported again: it says what the directory holds
  await page.getByRole('heading', { name: 'Ann Lee' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    openDialog(page, 'x').then(() => type(page, 'People', 'Enter')),
  ]);
  const exported = readFileSync(await download.path(), 'utf8');
  expect(exported).toContain('zoe-lange,Zoë Lange,lange');
  expect(exported).toContain('ann-lee,Ann Lee,annlee');
  await choose(page, 'again.csv', exported);
  await expect(dialog(page).getByText('the directory holds all of it already')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: /^Import/ })).toBeDisabled();
  // what a spreadsheet saved in its own old encoding would lose letters
  await dialog(page)
    .getByLabel('File to import')
    .setInputFiles({
      name: 'old.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${columns}\nzoe,Zoë,zoe,,,,no\n`, 'latin1'),
    });
  await expect(dialog(page).getByText('Save the file as “CSV UTF-8”')).toBeVisible();
  await expect(dialog(page).getByText('line 2')).toBeVisible();
});

test('a rotation with a gap is refused and keeps what was typed; somebody stands in for a while', async ({
  page,
}) => {
  await signIn(page, host);
  await goTo(page, 'Directory');
  await type(page, '/', 'health engineers', 'ArrowDown');
  await expect(page.getByRole('heading', { name: 'Health engineers' })).toBeVisible();
  const now = page.getByText('On call now').locator('xpath=following-sibling::dd[1]');
  await page.getByRole('heading', { name: 'Health engineers' }).click();
  await openDialog(page, 'e');
  const until = dialog(page).getByRole('textbox', { name: 'Until' }).first();
  await until.focus();
  await type(page, 'Control+a', '19:00', 'Control+Enter');
  await expect(dialog(page).getByText('nobody is on call on Monday from 19:00')).toBeVisible();
  await expect(until).toHaveValue('19:00');
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();

  await page.getByRole('button', { name: 'Let somebody stand in' }).focus();
  await openDialog(page, 'Enter');
  await type(page, 'Osei', 'Enter', 'Control+Enter');
  await expect(dialog(page).getByText('a stand-in always has an end')).toBeVisible();
  await type(page, 'Tab', 'Tab', '+4h', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(now).toContainText('K. Osei');
});

test('[CLK-CALENDAR] public holidays of England are imported into the draft, and can be edited', async ({
  page,
}) => {
  await signIn(page, host);
  await goTo(page, 'Policy');
  await page.getByRole('button', { name: 'Calendar', exact: true }).focus();
  await page.getByRole('textbox', { name: 'Until year' }).focus();
  await type(page, 'Control+a', '2031', 'Tab', 'Enter');
  await expect(page.getByText(/^\d+ holidays imported/)).toBeVisible();
  await expect(page.locator('[value="2031-12-25"]')).toBeVisible();
  await expect(page.getByText('Draft 2.0.1')).toBeVisible();
  await page.getByRole('textbox', { name: 'Country' }).focus();
  await type(page, 'Control+a', 'QQ', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
  await expect(page.getByText('No public holidays are known')).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test(`directory and policy meet WCAG 2.2 AA, ${theme}`, async ({ page }) => {
    test.slow();
    await signIn(page, host);
    if (theme === 'light') {
      await type(page, 'Alt+t');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    }
    await goTo(page, 'Directory');
    expect(await violations(page)).toEqual([]);
    await type(page, '/', 'digital identity', 'ArrowDown');
    await expect(page.getByRole('heading', { name: 'Digital identity platform' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('heading', { name: 'Digital identity platform' }).click();
    for (const key of ['e', 'a']) {
      await openDialog(page, key);
      expect(await violations(page)).toEqual([]);
      await type(page, 'Escape');
      await expect(dialog(page)).toBeHidden();
    }
    await type(page, 'm');
    await expect(page.getByRole('heading', { name: 'Gaps in monitoring' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await type(page, 'Alt+2');
    await page.getByRole('textbox', { name: 'Acknowledgement P1' }).fill('10 min');
    await page.getByRole('textbox', { name: 'Acknowledgement P2' }).fill('soon');
    const parts = page.getByRole('navigation', { name: 'Parts of the policy' });
    for (const part of await parts.getByRole('button').all()) {
      await part.focus();
      expect(await violations(page)).toEqual([]);
    }
  });
}

/** Which pack an incident was opened under, as its record says. */
const packOf = (page: Page, stream: string): Promise<string> =>
  page.evaluate(async (asked) => {
    const answer = await fetch('/api/open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ stream: asked }),
    });
    return /"version":"(\d+\.\d+\.\d+)"/.exec(await answer.text())?.[1] ?? '';
  }, stream);

const streamOf = (page: Page): string => `incident/${page.url().split('/').at(-1)}`;

test('[GEN-PACK] a limit is changed, a broken calendar refused, and 2.0.1 adopted: a new incident opens under it, an old one keeps 2.0.0 until it is moved', async ({
  page,
}) => {
  await declareP1(page, host);
  const old = streamOf(page);
  await goTo(page, 'Policy');

  await page.getByRole('textbox', { name: 'Acknowledgement P1' }).focus();
  await type(page, 'Control+a', '10 min');
  await expect(page.getByText('looser: policy says before 5 min')).toBeVisible();
  await expect(page.getByText('Draft 2.0.1')).toBeVisible();

  // no working hours: refused by its path, and the way leads back to the field
  const parts = page.getByRole('navigation', { name: 'Parts of the policy' });
  await parts.getByRole('button', { name: 'Limits' }).focus();
  await type(page, 'ArrowDown');
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
  for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) {
    await page.getByRole('textbox', { name: day }).focus();
    await type(page, 'Control+a', 'Backspace');
  }
  const problem = page.getByRole('status').getByRole('button', { name: /Calendar/ });
  await expect(problem).toBeVisible();
  await expect(page.getByText('calendars.england.week', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Put in force/ })).toBeDisabled();
  await parts.getByRole('button', { name: 'Limits' }).focus();
  await problem.focus();
  await type(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'Mon' })).toBeFocused();

  // taken back one by one; the draft survives a look elsewhere
  await parts.getByRole('button', { name: 'Changes' }).focus();
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await page.getByRole('button', { name: new RegExp(`Take back.*${day}`) }).focus();
    await type(page, 'Enter');
  }
  await expect(problem).toBeHidden();
  await type(page, 'Alt+l');
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
  await goTo(page, 'Policy');
  await expect(page.getByText('1 change to 2.0.0')).toBeVisible();

  await openDialog(page, 'Control+Enter');
  await expect(dialog(page).getByText('1 limit is looser than the policy')).toBeVisible();
  await type(page, 'Sharma', 'Enter', 'Control+Enter');
  await expect(page.getByText('gaas-default 2.0.1 was adopted.')).toBeVisible();
  await parts.getByRole('button', { name: 'Versions' }).focus();
  await expect(page.getByRole('row', { name: /2\.0\.1.*in force/ })).toContainText('approved by P. Sharma');

  // a field that no pack has is refused by its path; what is in force stays
  await parts.getByRole('button', { name: 'As a file' }).focus();
  await page.getByRole('textbox', { name: 'As a file' }).focus();
  await type(page, 'Control+Home', 'ArrowRight', '"strange": 1,');
  await expect(page.getByText('is no field of a pack')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Put in force/ })).toBeDisabled();

  await type(page, 'Control+k', 'Declare', 'Enter');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
  await type(page, 'y');
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
  await type(page, 'Citizen por', 'Enter', 'Tab', 'Portal is down', 'Tab', 'Citizens see an error page');
  await type(page, 'Tab', 'Tab', 'Synthetic test eu-1', 'Tab', '-2m', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: Portal is down')).toBeVisible();
  expect(await packOf(page, streamOf(page))).toBe('2.0.1');
  expect(await packOf(page, old)).toBe('2.0.0');

  // the old one goes on under the new version by command, with the reason; what moves is shown before
  await type(page, 'Alt+l');
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
  await type(page, 'Control+k', 'Sign-in fails', 'Enter');
  await expect(timeline(page).getByText(/^Declared: Sign-in fails/)).toBeVisible();
  await openDialog(page, 'Alt+Shift+V');
  await expect(dialog(page).getByText('It runs under gaas-default 2.0.0')).toBeVisible();
  // taken in time already, it owes nothing by the new limit
  await expect(dialog(page).getByText('No clock moves.')).toBeVisible();
  await type(page, 'Tab', 'The new limit is meant for it, too', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(timeline(page).getByText(/^Moved from policy version .*2\.0\.0 to .*2\.0\.1/)).toBeVisible();
});
