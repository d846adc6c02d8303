import type { Page } from '@playwright/test';
import { isMakingPages, onBrowserStart } from './browser.ts';
import { spendPermit } from './openings.ts';
import { contentsOfPage } from './web-contents.ts';
import { BrowserWindow } from './windows.ts';

/** A page that no BrowserWindow made: a window of its own if its opener was allowed to open it, closed otherwise. */
onBrowserStart(async (context) => {
  context.on('page', (page) => {
    settle(page).catch((error: unknown) => console.error('electron stand-in: popup', error));
  });
});

async function settle(page: Page): Promise<void> {
  // A window's own page is announced before the window has it.
  while (isMakingPages()) await new Promise((resolve) => setTimeout(resolve, 10));
  if (contentsOfPage(page) !== undefined) return;
  const openerPage = await page.opener();
  const opener = openerPage === null ? undefined : contentsOfPage(openerPage);
  if (spendPermit(opener)) BrowserWindow.adopt(page, opener);
  else await page.close();
}
