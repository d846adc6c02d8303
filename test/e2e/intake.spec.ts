import { expect, type Page, test } from '@playwright/test';
import { violations } from '../support/accessibility.ts';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, declareP1, dialog, openDialog, send, timeline } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(host.address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, name, 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
}

/** Sends the dialog; it is gone when the record has it. */
async function submit(page: Page): Promise<void> {
  await type(page, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

async function toDeclare(page: Page): Promise<void> {
  await type(page, 'n');
  await expect(heading(page, 'Declare an incident')).toBeVisible();
}

test('[INT-NOT-INCIDENT INT-NEARMISS] a service request and a near miss are recorded by keyboard, and found again', async ({
  page,
}) => {
  await signIn(page, 'Osei');
  await type(page, 'o');
  await expect(page.getByText('Nothing recorded yet')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // what is typed suggests what it is; it decides nothing
  await type(page, 'n');
  await expect(heading(page, 'Declare an incident')).toBeVisible();
  await field(page, 'Title').focus();
  await type(page, 'Please reset my password');
  await expect(page.getByText('This reads like a service request: password reset.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await type(page, 'Alt+2');
  await expect(heading(page, 'Record a service request')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Password reset' })).toBeFocused();
  await type(page, 'Control+Enter');
  await expect(page.getByText('Choose which kind of service request it is.')).toBeVisible();
  await type(page, 'Space', 'Control+Enter');
  await expect(page.getByText('Write who reported it: it may not be empty.')).toBeVisible();
  await expect(field(page, 'Reported by')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await type(page, 'Ana Lima', 'Control+Enter');
  await expect(page.getByText('Write the reason: it may not be empty.')).toBeVisible();
  await expect(field(page, 'Why it is no incident')).toBeFocused();
  await type(page, 'She can reset it herself', 'Control+Enter');
  await expect(heading(page, 'Not incidents & near misses')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'She can reset it herself' })).toBeVisible();

  await toDeclare(page);
  await type(page, 'Alt+3');
  await expect(page.getByRole('combobox')).toBeFocused();
  await type(page, 'Flood', 'Enter', 'Tab', 'Generator did not start', 'Tab', 'Power stayed on by luck');
  await page.getByRole('radio', { name: 'No', exact: true }).focus();
  await type(page, 'ArrowRight', 'Control+Enter');
  await expect(page.getByText('review wanted')).toBeVisible();
  await expect(page.getByText('2 recorded')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await type(page, '/', 'luck');
  await expect(page.getByText('1 recorded')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'She can reset it herself' })).toBeHidden();
  await type(page, 'Escape');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
});

test('[CLS-TREE] the tree shows the way taken, "unknown" takes the graver branch, a person overrules, and the bridge still says why', async ({
  page,
}) => {
  await signIn(page, 'Osei');
  await toDeclare(page);
  const line = (number: number) => page.getByRole('treeitem', { name: `Question ${number}:` });
  await type(page, 'n', 'n', 'Backspace', 'n', 'n', 'n', 'n');
  await expect(line(5)).toHaveAccessibleName(/Answered no\. Yes leads to P2/);
  await expect(line(6)).toHaveAttribute('aria-current', 'step');
  await expect(line(7)).toHaveAccessibleName(/Not asked\./);
  await type(page, 'u');
  await expect(line(6)).toHaveAccessibleName(/Not known, so taken as yes, the graver\./);
  await expect(page.getByText('The questions lead to P2')).toBeVisible();

  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
  await type(page, 'Tax fil', 'Enter', 'Tab', 'Forms load slowly', 'Tab', 'Some citizens wait');
  await type(page, 'Tab', 'Tab', 'Desk', 'Alt+o');
  await expect(page.getByRole('radio', { name: 'P1', exact: true })).toBeFocused();
  await type(page, 'ArrowRight', 'ArrowRight', 'Control+Enter');
  await expect(page.getByText('Say why: both priorities are kept on the record.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await type(page, 'Tab', 'One office only', 'Control+Enter');
  await expect(timeline(page).getByText('Classified P3; the questions said P2')).toBeVisible();

  await openDialog(page, 'Alt+q');
  await expect(dialog(page).getByText('The questions led to P2.')).toBeVisible();
  await expect(dialog(page).getByText('K. Osei chose P3:')).toBeVisible();
  await expect(dialog(page).getByText('One office only')).toBeVisible();
  await expect(dialog(page).getByText('Not known: taken as yes')).toBeVisible();
  // the tree is read by the arrow keys
  await expect(dialog(page).getByRole('treeitem', { name: 'Question 6:' })).toBeFocused();
  await type(page, 'ArrowUp', 'ArrowUp');
  await expect(dialog(page).getByRole('treeitem', { name: 'Question 4:' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
});

test('[INT-TRIAGE INT-DETECTION] a second report is attached, and a duplicate closes onto its original', async ({
  page,
}) => {
  await declareP1(page, host);
  await expect(page.getByText('Now', { exact: true })).toBeVisible();
  await type(page, 'Alt+l');
  await expect(heading(page, 'Incidents')).toBeVisible();

  await toDeclare(page);
  await type(page, 'y');
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
  await type(page, 'Digital', 'Enter', 'Tab', 'Cannot sign in either');
  await expect(page.getByText('Open already')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await type(page, 'Alt+a');
  await expect(page.getByText('Write who reported it: it may not be empty.')).toBeVisible();
  await expect(field(page, 'Reported by')).toBeFocused();
  await type(page, 'Call centre', 'Alt+a');
  await expect(timeline(page).getByText('Another report by Call centre')).toBeVisible();
  await expect(page.getByText('2 reports')).toBeVisible();

  // declared all the same, and then recognised
  await type(page, 'Alt+l');
  await toDeclare(page);
  await type(page, 'y');
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
  await type(page, 'Digital', 'Enter', 'Tab', 'Region B fails', 'Tab', 'Nobody can sign in');
  await type(page, 'Tab', 'Tab', 'Desk', 'Tab', '-30m', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: Region B fails')).toBeVisible();
  await openDialog(page, 'Alt+Shift+C');
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText('Choose the incident it repeats.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await type(page, 'Tab', 'region A', 'Enter', 'Tab', 'The same issuer');
  await submit(page);
  await expect(page.getByText(/Closed as a duplicate of INC-.*: The same issuer/).first()).toBeVisible();
  await page.getByRole('link', { name: /original/ }).focus();
  await type(page, 'Enter');
  await expect(timeline(page).getByText(/is a duplicate of this: Region B fails/)).toBeVisible();
  // the older detection is the incident's
  await expect(page.locator('header', { hasText: 'since detection' }).getByText(/^00:3\d:/)).toBeVisible();
});

test('[INT-RECORD CLS-MULTI INT-ASSIGN INT-INVESTIGATE] the record is corrected, handed over and investigated by keyboard', async ({
  page,
}) => {
  await declareP1(page, host);
  const log = timeline(page);
  await openDialog(page, 'Alt+Shift+T');
  await type(page, '-10m', 'Tab', 'Tab', 'The alert fired earlier');
  await expect(dialog(page).getByText('breached at once').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await submit(page);
  await expect(log.getByText(/^Detection corrected to/)).toBeVisible();

  await send(page, 'Alt+Shift+D', 'Control+a', 'Sign-in fails everywhere');
  await expect(page.getByRole('heading', { name: 'Sign-in fails everywhere' })).toBeVisible();
  await openDialog(page, 'Alt+Shift+S');
  await type(page, 'Benefit pay', 'Enter', 'Tab', 'They need it');
  await expect(dialog(page).getByText('added: Benefit payments')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await submit(page);
  await expect(log.getByText(/^Services affected: .*Benefit payments/)).toBeVisible();

  // a suggestion of the policy leads to its dialog
  await expect(page.getByText(/services depend on those affected/)).toBeVisible();
  await openDialog(page, 'Alt+Shift+K');
  expect(await violations(page)).toEqual([]);
  await type(page, 'Space');
  await submit(page);
  await expect(log.getByText(/^Dependent services hit:/)).toBeVisible();

  await send(page, 'Alt+h', 'Nguyen', 'Enter', 'Tab', 'ArrowRight', 'Tab', 'A restart did not help');
  await expect(log.getByText('Handed over from K. Osei to T. Nguyen, L2')).toBeVisible();
  await openDialog(page, 'Alt+v');
  await type(page, 'The certificate expired', 'Tab', 'file:///etc');
  await expect(dialog(page).getByText(/Write the address with http/)).toBeVisible();
  await type(page, 'Control+a', 'Dashboard https://grafana.example/d');
  await submit(page);
  await expect(log.getByText('Found: The certificate expired')).toBeVisible();
  await openDialog(page, 'Alt+v');
  expect(await violations(page)).toEqual([]);
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();

  // every act is found by its name, too
  await openDialog(page, 'Control+k');
  await type(page, 'Move policy', 'Enter');
  await expect(dialog(page).getByText('No newer version of the policy is adopted')).toBeVisible();
});

test('[CLS-SECURITY RES-ONBEHALF] a security incident is declared, restricted and its messages withheld by keyboard', async ({
  page,
}) => {
  await declareP1(page, host);
  await send(page, 'Alt+Shift+B', 'Tab', 'Tokens for an unknown client');
  const banner = page.getByRole('complementary', { name: 'Security incident' });
  await expect(banner.getByText('Security incident')).toBeVisible();
  await openDialog(page, 'Alt+Shift+P');
  await expect(dialog(page).getByText(/Preserve evidence/)).toBeVisible();
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();

  await openDialog(page, 'Alt+Shift+M');
  await type(page, 'Evidence first', 'Control+Enter');
  await expect(dialog(page).getByText(/Ask L. Moreau/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await type(page, 'Tab', 'Moreau', 'Enter');
  await submit(page);
  await expect(banner.getByText(/Citizen messages withheld by L. Moreau/)).toBeVisible();

  await send(page, 'Alt+Shift+N', 'Mensah', 'Enter', 'Tab', 'Need to know');
  await expect(banner.getByText('Restricted to 2 people')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await becomes(page, 'Haddad');
  await expect(page.getByText('Restricted', { exact: true })).toBeVisible();
  await expect(timeline(page)).toBeHidden();
  await expect(page.getByText('A. Mensah')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await becomes(page, 'Mensah');
  await expect(timeline(page).getByText('Citizen messages withheld', { exact: true })).toBeVisible();
});

test('[CLS-ESCALATE CLS-DEESCALATE] a raise that nobody approved is marked, and the manager settles it with one key', async ({
  page,
}) => {
  await signIn(page, 'Park');
  await toDeclare(page);
  await type(page, 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'y');
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
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
  await type(page, 'Control+Enter');
  await expect(timeline(page).getByText('Declared: Some sign-ins fail')).toBeVisible();
  await send(page, 'Alt+p', 'Tab', 'Tab', 'Tab', 'Tab', 'More and more');
  await expect(page.getByRole('button', { name: /P3 → P2 awaits K. Osei/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await becomes(page, 'Osei');
  await openDialog(page, 'Alt+y');
  await expect(dialog(page).getByRole('radio', { name: 'Approve' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await type(page, 'ArrowRight', 'Tab', 'Only one office', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(
    timeline(page).getByText('Change of priority refused, back to P3: Only one office'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /awaits/ })).toBeHidden();
});
