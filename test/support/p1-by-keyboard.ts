import { expect, type Locator, type Page } from '@playwright/test';
import { type BrowserConsole, type } from './browser-console.ts';

export const timeline = (page: Page): Locator => page.locator('section', { hasText: 'Timeline' });
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Opens a dialog by its key: the cursor is inside before a person has looked up. */
export async function openDialog(page: Page, key: string): Promise<void> {
  await type(page, key);
  await expect(dialog(page).locator(':focus')).toHaveCount(1);
}

/** Opens a dialog, fills it by keyboard and sends it. */
export async function send(page: Page, key: string, ...parts: readonly string[]): Promise<void> {
  await openDialog(page, key);
  await type(page, ...parts, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

/** Another person takes over the keyboard. */
export async function becomes(page: Page, name: string): Promise<void> {
  await openDialog(page, 'Control+p');
  await type(page, name, 'Enter');
  await expect(dialog(page)).toBeHidden();
}

/** First start: the service manager signs in and declares a P1 of the identity platform, detected two minutes ago. */
export async function declareP1(page: Page, host: BrowserConsole): Promise<void> {
  // The printed key works once: a page that has used it goes on with its cookie.
  if (page.url() === 'about:blank') await page.goto(host.address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, 'Osei', 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
  await type(page, 'n');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
  await type(page, 'y');
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
  await type(page, 'Digital', 'Enter', 'Tab', 'Sign-in fails in region A', 'Tab', 'Citizens cannot sign in');
  await type(page, 'Tab', 'Tab', 'Synthetic test eu-1', 'Tab', '-2m', 'Control+Enter');
  await expect(timeline(page).getByText('Declared: Sign-in fails in region A')).toBeVisible();
}
