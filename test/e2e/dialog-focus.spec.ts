import { expect, test } from '@playwright/test';
import { type BrowserConsole, startBrowserConsole, type } from '../support/browser-console.ts';
import { declareP1, dialog, openDialog } from '../support/p1-by-keyboard.ts';
import { due } from '../support/walk.ts';

let host: BrowserConsole;
test.beforeEach(async () => {
  host = await startBrowserConsole();
});
test.afterEach(() => host.close());

test('the line takes the cursor once a dialog is closed, but not from who went to a panel by then', async ({
  page,
}) => {
  // A machine that is busy: each frame comes late.
  await page.addInitScript(() => {
    window.requestAnimationFrame = (run) => window.setTimeout(() => run(performance.now()), 400);
    window.cancelAnimationFrame = window.clearTimeout;
  });
  const threeFrames = () =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
    });
  await declareP1(page, host);
  await openDialog(page, 'Alt+h');
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  await type(page, 'Alt+1');
  await threeFrames();
  await expect(due(page).locator('[data-row]').first()).toBeFocused();

  await openDialog(page, 'Alt+h');
  await type(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  await threeFrames();
  await expect(page.getByRole('textbox', { name: 'Write to the timeline' })).toBeFocused();
});
