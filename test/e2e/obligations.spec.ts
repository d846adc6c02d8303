import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from '../support/accessibility.ts';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, declareP1, dialog, openDialog, send, timeline } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

const due = (page: Page): Locator => page.locator('[data-panel="due"]');
const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key);

test('[NTF-PROOF NTF-SO NTF-CDO] who is to be told stands in one line and on a call list: a key each, the number beside it', async ({
  page,
}) => {
  await declareP1(page, host);
  const log = timeline(page);
  await expect(due(page).getByText('Tell 5 people')).toBeVisible();
  await expect(due(page).getByText('+44 20 7946 0110')).toBeHidden();

  // the call list: one key, and the next is under the cursor
  await openDialog(page, 'Alt+8');
  await expect(dialog(page).getByText('+44 20 7946 0110').first()).toBeVisible();
  await type(page, '1');
  await expect(log.getByText('Chief Digital Officer told: P. Sharma, by phone')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: /E. Larsson/ })).toBeFocused();
  await type(page, '2');
  await expect(log.getByText('Agency CIO told: E. Larsson, by e-mail')).toBeVisible();
  await type(page, 'Escape');
  await expect(page.getByRole('textbox', { name: 'Write to the timeline' })).toBeFocused();

  // on the board: the line opens, Enter asks how beside its row, Shift and a figure says so without asking
  await expect(due(page).getByText('Tell 3 people')).toBeVisible();
  await type(page, 'Alt+1', 'ArrowDown', 'ArrowRight', 'ArrowDown');
  await expect(due(page).getByText('+44 20 7946 0112')).toBeVisible();
  await press(page, 'Enter');
  await expect(dialog(page).getByText('Tell B. Tanaka')).toBeVisible();
  await type(page, '3');
  await expect(log.getByText('Agency leadership told: B. Tanaka, by word of mouth')).toBeVisible();
  await expect(dialog(page)).toBeHidden();
  await expect(due(page).getByRole('button', { name: /K. Osei · Service Manager/ })).toBeFocused();
  await press(page, 'Shift+Digit4');
  await expect(log.getByText('Service Manager told: K. Osei, by message')).toBeVisible();

  // told by mail, acknowledged later
  await openDialog(page, 'Alt+Shift+G');
  await press(page, 'Enter');
  await expect(log.getByText('Acknowledged: Agency CIO told')).toBeVisible();
});

test('[NTF-PAGE] the rotation is paged, and an unanswered page goes to the next by one key', async ({
  page,
}) => {
  await declareP1(page, host);
  const log = timeline(page);
  await openDialog(page, 'Alt+7');
  await expect(dialog(page).getByText('Pages M. Ivanova.')).toBeVisible();
  await type(page, '1');
  await expect(log.getByText(/^M. Ivanova paged by phone/)).toBeVisible();
  const row = due(page).getByRole('button', { name: /Page answered: M. Ivanova/ });
  await expect(row).toBeVisible();
  await row.focus();
  await type(page, 'p');
  // who is next depends on whose week it is
  await expect(
    log.getByText(/^(?!M. Ivanova).+ paged by phone, because M. Ivanova did not answer/),
  ).toBeVisible();
  await due(page)
    .getByRole('button', { name: /Page answered: (?!M. Ivanova)/ })
    .focus();
  await type(page, 'y');
  await expect(log.getByText(/^(?!M. Ivanova).+ answered the page/)).toBeVisible();
  await expect(page.getByText('all answered')).toBeVisible();
});

