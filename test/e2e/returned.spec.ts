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
  answers: 'nnnnnnnny',
  service: 'Tax cert',
  title: 'Certificates without the seal',
  impact: 'Certificates print without the seal',
  method: 2,
  reportedBy: 'Counter 4',
};

/** The clock of the target resolution, while it counts. */
const target = (page: Page) => due(page).getByRole('button', { name: /^\d+ h \d\d Target resolution/ });

test.beforeEach(async ({ page }) => {
  await signIn(page, host, 'Park');
  await toDeclare(page);
  await answer(page, report.answers);
  await fillRecord(page, report);
  await declare(page, report);
});

test('[RES-APPROVE CLO-REOPEN CLK-RESOLVE] a resolution is refused, another reopened, and the target counts on each time, by keyboard', async ({
  page,
}) => {
  const look = camera('returned');
  const log = timeline(page);
  await expect(target(page)).toBeVisible();
  await resolve(page, 'Fix', 'Seal file restored');
  await expect(target(page)).toBeHidden();

  // the team lead sends it back; nothing goes back without a reason
  await becomes(page, 'Nyberg');
  await openDialog(page, 'Alt+o');
  await expect(dialog(page).getByRole('radio', { name: 'Approve' })).toBeFocused();
  await type(page, 'ArrowRight', 'Control+Enter');
  await expect(dialog(page).getByText('Write the reason: it may not be empty.')).toBeVisible();
  await look(page, 'refuse');
  await type(page, 'Tab', 'Half of them still have none', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText('Resolution refused, work goes on: Half of them still have none')).toBeVisible();
  await expect(target(page)).toBeVisible();

  // resolved anew and approved, it comes back all the same
  await resolve(page, 'Fix', 'Seal file restored everywhere');
  await send(page, 'Alt+o');
  await expect(log.getByText(/^Resolution approved/)).toBeVisible();
  await openDialog(page, 'Alt+u');
  await expect(dialog(page).getByRole('textbox', { name: 'Why' })).toBeFocused();
  await look(page, 'reopen');
  await type(page, 'Counter 7 sees it again', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText('Reopened: Counter 7 sees it again')).toBeVisible();
  await expect(target(page)).toBeVisible();
});

test('[INT-TRIAGE] a false alarm closes with its reason, keeps its record and owes nothing, by keyboard', async ({
  page,
}) => {
  const look = camera('false-alarm');
  const log = timeline(page);
  await expect(target(page)).toBeVisible();
  await openDialog(page, 'Alt+Shift+C');
  await type(page, 'ArrowRight', 'Control+Enter');
  await expect(dialog(page).getByText('Write the reason: it may not be empty.')).toBeVisible();
  await look(page, 'why');
  await type(page, 'Tab', 'A test print', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText('Closed as a false alarm')).toBeVisible();
  await expect(log.getByText(`Declared: ${report.title}`)).toBeVisible();
  await expect(target(page)).toBeHidden();
  await look(page, 'closed');
});
