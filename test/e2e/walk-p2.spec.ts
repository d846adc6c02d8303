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
