import { chromium, type Page } from '@playwright/test';
import { startBrowserConsole } from '../support/browser-console.ts';
import { chromiumLaunch } from '../support/chromium-launch.ts';
import { figure, percentile } from './figure.ts';

const ENTRIES = 5_000;
const NOTES = 100;
const CLOCKS = 100;
const IDLE_SECONDS = 10;

/** What the page is asked to send, as the console's own windows do. */
type Command = Readonly<Record<string, unknown>>;

/** The screens in Chromium, on the browser host, with an incident of 5,000 entries and one with 100 live clocks. */
export default async function screenBench(): Promise<void> {
  const host = await startBrowserConsole();
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(host.address);
    await page.getByText('A. Mensah').first().click();
    const long = await declare(page, 'Incident of 5,000 entries');
    await execute(page, long, notes(ENTRIES));
    const busy = await declare(page, 'Incident of 100 clocks');
    await execute(page, busy, actions(CLOCKS - 4));

    await opening(page, long);
    await entering(page);
    await counting(page, busy);
  } finally {
    await browser.close();
    await host.close();
  }
}

/** From asking for the incident to its newest line painted; the first opening is left out: it compiles the code. */
async function opening(page: Page, uuid: string): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < 8; run++) {
    await page.goto('about:blank');
    await page.goBack();
    await page.evaluate(() => {
      location.hash = '#/incidents';
    });
    await page.getByText('Incident of 5,000 entries').waitFor();
    times.push(
      await page.evaluate(async (hash) => {
        const start = performance.now();
        location.hash = hash;
        while (!document.body.innerText.includes('Line 4999')) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now() - start;
      }, `#/incident/${uuid}`),
    );
  }
  const median = percentile(times.slice(1), 0.5);
  figure({
    name: `Board of an incident with ${ENTRIES} entries, from asked to painted, median`,
    value: median,
    unit: 'ms',
    goal: 'under 500',
    met: median < 500,
  });
}

/** From the Enter key to the line painted in the timeline, where a line stands only once it is durable. */
async function entering(page: Page): Promise<void> {
  const times: number[] = [];
  for (let note = 0; note < NOTES; note++) {
    const text = `Bench note ${note}.`;
    await page.keyboard.insertText(text);
    const visible = page.evaluate(async (awaited) => {
      const pressed = await new Promise<number>((resolve) =>
        addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { once: true, capture: true }),
      );
      const rows = document.querySelector('section[aria-label="Timeline"]');
      while (!rows?.textContent?.includes(awaited)) await new Promise(requestAnimationFrame);
      return performance.now() - pressed;
    }, text);
    await page.evaluate(() => undefined);
    await page.keyboard.press('Enter');
    times.push(await visible);
  }
  const p95 = percentile(times, 0.95);
  figure({
    name: `Enter to visible and durable with ${ENTRIES} entries, p95`,
    value: p95,
    unit: 'ms',
    goal: 'under 50',
    met: p95 < 50,
  });
}

/**
 * Main-thread time of a page that does nothing but count, as Chromium itself accounts for it: the whole bridge, beside
 * bare pages that hold as many texts and nothing else, once on one ticker and once with an interval a row.
 */
async function counting(page: Page, uuid: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/incident/${uuid}`);
  await page.getByText('Action 0', { exact: false }).first().waitFor();
  const bridge = await busyPerSecond(page);
  figure({
    name: `${CLOCKS} live clocks on the bridge, main thread a second`,
    value: bridge,
    unit: 'ms',
    goal: 'at most 5',
    met: bridge <= 5,
  });
  const bare = await page.context().browser()?.newPage();
  if (!bare) throw new Error('The browser is gone.');
  for (const [name, script] of Object.entries(barePages)) {
    await bare.setContent(`<body><div id="rows"></div><script>${script}</script></body>`);
    const spent = await busyPerSecond(bare);
    figure({
      name: `The bridge over a bare page, ${name}`,
      value: bridge / spent,
      unit: '×',
      goal: null,
      met: null,
    });
  }
}

const row = 'const row = document.createElement("div"); document.getElementById("rows").append(row);';
const text = '(row.textContent = new Date().toISOString())';
const barePages = {
  [`${CLOCKS} texts on one ticker`]: `const all = []; for (let i = 0; i < ${CLOCKS}; i++) { ${row} all.push(row); }
    setInterval(() => { for (const row of all) ${text}; }, 1000);`,
  [`${CLOCKS} texts with an interval each`]: `for (let i = 0; i < ${CLOCKS}; i++) { ${row} setInterval(() => ${text}, 1000); }`,
};

async function busyPerSecond(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busyFor = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  await page.waitForTimeout(2_000);
  const before = await busyFor();
  await page.waitForTimeout(IDLE_SECONDS * 1_000);
  return ((await busyFor()) - before) * (1_000 / IDLE_SECONDS);
}

async function declare(page: Page, title: string): Promise<string> {
  const uuid = crypto.randomUUID();
  const detectedAt = Date.now() - 30_000;
  await execute(page, uuid, [
    {
      type: 'declare',
      title,
      services: ['digital-identity'],
      impact: 'Citizens cannot sign in',
      drill: true,
      method: 'monitoring',
      reportedBy: 'Synthetic test',
      onsetAt: null,
      detectedAt,
    },
    { type: 'classify', answers: {}, priority: 'P1', overrideReason: null },
  ]);
  return uuid;
}

const notes = (count: number): readonly Command[] =>
  Array.from({ length: count }, (_, line) => ({
    type: 'addEntry',
    kind: 'note',
    text: `Line ${line}: error rate on token issue is being watched`,
    progress: false,
  }));

/** Deadlines within the hour, so that every one of them counts its seconds. */
const actions = (count: number): readonly Command[] =>
  Array.from({ length: count }, (_, action) => ({
    type: 'addAction',
    text: `Action ${action}`,
    owner: 'k-osei',
    due: Date.now() + 30 * 60_000 + action * 7_000,
    permanentFix: false,
  }));

/** Sends commands one after the other from inside the page, with its cookie. */
async function execute(page: Page, uuid: string, commands: readonly Command[]): Promise<void> {
  await page.evaluate(
    async ([stream, list]) => {
      for (const command of list) {
        const request = {
          commandId: crypto.randomUUID(),
          stream,
          command,
          occurredAt: null,
          onBehalfOf: null,
        };
        const answer = await fetch('/api/execute', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        });
        const { ok, rejection } = (await answer.json()) as { ok: boolean; rejection?: unknown };
        if (!ok) throw new Error(JSON.stringify(rejection));
      }
    },
    [`incident/${uuid}`, commands] as const,
  );
}
