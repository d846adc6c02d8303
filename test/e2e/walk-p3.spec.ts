import { expect, type Page, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, dialog, openDialog, send, timeline } from '../support/p1-by-keyboard.ts';
import {
  answer,
  camera,
  declare,
  due,
  type FirstReport,
  fillRecord,
  nextIs,
  resolve,
  signIn,
  ticks,
  toDeclare,
} from '../support/walk.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

/** Of a service of tier 4, as a member of staff sees it. */
const seal = (title: string, detected: string): FirstReport => ({
  answers: 'nnnnnnnny',
  service: 'Tax cert',
  title,
  impact: 'Certificates print without the seal',
  method: 2,
  reportedBy: 'Counter 4',
  detected,
});

async function declareP3(page: Page, report: FirstReport): Promise<void> {
  await toDeclare(page);
  await answer(page, report.answers);
  await fillRecord(page, report);
  await declare(page, report);
}

const rootCause = ['A release overwrote the seal', 'Tab', 'Configuration', 'Tab', 'Check the seal'] as const;

/** From report to closure as it was done at the time, and back to the list. */
async function runP3(page: Page, report: FirstReport, restored: string): Promise<void> {
  await becomes(page, 'Park');
  await declareP3(page, report);
  await resolve(page, 'Fix', 'Seal file restored', restored);
  await becomes(page, 'Nyberg');
  await send(page, 'Alt+o');
  await send(page, 'Alt+c', ...rootCause, ...ticks(3));
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible();
  await type(page, 'Alt+l');
  await expect(page.getByRole('heading', { name: 'Incidents', exact: true })).toBeVisible();
}

test('[CLS-P3 CLK-P3-ACK CLK-CALENDAR NTF-SO PIR-TRIGGER CLO-CRITERIA CLO-REOPEN RES-APPROVE CLK-CLOSE] the third P3 of the same within 30 days is linked, reviewed and handed to problem management, by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const look = camera('p3');
  const log = timeline(page);
  await signIn(page, host, 'Nyberg');
  await runP3(page, seal('Certificates without the seal', '-9d'), '-210h');
  await runP3(page, seal('Seal missing again', '-4d'), '-90h');

  await becomes(page, 'Park');
  await declareP3(page, seal('No seal on certificates', '-10m'));
  // business time: by when, and how much of it is left
  const tellOwner = due(page).getByRole('button', { name: /Tell Marek Kaczmarek, Service Owner/ });
  await expect(tellOwner).toHaveAccessibleName(
    /by .*\d\d:\d\d .*0 h [01]\d used, (0 h [45]\d|1 h 00) left of business time/,
  );
  await expect(page.getByText(/Perhaps it repeats INC-.*, INC-.* \(30 days\)/)).toBeVisible();
  await look(page, 'third');

  // each of those that it repeats is one key away
  await openDialog(page, 'Alt+Shift+K');
  await expect(page.getByRole('combobox', { name: 'Which incident' })).toHaveValue(/Seal missing again/);
  await expect(page.getByRole('radio', { name: 'what this repeats' })).toBeChecked();
  await look(page, 'link');
  await type(page, 'Control+Enter');
  await expect(log.getByText(/Repeats INC-.*: Seal missing again/)).toBeVisible();
  await openDialog(page, 'Alt+Shift+K');
  await type(page, 'Control+Enter');
  await expect(log.getByText(/Repeats INC-.*: Certificates without the seal/)).toBeVisible();
  await expect(page.getByText(/Perhaps it repeats/)).toBeHidden();

  await openDialog(page, 'Alt+8');
  await type(page, '*', '1');
  await expect(dialog(page)).toBeHidden();
  await nextIs(page, 'Record what the investigation found, or escalate');
  await send(page, 'Alt+n', 'The release overwrote the seal file again');
  await send(page, 'Alt+h', 'Nguyen', 'Enter', 'Tab', 'ArrowRight', 'Tab', 'It needs the release team');
  await expect(log.getByText('Handed over from J. Park to T. Nguyen, L2')).toBeVisible();
  await look(page, 'handed-over');
  await resolve(page, 'Workaround', 'Seal copied by hand');

  // the review is owed although it is a P3, and says why
  await expect(due(page).getByText('Mandatory: it recurs.')).toBeVisible();
  await look(page, 'resolved');
  await nextIs(page, 'Get the resolution approved');
  await openDialog(page, 'Alt+n');
  await expect(
    dialog(page).getByText(/A peak of P3 asks for the Support team lead: Sven Nyberg/),
  ).toBeVisible();
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  await becomes(page, 'Nyberg');
  await send(page, 'Alt+n');
  await nextIs(page, 'Schedule the post-incident review');
  await openDialog(page, 'Alt+n');
  await expect(dialog(page).getByText('Mandatory: it recurs.')).toBeVisible();
  await look(page, 'review');
  await type(page, '+1d', 'Tab', 'Kovács', 'Enter', 'Control+Enter');
  await expect(log.getByText(/Review planned for/)).toBeVisible();
  await type(page, 'Alt+n', 'Take the seal out of the release @nyberg +9d', 'Enter');
  await expect(log.getByText(/the permanent fix: Take the seal/)).toBeVisible();

  // closing demands the hand-off
  await openDialog(page, 'Alt+n');
  await expect(dialog(page).getByText('It has happened before')).toBeHidden();
  await type(page, ...rootCause, ...ticks(3), 'Control+Enter');
  await expect(dialog(page).getByText(/^3rd in 30 days, with INC-.* and INC-/)).toBeVisible();
  await expect(dialog(page).getByText(/the hand-off to problem management, because it recurs/)).toBeVisible();
  await look(page, 'close');
  await type(page, 'Tab', 'Problem board: the seal and the release', 'Control+Enter');
  await expect(log.getByText(/handed to problem management: Problem board/)).toBeVisible();
  await nextIs(page, 'Hold the post-incident review');
  await look(page, 'closed');

  // it happens again: the new one is linked, and the closed one stays closed
  await type(page, 'Alt+u');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
  await expect(page.getByText(/^It happens again: declared as a recurrence of INC-/)).toBeVisible();
  await look(page, 'again');
});
