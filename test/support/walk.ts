import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { type BrowserConsole, type } from './browser-console.ts';
import { dialog, openDialog, timeline } from './p1-by-keyboard.ts';

/** What is owed, and what is settled of it. */
export const due = (page: Page): Locator => page.locator('[data-panel="due"]');

/** The line that names the one next thing, and the keys beside it. */
export const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'What can be done now' });

/** The one next thing is this, and its key is Alt+N. */
export const nextIs = (page: Page, sentence: string | RegExp): Promise<void> =>
  expect(bar(page).getByText(sentence)).toBeVisible();

/** The page of a first start, signed in. */
export async function signIn(page: Page, host: BrowserConsole, name: string): Promise<void> {
  await page.goto(host.address);
  await expect(page.getByText('Who are you?')).toBeVisible();
  await type(page, name, 'Enter');
  await expect(page.getByText('No incident on this console yet')).toBeVisible();
}

/** What the first report said, as a person types it. */
export interface FirstReport {
  /** The policy's questions, in their order: y, n, u. */
  readonly answers: string;
  /** The beginning of its name. */
  readonly service: string;
  readonly title: string;
  readonly impact: string;
  /** How many steps from automated monitoring the way it was noticed stands in the list; 1 is a user's report. */
  readonly method?: number;
  readonly reportedBy: string;
  /** `-9d`, `-5m`; the moment the form was opened where it is left out. */
  readonly detected?: string;
}

/** From the list of incidents to the questions. */
export async function toDeclare(page: Page): Promise<void> {
  await type(page, 'n');
  await expect(page.getByRole('heading', { name: 'Declare an incident' })).toBeVisible();
}

/** Answers the questions; the cursor then stands in the first field of the record. */
export async function answer(page: Page, answers: string): Promise<void> {
  await type(page, ...answers);
  await expect(page.getByRole('combobox', { name: 'Affected services' })).toBeFocused();
}

export async function fillRecord(page: Page, report: FirstReport): Promise<void> {
  const { service, title, impact, method = 0, reportedBy, detected = '' } = report;
  await type(page, service, 'Enter', 'Tab', title, 'Tab', impact, 'Tab');
  await type(page, ...Array.from({ length: method }, () => 'ArrowRight'), 'Tab', reportedBy, 'Tab', detected);
}

/** Sends the form; the bridge is there when the record has it. */
export async function declare(page: Page, { title }: FirstReport): Promise<void> {
  await type(page, 'Control+Enter');
  await expect(timeline(page).getByText(`Declared: ${title}`)).toBeVisible();
}

/** Service is back: how, when where it was not now, and what did it. */
export async function resolve(page: Page, kind: 'Workaround' | 'Fix', text: string, at = ''): Promise<void> {
  await openDialog(page, 'Alt+s');
  await expect(page.getByRole('radio', { name: 'Workaround' })).toBeFocused();
  await type(page, kind === 'Workaround' ? 'Space' : 'ArrowRight', 'Tab', at, 'Tab', text, 'Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

/** So many boxes in a row. */
export const ticks = (count: number): readonly string[] =>
  Array.from({ length: count }, () => ['Tab', 'Space']).flat();

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['dark', 'light'] as const;

/**
 * Keeps a moment of a walk as a person would see it, in both sizes and themes, under `.cache/screens/<walk>`. The page
 * is the same afterwards.
 */
export function camera(walk: string): (page: Page, moment: string) => Promise<void> {
  const folder = fileURLToPath(new URL(`../../.cache/screens/${walk}`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return async (page, moment) => {
    taken += 1;
    const before = page.viewportSize();
    const theme = await page.locator('html').getAttribute('data-theme');
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const one of themes) {
        await page.locator('html').evaluate((html, value) => html.setAttribute('data-theme', value), one);
        const number = String(taken).padStart(2, '0');
        await page.screenshot({
          path: `${folder}/${number}-${moment}-${size.width}-${one}.png`,
          animations: 'disabled',
        });
      }
    }
    if (theme !== null)
      await page.locator('html').evaluate((html, value) => html.setAttribute('data-theme', value), theme);
    if (before !== null) await page.setViewportSize(before);
  };
}
