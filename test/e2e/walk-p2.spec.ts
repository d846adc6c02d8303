import { expect, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, dialog, openDialog, send, timeline } from '../support/p1-by-keyboard.ts';
import {
  answer,
  bar,
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
  answers: 'nnnnny',
  service: 'Digital',
  title: 'Sign-in takes a minute',
  impact: 'Citizens wait a minute, some give up',
  method: 1,
  reportedBy: 'Call centre',
  detected: '-1m',
};

test('[CLS-P2 CLK-P2-ACK CLK-TRIAGE INT-ASSIGN NTF-SO NTF-SM NTF-LEADERSHIP NTF-CDO NTF-PAGE CLK-CITIZEN-FIRST CLK-CITIZEN-UPDATE CLK-INVESTIGATE CLS-DEESCALATE RES-ACTION RES-APPROVE CLK-RESTORED CLO-CRITERIA CLK-PIR CLK-REPORT] a P2 runs from first report to closure by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const look = camera('p2');
  const log = timeline(page);
  await signIn(page, host, 'Park');
  await toDeclare(page);
  await answer(page, report.answers);
  await fillRecord(page, report);
  await expect(page.getByText('The questions lead to P2')).toBeVisible();
  await expect(page.getByText('Tell 4 offices, first the Service Manager')).toBeVisible();
  await look(page, 'declare');
  await declare(page, report);

  // taken already; triaged, and whoever is to be told is told, always by the key of the next thing
  await expect(log.getByText('Acknowledged; assigned to J. Park')).toBeVisible();
  await expect(due(page).getByText('Progress, or an escalation')).toBeVisible();
  await nextIs(page, /^Triage: Validate the incident is real/);
  await look(page, 'declared');
  for (let step = 0; step < 4; step++) await send(page, 'Alt+n');
  await nextIs(page, 'Tell K. Osei, Service Manager');
  await openDialog(page, 'Alt+n');
  await type(page, '1');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText('Service Manager told: K. Osei, by phone')).toBeVisible();
  await openDialog(page, 'Alt+8');
  await look(page, 'call-list');
  await type(page, '1');
  await expect(dialog(page).getByRole('button', { name: /B. Tanaka/ })).toBeFocused();
  await type(page, '2');
  await expect(dialog(page).getByRole('button', { name: /^By phone/ })).toBeFocused();
  await type(page, '1');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText('Service Owner told: A. Mensah, by phone')).toBeVisible();
  await expect(log.getByText('Agency leadership told: B. Tanaka, by e-mail')).toBeVisible();
  await expect(log.getByText('Chief Digital Officer told: P. Sharma, by phone')).toBeVisible();

  // the on-call engineer, whom a P2 goes to as well
  await expect(page.getByText('A P2 goes to the on-call engineer, too')).toBeVisible();
  await openDialog(page, 'Alt+Shift+K');
  await expect(dialog(page).getByText('Pages M. Ivanova.')).toBeVisible();
  await look(page, 'page');
  await type(page, '1');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText(/^M. Ivanova paged by phone/)).toBeVisible();
  await send(page, 'Alt+Shift+Y');
  await expect(log.getByText('M. Ivanova answered the page')).toBeVisible();

  // citizens: no channel is prescribed, one is enough
  await expect(due(page).getByText('First citizen message')).toBeVisible();
  await openDialog(page, 'Alt+m');
  await expect(dialog(page).getByText(/any one meets the clock/)).toBeVisible();
  await type(page, 'Sign-in is slow. We are working on it.', 'Control+Enter');
  await expect(dialog(page).getByText(/at least one channel/)).toBeVisible();
  await look(page, 'message');
  await type(page, 'Tab', 'Space', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText(/First message on Status page/)).toBeVisible();
  await type(page, '~ [status page] Still slow. Next word in two hours.', 'Enter');
  await expect(log.getByText(/^Message on Status page: “Still slow/)).toBeVisible();
  await expect(due(page).getByText('Citizen update').first()).toBeVisible();

  // the hour of the investigation: a finding, a decision, the next tier
  await send(page, 'Alt+v', 'The issuer pool is exhausted');
  await type(page, '! Fail over to region B', 'Enter', 'Region A answers slowly', 'Enter');
  await expect(log.getByText('Rationale: Region A answers slowly')).toBeVisible();
  await send(page, 'Alt+h', 'Nguyen', 'Enter', 'Tab', 'ArrowRight', 'Tab', 'A restart did not help');
  await expect(log.getByText('Handed over from J. Park to T. Nguyen, L2')).toBeVisible();

  // lowering is asked for, and counts only once approved
  await openDialog(page, 'Alt+p');
  await type(page, 'ArrowRight', 'Tab', 'Tab', 'Tab', 'Tab', 'Region B carries most');
  await look(page, 'lower');
  await type(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: /P2 → P3 awaits K. Osei/ })).toBeVisible();
  await becomes(page, 'Osei');
  await openDialog(page, 'Alt+y');
  await type(page, 'ArrowRight', 'Tab', 'Too many still wait', 'Control+Enter');
  await expect(log.getByText('Change of priority refused: Too many still wait')).toBeVisible();

  // restored and told; the word of the Service Manager counts
  await resolve(page, 'Workaround', 'Region B carries the load');
  await nextIs(page, 'Tell citizens that service is restored');
  await look(page, 'resolved');
  await send(page, 'Alt+n', 'Sign-in is fast again.', 'Tab', 'Space');
  await expect(log.getByText(/Restoration told on Status page/)).toBeVisible();
  await becomes(page, 'Park');
  await nextIs(page, 'Get the resolution approved');
  await openDialog(page, 'Alt+n');
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText(/Ask K. Osei \(Service Manager\)/)).toBeVisible();
  await look(page, 'approve');
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  await becomes(page, 'Osei');
  await send(page, 'Alt+n');
  await expect(log.getByText('Resolution approved')).toBeVisible();

  // users asked, the review planned with its reason, the permanent fix given to somebody
  await nextIs(page, 'Ask the users who reported it whether it works again');
  await send(page, 'Alt+n');
  await nextIs(page, 'Schedule the post-incident review');
  await openDialog(page, 'Alt+n');
  await expect(dialog(page).getByText('Mandatory: it was a P2.')).toBeVisible();
  await type(page, '+1d', 'Tab', 'Mahlangu', 'Enter');
  await look(page, 'review');
  await type(page, 'Control+Enter');
  await expect(log.getByText(/Review planned for .*, led by Carmen Mahlangu/)).toBeVisible();
  await nextIs(page, 'The workaround asks for the permanent fix as an action');
  await type(page, 'Alt+n');
  await expect(page.getByRole('textbox', { name: 'Write to the timeline' })).toHaveValue('>> ');
  // later than the business days of the review and the report, whatever day it is
  await type(page, 'Enlarge the issuer pool @ivanova +30d', 'Enter');
  await expect(log.getByText(/the permanent fix: Enlarge the issuer pool/)).toBeVisible();

  // closing names what is missing, and takes it
  await nextIs(page, 'Close it: root cause, lessons, service normal');
  await openDialog(page, 'Alt+n');
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText(/Still missing before it can close/)).toBeVisible();
  await look(page, 'close');
  await type(page, 'The pool was too small', 'Tab', 'Capacity', 'Tab', 'Watch the pool');
  await type(page, ...ticks(4), 'Tab', 'Tab', 'Space', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText(/Lessons: Watch the pool/)).toBeVisible();

  // what is owed after it
  await nextIs(page, 'Hold the post-incident review');
  await look(page, 'closed');
  await send(page, 'Alt+n', 'Two actions agreed');
  await nextIs(page, 'Publish the incident report');
  await send(page, 'Alt+n', 'Status page and website');
  await expect(due(page).getByText('Action: Enlarge the issuer pool')).toBeVisible();
});

