import { expect, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, declareP1, dialog, openDialog, send, timeline } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

test('[INT-RECORD CLS-TREE WAR-ACTIVATE RES-APPROVE CLO-CRITERIA GEN-OFFLINE] a P1 runs from declaration to closure by keyboard alone, through a kill -9 midway', async ({
  page,
}) => {
  await declareP1(page, host);
  const log = timeline(page);

  // the scribe's line: a note, a decision with its rationale, an action with owner and deadline
  await type(page, 'Error rate 92 % on token issue', 'Enter');
  await type(page, '! Fail over before root cause', 'Enter', 'Restores 80 % of sign-ins', 'Enter');
  await type(page, '> Check replicas @ivanova +20m', 'Enter');
  await expect(log.getByText('Error rate 92 % on token issue')).toBeVisible();
  await expect(log.getByText('Rationale: Restores 80 % of sign-ins')).toBeVisible();
  await expect(log.getByText(/Action for M. Ivanova/)).toBeVisible();

  // the process dies, and starts again on the same folder: the page goes on by itself, with everything acknowledged
  await host.kill();
  host = await startBrowserConsole(host.dataFolder, host.port);
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
  await type(page, 'Back after the crash', 'Enter');
  await expect(log.getByText('Back after the crash')).toBeVisible();
  await expect(log.getByText('Rationale: Restores 80 % of sign-ins')).toBeVisible();

  // commander, triage and activation, step by step
  await send(page, 'Alt+r', 'Mensah', 'Enter');
  await expect(log.getByText('A. Mensah appointed Incident Commander')).toBeVisible();
  for (let step = 0; step < 4; step++) await send(page, 'Alt+g');
  for (let step = 0; step < 3; step++) await send(page, 'Alt+w');
  await type(page, '~ [status page, social media] Sign-in fails. We are working on it.', 'Enter');
  await expect(log.getByText(/First message on Status page, Social media/)).toBeVisible();
  await expect(page.getByText('Bridge status').first()).toBeVisible();

  // restored and told; approved by the owner, stood down by the commander
  await becomes(page, 'Mensah');
  await openDialog(page, 'Alt+s');
  await expect(page.getByRole('radio', { name: 'Workaround' })).toBeFocused();
  await type(page, 'ArrowRight', 'Tab', 'Tab', 'Issuer restarted', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await type(page, '~~ [status page, social media] Sign-in works again. We apologise.', 'Enter');
  await expect(log.getByText(/Restoration told on Status page/)).toBeVisible();
  await send(page, 'Alt+o');
  await send(page, 'Alt+z');
  await expect(log.getByText(/War room stood down/)).toBeVisible();

  // closed by the manager, who is told what is missing first
  await becomes(page, 'Osei');
  await openDialog(page, 'Alt+c');
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText(/Still missing before it can close/)).toBeVisible();
  await type(
    page,
    'Expired certificate',
    'Tab',
    'Configuration',
    'Tab',
    'Watch expiry dates',
    ...Array.from({ length: 4 }, () => ['Tab', 'Space']).flat(),
    'Control+Enter',
  );
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible();

  // a late fact is still taken, and marked
  await type(page, 'Vendor confirms the certificate', 'Enter');
  await expect(log.getByText('Vendor confirms the certificate')).toBeVisible();
});

test('[WAR-BRIDGE] a line is amended and struck by keyboard, both texts stay; HTML is shown as text', async ({
  page,
}) => {
  await declareP1(page, host);
  const log = timeline(page);
  await type(page, 'Region A fails', 'Enter');
  await expect(log.getByText('Region A fails')).toBeVisible();
  await expect(page.locator('textarea').first()).toHaveValue('');
  await type(page, 's/Region A/Region B/', 'Enter');
  await expect(log.getByRole('deletion')).toHaveText('Region A fails');
  await expect(log.getByRole('insertion')).toHaveText('Region B fails');

  await type(page, '<img src=x onerror=alert(1)> <b>bold</b>', 'Enter');
  await expect(log.getByText('<img src=x onerror=alert(1)> <b>bold</b>')).toBeVisible();
  expect(await log.locator('img').count()).toBe(0);
});

test('two windows show the same line, and the wall the same clocks', async ({ page, context }) => {
  await declareP1(page, host);
  const stream = page.url().split('/').at(-1);
  const wall = await context.newPage();
  await wall.goto(`http://127.0.0.1:${host.port}/#/wall/${stream}`);
  await expect(wall.getByText('Triage')).toBeVisible();
  await page.bringToFront();
  await type(page, 'Seen on the wall', 'Enter');
  await expect(wall.getByText('Seen on the wall')).toBeVisible();
});

test('[CLK-CITIZEN-FIRST CLK-RESOLVE] a deadline is breached on the board while somebody watches, and says so in words', async ({
  page,
}) => {
  await page.clock.install();
  await declareP1(page, host);
  await page.clock.runFor(20 * 60_000);
  const first = page.locator('section', { hasText: 'First citizen message' }).first();
  await expect(first.getByText('Breached').first()).toBeVisible();
});
