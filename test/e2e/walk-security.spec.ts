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

const suspicion: FirstReport = {
  answers: 'nnnny',
  service: 'Digital',
  title: 'Tokens for an unknown client',
  impact: 'Somebody may read sign-in data',
  method: 2,
  reportedBy: 'T. Nguyen',
  detected: '-40m',
};

test('[CLS-SECURITY RUL-SECURITY NTF-CISO WAR-TRIGGER WAR-STANDDOWN RES-APPROVE CLO-CRITERIA PIR-TRIGGER] a security incident is restricted, its message withheld, its breach confirmed and reported, and closed, by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const look = camera('security');
  const log = timeline(page);
  const banner = page.getByRole('complementary', { name: 'Security incident' });
  await signIn(page, host, 'Park');
  await toDeclare(page);
  await answer(page, suspicion.answers);
  await expect(page.getByText('The questions lead to P2')).toBeVisible();
  await fillRecord(page, suspicion);
  await declare(page, suspicion);
  await expect(banner.getByText('suspected')).toBeVisible();
  await expect(page.getByText(/the CISO, legal or public relations have yet to be told/)).toBeVisible();
  await look(page, 'declared');
  for (let step = 0; step < 4; step++) await send(page, 'Alt+g');
  await openDialog(page, 'Alt+Shift+K');
  await look(page, 'call-list');
  await type(page, '*', '1');
  await expect(dialog(page)).toBeHidden();
  for (const told of ['Chief Information Security Officer told', 'Legal engaged', 'Public relations engaged'])
    await expect(log.getByText(new RegExp(`^${told}: .*, by phone`))).toBeVisible();
  await openDialog(page, 'Alt+Shift+P');
  await expect(dialog(page).getByText(/Preserve evidence/)).toBeVisible();
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();

  // it is P2 or higher while it is a security incident
  await openDialog(page, 'Alt+p');
  await type(page, 'ArrowRight', 'Tab', 'Tab', 'Tab', 'Tab', 'Only a test client', 'Control+Enter');
  await expect(dialog(page).getByText(/Keep P2 or higher/)).toBeVisible();
  await look(page, 'floor');
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();

  // need to know, and nothing said to the public: both the CISO's word
  await becomes(page, 'Moreau');
  await send(
    page,
    'Alt+Shift+N',
    'Osei',
    'Enter',
    'Mensah',
    'Enter',
    'Arslan',
    'Enter',
    'Tab',
    'Need to know',
  );
  await expect(banner.getByText('Restricted to 4 people')).toBeVisible();
  await send(page, 'Alt+Shift+M', 'The intruder reads the status page');
  await expect(banner.getByText(/Citizen messages withheld by L. Moreau/)).toBeVisible();
  const message = due(page).getByRole('button', { name: /First citizen message/ });
  await expect(message).toHaveAccessibleName(/Breached.*Withheld by L. Moreau: The intruder reads/);
  await type(page, '~ [status page] We look into sign-in', 'Enter');
  await expect(page.getByText(/Wait for the release: L. Moreau withholds messages/)).toBeVisible();
  await look(page, 'withheld');
  await type(page, 'Control+a', 'Backspace');
  await becomes(page, 'Haddad');
  await expect(page.getByText('Restricted', { exact: true })).toBeVisible();
  await expect(log).toBeHidden();
  await look(page, 'closed-door');

  // the breach is confirmed: P1, a war room, and what the law asks
  await becomes(page, 'Moreau');
  await openDialog(page, 'Alt+Shift+B');
  await look(page, 'breach');
  await type(page, 'The log shows downloads', 'Control+Enter');
  await expect(log.getByText('Breach confirmed; the priority becomes P1')).toBeVisible();
  const law = due(page).getByRole('button', { name: /Personal-data breach reported/ });
  await expect(law).toHaveAccessibleName(/3 d 00 h|71 h 59|2 d 23 h/);
  await expect(law).toHaveAccessibleName(/Legal Z. Arslan/);
  await look(page, 'p1');
  await becomes(page, 'Osei');
  await nextIs(page, 'Appoint the Incident Commander');
  await send(page, 'Alt+n', 'Mensah', 'Enter');
  await openDialog(page, 'Alt+8');
  for (const told of ['P. Sharma', 'E. Larsson', 'B. Tanaka', 'K. Osei', 'A. Mensah']) {
    await expect(
      dialog(page)
        .getByRole('button', { name: new RegExp(told) })
        .first(),
    ).toBeFocused();
    await type(page, '1');
  }
  await expect(dialog(page).getByText('Data-protection authority').first()).toBeVisible();
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  await becomes(page, 'Arslan');
  await openDialog(page, 'Alt+8');
  await look(page, 'law');
  // leadership was told, and its half-hourly briefing runs: it stands above
  await type(page, 'ArrowDown');
  await expect(dialog(page).getByRole('button', { name: /Data-protection authority/ })).toBeFocused();
  await type(page, 'Tab', 'Tab', 'Tab', 'Case 4711 of the authority', 'Control+Enter');
  await expect(dialog(page).getByText('Data-protection authority')).toBeHidden();
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(log.getByText(/^Personal-data breach reported to the supervisory authority/)).toBeVisible();

  // restored, approved by the owner, stood down: nobody can be told, and nobody is asked to
  await becomes(page, 'Mensah');
  await resolve(page, 'Fix', 'The client is blocked, its tokens revoked');
  await nextIs(page, 'Get the resolution approved');
  await send(page, 'Alt+n');
  await nextIs(page, 'Stand the war room down');
  await send(page, 'Alt+n');
  await nextIs(page, 'Schedule the post-incident review');
  await openDialog(page, 'Alt+n');
  await expect(dialog(page).getByText(/^Mandatory: it was a P1.* a security incident/)).toBeVisible();
  await type(page, '+20h', 'Tab', 'Okafor', 'Enter', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await send(page, 'Alt+n');
  await send(page, 'Alt+n');
  await nextIs(page, 'Close it: root cause, lessons, service normal');
  await openDialog(page, 'Alt+n');
  await expect(dialog(page).getByText(/Messages to citizens are withheld/)).toBeVisible();
  await type(page, 'A stolen client secret', 'Tab', 'Security', 'Tab', 'Rotate secrets', ...ticks(2));
  await look(page, 'close');
  await type(page, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await nextIs(page, 'Hold the post-incident review');
  await expect(
    due(page)
      .getByRole('button', { name: /Breached First citizen message/ })
      .first(),
  ).toBeVisible();
  await look(page, 'closed');
});

test('[RUL-SECURITY CLS-DEESCALATE] "not security after all", with the reason: then ordinary rules apply', async ({
  page,
}) => {
  const look = camera('security-withdrawn');
  const log = timeline(page);
  const banner = page.getByRole('complementary', { name: 'Security incident' });
  await signIn(page, host, 'Osei');
  await toDeclare(page);
  await answer(page, suspicion.answers);
  await fillRecord(page, suspicion);
  await declare(page, suspicion);
  await expect(banner).toBeVisible();
  await openDialog(page, 'Alt+Shift+W');
  await type(page, 'Control+Enter');
  await expect(dialog(page).getByText(/Write the reason/)).toBeVisible();
  await look(page, 'withdraw');
  await type(page, 'A test client of our own', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(banner).toBeHidden();
  await expect(log.getByText(/A test client of our own/)).toBeVisible();
  await send(page, 'Alt+p', 'ArrowRight', 'Tab', 'Tab', 'Tab', 'Tab', 'One client only');
  await expect(log.getByText(/Priority lowered P2 → P3/)).toBeVisible();
  await look(page, 'lowered');
});
