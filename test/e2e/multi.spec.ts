import { expect, type Page, test } from '@playwright/test';
import { violations } from '../support/accessibility.ts';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { becomes, declareP1, dialog, openDialog, send, timeline } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async ({ page }) => {
  host = await startBrowserConsole();
  await page.setViewportSize({ width: 1600, height: 1000 });
});
test.afterEach(() => host.close());

/** A P1 that a tier-2 and a tier-1 service of two agencies share, a minute old. */
async function declareOfTwoAgencies(page: Page): Promise<void> {
  await type(page, 'Alt+l');
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
  await type(page, 'n');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
  await type(page, 'y');
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
  await type(page, 'Driving', 'Enter', 'Flood', 'Enter', 'Tab', 'The data centre is dark');
  await type(page, 'Tab', 'Nobody can book', 'Tab', 'Tab', 'Desk', 'Tab', '-1m', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: The data centre is dark')).toBeVisible();
}

/** The button of a role in the panel, whoever holds it. */
const role = (page: Page, name: RegExp) => page.getByRole('button', { name });

test('[CLS-MULTI WAR-TAKEOVER] of several services the strictest tier counts, one message is agreed, the CDO commands, children are linked', async ({
  page,
}) => {
  await declareP1(page, host);
  await declareOfTwoAgencies(page);

  await test.step('the strictest tier decides the target resolution', async () => {
    await expect(
      page.getByText('Driving licences and 1 other service').locator('..').getByText('tier 1'),
    ).toBeVisible();
    await expect(page.getByText(/Target resolution/).first()).toBeVisible();
  });

  await test.step('nobody coordinates yet: the console says so, and one key leads to naming who does', async () => {
    await expect(page.getByRole('button', { name: /nobody coordinates yet/ })).toBeVisible();
    await expect(page.getByText(/Services of 2 agencies are affected: tell citizens once/)).toBeVisible();
    await openDialog(page, 'Alt+m');
    await expect(dialog(page).getByText(/agree on one message, and name who coordinates/)).toBeVisible();
    await type(page, 'Escape');
    await expect(dialog(page)).toBeHidden();

    await openDialog(page, 'Alt+Shift+K');
    await expect(dialog(page).getByText(/Citizens are told once, by one voice for all/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await type(page, 'Sharma', 'Enter', 'Tab', 'One text, on the hour', 'Control+Enter');
    await expect(dialog(page)).toBeHidden();
    await expect(
      timeline(page).getByText(/Sharma coordinates one message for Transport Agency and Environment Agency/),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: /Sharma.*for Transport Agency/ })).toBeVisible();
    await openDialog(page, 'Alt+m');
    await expect(
      dialog(page).getByText(/One message for Transport Agency and Environment Agency/),
    ).toBeVisible();
    await type(page, 'Escape');
    await expect(dialog(page)).toBeHidden();
  });

  await test.step('the policy then suggests the CDO, who takes command', async () => {
    await expect(
      page.getByText(/2 services are affected \(agencies: 2\).*the CDO may take command/),
    ).toBeVisible();
    await becomes(page, 'Sharma');
    await send(page, 'Alt+r', 'Mensah', 'Enter');
    await role(page, /^Commander A\. Mensah/).focus();
    await openDialog(page, 'Enter');
    await type(page, 'Sharma', 'Enter', 'Control+Enter');
    await expect(dialog(page).getByText('a take-over is not on record without one')).toBeVisible();
    await dialog(page).getByRole('textbox', { name: 'Why it is taken over' }).focus();
    await type(page, 'Two agencies are affected', 'Control+Enter');
    await expect(dialog(page)).toBeHidden();
    await expect(role(page, /^Commander P\. Sharma/)).toBeVisible();
  });

  await test.step('the other incident is linked as its child, and either leads to the other', async () => {
    await openDialog(page, 'Alt+Shift+L');
    await type(page, 'region A', 'Enter');
    await dialog(page).getByRole('radio', { name: /child/i }).focus();
    await type(page, 'Space', 'Control+Enter');
    await expect(dialog(page)).toBeHidden();
    const child = page.getByRole('link', { name: /child.*Sign-in fails in region A/ });
    await child.focus();
    await page.screenshot({ path: test.info().outputPath('several-agencies.png') });
    await type(page, 'Enter');
    await expect(timeline(page).getByText('Declared: Sign-in fails in region A')).toBeVisible();
    await expect(page.getByRole('link', { name: /parent.*The data centre is dark/ })).toBeVisible();
  });
});

test('[CLS-MULTI] a person with roles in two war rooms is warned of before and after, and the other is one key away', async ({
  page,
}) => {
  await declareP1(page, host);
  await send(page, 'Alt+r', 'Mensah', 'Enter');
  await declareOfTwoAgencies(page);
  await becomes(page, 'Sharma');

  await openDialog(page, 'Alt+r');
  await type(page, 'Mensah', 'Enter');
  await expect(
    dialog(page).getByText(
      /A\. Mensah also holds a role in the war room of INC-\S+ Sign-in fails in region A/,
    ),
  ).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('before.png') });
  await type(page, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();

  const other = page.getByRole('link', { name: /also in INC-\S+ Sign-in fails in region A/ });
  await expect(other).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('after.png') });
  await type(page, 'Alt+4', 'ArrowDown');
  await expect(other).toBeFocused();
  await type(page, 'Enter');
  await expect(timeline(page).getByText('Declared: Sign-in fails in region A')).toBeVisible();
  await expect(page.getByRole('link', { name: /also in INC-\S+ The data centre is dark/ })).toBeVisible();
});