test('[WAR-BRIDGE WAR-ROLES WAR-TAKEOVER] the bridge is opened and joined; a role changes hands on both sides, or on one with the reason', async ({
  page,
}) => {
  await declareP1(page, host);
  const log = timeline(page);
  await send(page, 'Alt+Shift+O', 'https://meet.gov.example/1', 'Tab', '+44 20 7946 0999');
  await expect(page.getByRole('link', { name: 'meet.gov.example/1' })).toBeVisible();
  await expect(page.getByRole('link', { name: '+44 20 7946 0999' })).toHaveCount(0);
  await type(page, 'Alt+9');
  await expect(log.getByText('K. Osei joined the bridge')).toBeVisible();
  await send(page, 'Alt+Shift+J', 'Ivanova', 'Enter');
  await expect(page.getByText('2 there')).toBeVisible();
  await type(page, 'Alt+9');
  await expect(page.getByText('1 there')).toBeVisible();

  await send(page, 'Alt+r', 'Osei', 'Enter');
  await expect(log.getByText('K. Osei appointed Incident Commander')).toBeVisible();
  // one's own role is offered, and stays one's own until the other accepts
  await type(page, 'Alt+4');
  await openDialog(page, 'Enter');
  await type(page, 'Mensah', 'Enter', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('button', { name: /offered to A. Mensah/ })).toBeVisible();
  await becomes(page, 'Mensah');
  await expect(page.getByText('You are offered Incident Commander by K. Osei.')).toBeVisible();
  await type(page, 'Alt+Shift+A');
  await expect(page.getByText('You are offered')).toBeHidden();

  // without the holder only with a reason
  await becomes(page, 'Sharma');
  await type(page, 'Alt+4');
  await openDialog(page, 'Enter');
  await type(page, 'Sharma', 'Enter', 'Control+Enter');
  await expect(dialog(page).getByText(/Write the reason/)).toBeVisible();
  await type(page, 'Tab', 'Tab', 'Cannot be reached since 14:02', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText(/P. Sharma takes over as Incident Commander/)).toBeVisible();
});

test('[CLK-CALENDAR CLK-CITIZEN-FIRST CLS-RECLOCK] a P4 asks for the answer to the reporter, in business time, and says what is not owed', async ({
  page,
}) => {
  await page.goto(host.address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, 'Osei', 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
  await type(page, 'n');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
  await type(page, ...'nnnnnnnnn');
  await type(page, 'Tax fil', 'Enter', 'Tab', 'Typo on the start page', 'Tab', 'One word is wrong');
  await type(page, 'Tab', 'ArrowRight', 'Tab', 'Ana Lima', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: Typo on the start page')).toBeVisible();
  await expect(page.getByText('Tell the reporter how it stands')).toBeVisible();
  await expect(due(page).getByText('0 h 00 used, 4 h 00 left of business time').first()).toBeVisible();
  await expect(page.getByText('No war room: only a P1 opens one.')).toBeVisible();
  await type(page, 'Alt+1', 'n');
  await expect(due(page).getByText('Only for P1; this is a P4.').first()).toBeVisible();

  // raised: what the P4 owed is in the history, with its reason
  await send(page, 'Alt+p');
  await expect(due(page).getByText('First answer to the reporter · P4')).toBeVisible();
  await expect(
    due(page)
      .getByText(/^The priority changed \d\d:\d\d/)
      .first(),
  ).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test(`what is due, the call list and the pages meet WCAG 2.2 AA, ${theme}`, async ({ page }) => {
    await declareP1(page, host);
    if (theme === 'light') {
      await type(page, 'Alt+t');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    }
    await send(page, 'Alt+Shift+O', 'https://meet.gov.example/1');
    await type(page, 'Alt+9');
    await expect(page.getByText('1 there')).toBeVisible();
    await openDialog(page, 'Alt+7');
    expect(await violations(page)).toEqual([]);
    await type(page, '1');
    await expect(page.getByRole('textbox', { name: 'Write to the timeline' })).toBeFocused();
    const rows = due(page).locator('[data-row]');
    await type(page, 'Alt+1');
    await expect(rows.first()).toBeFocused();
    await type(page, 'ArrowDown', 'ArrowRight');
    await expect(due(page).getByRole('button', { name: /Tell 5 people/, expanded: true })).toBeFocused();
    await type(page, 'n', 'ArrowDown', 'Space');
    await expect(due(page).getByRole('button', { name: /^Not owed/, expanded: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await type(page, 't');
    await expect(dialog(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await type(page, 'Escape');
    await openDialog(page, 'Alt+8');
    expect(await violations(page)).toEqual([]);
  });
}
