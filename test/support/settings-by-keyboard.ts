import { expect, type Page } from '@playwright/test';
import { type BrowserConsole, type } from './browser-console.ts';
import { openDialog } from './p1-by-keyboard.ts';

/** Signs in on a console that holds no incident yet. */
export async function signIn(page: Page, { address }: BrowserConsole): Promise<void> {
  await page.goto(address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, 'Osei', 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
}

export async function goTo(page: Page, section: 'Directory' | 'Policy' | 'Central'): Promise<void> {
  await openDialog(page, 'Control+k');
  await type(page, section, 'Enter');
  await expect(page.getByRole('region', { name: section })).toBeVisible();
}
