import { expect, test } from '@playwright/test';
import { violations } from '../support/accessibility.ts';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { declareP1, openDialog } from '../support/p1-by-keyboard.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

for (const theme of ['dark', 'light'] as const) {
  test(`every screen of a P1 meets WCAG 2.2 AA, ${theme}`, async ({ page }) => {
    await page.goto(host.address);
    await expect(page.getByText('Who are you?')).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await declareP1(page, host);
    if (theme === 'light') {
      await type(page, 'Alt+t');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    }
    expect(await violations(page)).toEqual([]);
    await openDialog(page, 'Alt+s');
    expect(await violations(page)).toEqual([]);
    await type(page, 'Escape', 'Alt+l');
    await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await type(page, 'n');
    await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('the wall is readable from five metres: no text is below the floor, none is cut off, all of it AA', async ({
  page,
}) => {
  await declareP1(page, host);
  await type(page, '! Fail over before root cause', 'Enter', 'Restores 80 % of sign-ins', 'Enter');
  await expect(page.getByText('Rationale: Restores 80 % of sign-ins')).toBeVisible();
  await page.goto(page.url().replace('#/incident/', '#/wall/'));
  await expect(page.getByText('First citizen message')).toBeVisible();

  // 20 arc-minutes at 5 m are 29 mm: on a 55-inch screen of 1920 pixels, 46 of them. A digit is 0.73 of its font size.
  const sizes = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; digit: number; inside: boolean }[] = [];
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode;
      const text = textContent?.trim() ?? '';
      if (!element || text === '' || element.getClientRects().length === 0) continue;
      const { bottom } = element.getBoundingClientRect();
      const digit = Number.parseFloat(getComputedStyle(element).fontSize) * 0.73;
      found.push({ text, digit, inside: bottom <= innerHeight + 1 });
    }
    return found;
  });
  expect(sizes.length).toBeGreaterThan(10);
  expect(sizes.filter(({ digit }) => digit < 45.5)).toEqual([]);
  expect(sizes.filter(({ inside }) => !inside)).toEqual([]);
  // no part of the wall lies on another, and the clocks' names are whole
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main > *, main h2, main li > span')]
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2,
      )
      .map((element) => element.textContent),
  );
  expect(cut).toEqual([]);
  expect(await violations(page)).toEqual([]);
});
