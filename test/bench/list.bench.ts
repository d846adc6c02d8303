import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { filterIncidents, type ListedIncident, sortIncidents } from '../../shared/views/incident-list.ts';
import { byAttention, everything, type IncidentFilter } from '../../shared/views/saved-views.ts';
import { startBrowserConsole } from '../support/browser-console.ts';
import { chromiumLaunch } from '../support/chromium-launch.ts';
import { exampleDirectory, fillWithMany } from '../support/many-incidents.ts';
import { figure, median, percentile } from './figure.ts';

const INCIDENTS = 20_000;
const OPEN = 150;
const RUNS = 9;
const LIMIT = 100;

/** Filtering and searching a list of years: the pure functions, and the screen from a key to its rows painted. */
export default async function listBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-bench-'));
  const now = Date.now();
  const rows = await fillWithMany(folder, { incidents: INCIDENTS, open: OPEN, now });
  functions(
    rows.map((row) => ({ ...row, nextClock: null, breached: 0 })),
    now,
  );
  await screen(folder);
}

function functions(rows: readonly ListedIncident[], at: number): void {
  const directory = exampleDirectory();
  const me = [...directory.appointments.values()].find(({ office }) => office === 'SO')?.person ?? null;
  const context = { directory, me, at };
  const filters: Readonly<Record<string, Partial<IncidentFilter>>> = {
    'the first text of all': { text: 'reseau benefit' },
    'another text': { text: 'payments booked tax' },
    'status, priority and no drills': { statuses: ['closed'], priorities: ['P1', 'P2'], drills: 'without' },
    mine: { mine: true },
  };
  for (const [name, filter] of Object.entries(filters)) {
    const start = performance.now();
    filterIncidents(rows, { ...everything, ...filter }, context);
    report(`${INCIDENTS} incidents filtered by ${name}`, performance.now() - start);
  }
  const sorting = median(RUNS, () => {
    const start = performance.now();
    sortIncidents(rows, byAttention, context);
    return performance.now() - start;
  });
  report(`${INCIDENTS} incidents ordered by attention`, sorting);
}

async function screen(folder: string): Promise<void> {
  const host = await startBrowserConsole(folder);
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(host.address);
    await page.getByText('A. Mensah').first().click();
    await page.locator('[role=grid][aria-busy=false]').waitFor();
    await reopening(page);
    await filtering(page);
  } finally {
    await browser.close();
    await host.close();
  }
}

/** A reload, to the open incidents in sight and then to the last closed one known. */
async function reopening(page: Page): Promise<void> {
  const open: number[] = [];
  const all: number[] = [];
  for (let run = 0; run < 4; run++) {
    await page.reload();
    const times = await page.evaluate(async () => {
      const seen = async (selector: string) => {
        while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
        return performance.now();
      };
      return { first: await seen('[role=grid] [id^="incident/"]'), last: await seen('[aria-busy=false]') };
    });
    open.push(times.first);
    all.push(times.last);
  }
  figure({
    name: `Page with ${INCIDENTS} incidents, from asked to open ones listed, median`,
    value: percentile(open, 0.5),
    unit: 'ms',
    goal: null,
    met: null,
  });
  figure({
    name: 'The same, to every closed one listed, median',
    value: percentile(all, 0.5),
    unit: 'ms',
    goal: null,
    met: null,
  });
}

/** From a key in the search field to the rows painted that are left. */
async function filtering(page: Page): Promise<void> {
  const times: number[] = [];
  await page.keyboard.press('/');
  for (const text of ['reseau tax', 'payments booked', 'printing 2', 'inc-2026']) {
    for (const letter of text) times.push(await keyToRows(page, letter));
    for (const _ of text) times.push(await keyToRows(page, 'Backspace'));
  }
  const p95 = percentile(times, 0.95);
  report(`List of ${INCIDENTS}: a key in the search to the rows painted, p95`, p95);
}

async function keyToRows(page: Page, key: string): Promise<number> {
  const painted = page.evaluate(async () => {
    const pressed = await new Promise<number>((resolve) =>
      addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { once: true, capture: true }),
    );
    // The input event has run by the first frame, and React with it; the second frame is after its painting.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - pressed;
  });
  await page.evaluate(() => undefined);
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  return painted;
}

function report(name: string, value: number): void {
  figure({ name, value, unit: 'ms', goal: `under ${LIMIT}`, met: value < LIMIT });
}
