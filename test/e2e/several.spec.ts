import { expect, type Page, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, declareP1, dialog, openDialog, send, timeline } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

async function toDeclare(page: Page, ...answers: readonly string[]): Promise<void> {
  await type(page, 'n');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
  await type(page, ...answers);
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
}

test('[CLS-MULTI] two P1s of several services: the CDO takes command, children are linked, a person in two war rooms is warned of', async ({
  page,
}) => {
  await declareP1(page, host);
  await send(page, 'Alt+r', 'Mensah', 'Enter');
  await type(page, 'Alt+l');
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();

  await toDeclare(page, 'y');
  await type(
    page,
    'Payment gate',
    'Enter',
    'Flood',
    'Enter',
    'Tab',
    'The data centre is dark',
    'Tab',
    'Nobody can book',
  );
  await type(page, 'Tab', 'Tab', 'Desk', 'Tab', '-1m', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: The data centre is dark')).toBeVisible();
  // what others depend on is asked after first; put aside, the next suggestion stands there
  await expect(page.getByText(/depend on those affected/)).toBeVisible();
  await type(page, 'Alt+Shift+H');
  await expect(
    page.getByText(/2 services are affected \(agencies: 2\).*the CDO may take command/),
  ).toBeVisible();

  // the CDO appoints somebody who commands elsewhere already, and is warned before and after
  await becomes(page, 'Sharma');
  await openDialog(page, 'Alt+r');
  await type(page, 'Mensah', 'Enter');
  await expect(dialog(page).getByText(/also hold a role in the war room of INC-/)).toBeVisible();
  await type(page, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(/also in INC-/)).toBeVisible();

  // and takes over, with the reason
  await page.getByRole('button', { name: /^Commander A\. Mensah/ }).focus();
  await openDialog(page, 'Enter');
  await type(page, 'Sharma', 'Enter', 'Control+Enter');
  await expect(dialog(page).getByText('a take-over is not on record without one')).toBeVisible();
  await dialog(page).getByRole('textbox', { name: 'Why it is taken over' }).focus();
  await type(page, 'Two agencies are affected', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(/also in INC-/)).toBeHidden();

  await openDialog(page, 'Alt+Shift+L');
  await type(page, 'region A', 'Enter');
  await dialog(page)
    .getByRole('radio', { name: /parent/i })
    .focus();
  await type(page, 'Space', 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('link', { name: /Sign-in fails in region A/ })).toBeVisible();
});

test('[CLS-P3] a P3 that has missed its target is prompted for P2, and one key leads there', async ({
  page,
}) => {
  await page.goto(host.address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, 'Osei', 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
  await toDeclare(page, 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'y');
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
  await type(page, 'Tab', '-9h', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: Some sign-ins fail')).toBeVisible();
  await expect(page.getByText('This P3 has missed its target resolution: consider P2.')).toBeVisible();
  await openDialog(page, 'Alt+Shift+K');
  await expect(dialog(page).getByText('Change the priority from P3')).toBeVisible();
  await expect(dialog(page).getByRole('radio', { name: 'P2' })).toBeChecked();
  await type(page, 'Control+Enter');
  await expect(timeline(page).getByText(/Priority raised P3 → P2/)).toBeVisible();
  await expect(page.getByText(/has missed its target resolution/)).toBeHidden();
});