test('[CLS-ESCALATE WAR-TRIGGER WAR-STANDDOWN RUL-PEAK] a P2 raised at once to P1 and refused afterwards is a P2 again, and its war room is ended', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const look = camera('p2-raised');
  const log = timeline(page);
  await signIn(page, host, 'Park');
  await toDeclare(page);
  await answer(page, report.answers);
  await fillRecord(page, report);
  await declare(page, report);
  for (let step = 0; step < 4; step++) await send(page, 'Alt+g');
  await openDialog(page, 'Alt+8');
  await type(page, '*', '1');
  await expect(dialog(page)).toBeHidden();
  await type(page, '~ [status page] Sign-in is slow.', 'Enter');
  await expect(log.getByText(/First message on Status page/)).toBeVisible();

  // it counts at once
  await send(page, 'Alt+p');
  await expect(page.getByRole('button', { name: /P2 → P1 awaits K. Osei/ })).toBeVisible();
  await nextIs(page, 'Appoint the Incident Commander');
  await expect(due(page).getByText('War room active')).toBeVisible();
  await look(page, 'raised');

  await becomes(page, 'Osei');
  await openDialog(page, 'Alt+y');
  await type(page, 'ArrowRight', 'Tab', 'Region B carries the load', 'Control+Enter');
  await expect(
    log.getByText('Change of priority refused, back to P2: Region B carries the load'),
  ).toBeVisible();
  await expect(due(page).getByText('War room active')).toBeHidden();
  await nextIs(page, /appoint a commander, who stands the war room down/);
  await look(page, 'refused');
  await send(page, 'Alt+n', 'Mensah', 'Enter');
  await becomes(page, 'Mensah');
  await nextIs(page, 'It is no P1 any more: stand the war room down');
  await send(page, 'Alt+n');
  await expect(log.getByText(/War room stood down/)).toBeVisible();
  await expect(bar(page).getByText(/war room/)).toBeHidden();

  // the peak stays: the Service Owner approves
  await resolve(page, 'Fix', 'The pool is larger');
  await send(page, 'Alt+n', 'Sign-in is fast again.', 'Tab', 'Space');
  await openDialog(page, 'Alt+o');
  await expect(dialog(page).getByText(/A peak of P1 asks for the Service Owner: A. Mensah/)).toBeVisible();
});
