import { expect, test } from '@playwright/test';
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

const report: FirstReport = {
  answers: 'nnnnnnnnn',
  service: 'Tax fil',
  title: 'Typo on the start page',
  impact: 'One word is wrong',
  method: 1,
  reportedBy: 'Ana Lima',
};

test('[CLS-P4 CLK-P4-ACK INT-ASSIGN CLK-CALENDAR CLK-CITIZEN-FIRST CLK-CITIZEN-UPDATE RES-APPROVE RES-ONBEHALF CLO-CRITERIA CLO-DOCS] a P4 waits in the queue in business time, is answered to its reporter and closed, by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const look = camera('p4');
  const log = timeline(page);
  await signIn(page, host, 'Park');
  await toDeclare(page);
  await answer(page, report.answers);
  await fillRecord(page, report);
  await expect(page.getByText('The questions lead to P4')).toBeVisible();
  await expect(page.getByText('under 4 business hours')).toBeVisible();
  // nobody takes it yet: it waits in the queue
  await type(page, 'Tab', 'Tab', 'Tab');
  await expect(page.getByRole('checkbox', { name: 'Acknowledge as J. Park' })).toBeFocused();
  await type(page, 'Space');
  await look(page, 'declare');
  await declare(page, report);
  const acknowledgement = due(page).getByRole('button', { name: /Acknowledgement/ });
  await expect(acknowledgement).toHaveAccessibleName(
    /by .*\d\d:\d\d .*0 h 0\d used, (3 h 5\d|4 h 00) left of business time/,
  );
  await expect(due(page).getByText('First answer to the reporter')).toBeVisible();
  await expect(page.getByText('No war room: only a P1 opens one.')).toBeVisible();
  await nextIs(page, 'A named person takes it');
  await look(page, 'queue');

  // taken, and answered directly
  await send(page, 'Alt+n');
  await expect(log.getByText('Acknowledged; assigned to J. Park')).toBeVisible();
  await expect(due(page).getByText('News for the reporter')).toBeVisible();
  await openDialog(page, 'Alt+m');
  await expect(page.getByRole('checkbox', { name: 'Direct answer to the reporter (policy)' })).toBeChecked();
  await type(page, 'Thank you, we correct it today.', 'Control+Enter');
  await expect(log.getByText(/First message on Direct answer to the reporter/)).toBeVisible();
  await expect(due(page).getByRole('button', { name: /First answer to the reporter/ })).toHaveCount(1);

  // what is not owed says why
  await type(page, 'Alt+1', 'n');
  await expect(due(page).getByText('Only for P1; this is a P4.').first()).toBeVisible();
  await expect(
    due(page)
      .getByText(/^Not mandatory: P4, not recurring/)
      .first(),
  ).toBeVisible();
  await look(page, 'not-owed');
  await type(page, 'n', 'i');

  await openDialog(page, 'Alt+8');
  await type(page, '*', '2');
  await expect(dialog(page)).toBeHidden();
  await resolve(page, 'Fix', 'Word corrected');
  await nextIs(page, 'Tell the reporter that it works again');
  await send(page, 'Alt+n', 'The word is right now.');

  // the team lead says yes on the telephone
  await nextIs(page, 'Get the resolution approved');
  await openDialog(page, 'Alt+n');
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText(/Ask Ximena Mohamud \(Support team lead\)/)).toBeVisible();
  await type(page, 'Tab', 'Tab', 'Mohamud', 'Enter');
  await look(page, 'approve');
  await type(page, 'Control+Enter');
  await expect(log.getByText('by phone, recorded by J. Park')).toBeVisible();

  // users have two days to answer; they have confirmed
  await nextIs(page, 'Ask the users who reported it whether it works again');
  await send(page, 'Alt+n');
  await nextIs(page, 'Close it: root cause, lessons, service normal');
  await openDialog(page, 'Alt+n');
  await expect(dialog(page).getByText(/Asked\. They have until/)).toBeVisible();
  await expect(dialog(page).getByText('Status page is updated')).toBeHidden();
  await type(page, 'A typing error', 'Tab', 'Procedure', 'Tab', 'Read twice', ...ticks(3), 'Tab');
  await type(page, 'Tab', 'ArrowRight', 'Control+Enter');
  await expect(
    dialog(page).getByText(/^Wait for the users or ask them again: they have until/),
  ).toBeInViewport();
  await look(page, 'close');
  await type(page, 'Shift+Tab', 'Tab', 'ArrowLeft', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(
    page.getByText('Closed. What comes to light later is still written down below.'),
  ).toBeVisible();
  await look(page, 'closed');
});

test('[CLS-ESCALATE CLS-P3 CLS-RECLOCK] a P4 raised to P3 counts at once, and the Service Manager grants it, by keyboard alone', async ({
  page,
}) => {
  const look = camera('p4-raised');
  const log = timeline(page);
  await signIn(page, host, 'Park');
  await toDeclare(page);
  await answer(page, report.answers);
  await fillRecord(page, report);
  await declare(page, report);
  await openDialog(page, 'Alt+p');
  await look(page, 'raise');
  await type(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: /P4 → P3 awaits/ })).toBeVisible();
  await expect(due(page).getByText('First answer to the reporter')).toBeHidden();
  await look(page, 'awaits');
  await becomes(page, 'Mahlangu');
  await openDialog(page, 'Alt+y');
  await look(page, 'judge');
  await type(page, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText('Change of priority approved')).toBeVisible();
  await expect(page.getByRole('button', { name: /P4 → P3 awaits/ })).toBeHidden();
  await look(page, 'granted');
});
