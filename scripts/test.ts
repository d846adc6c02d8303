/**
 * `npm test [-- --unit | --e2e] [FILTER …]`: every test, in both runners, and the clauses they prove. Ends with one line,
 * "N passed, N failed". A runner that crashes, and a run that tests nothing, count as failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.ts';
import { buildAll } from './build.ts';
import { unprovedClauses } from './clauses.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const report = (name: string) => `${root}.cache/${name}.json`;
const args = process.argv.slice(2);
const filters = args.filter((arg) => !arg.startsWith('--'));
const only = args.find((arg) => arg === '--unit' || arg === '--e2e');

mkdirSync(`${root}.cache`, { recursive: true });
const tallies: Tally[] = [];
if (await prepare()) {
  if (only !== '--e2e') tallies.push(runVitest());
  if (only !== '--unit') tallies.push(runPlaywright());
  if (only === undefined && filters.length === 0) tallies.push(checkClauses());
} else {
  tallies.push({ passed: 0, failed: 1 });
}

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** What both runners need. Where it cannot be had the run still ends with its closing line. */
async function prepare(): Promise<boolean> {
  try {
    await buildAll();
    process.env.CHROMIUM_PATH = findBrowser();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

function runVitest(): Tally {
  const file = report('vitest');
  const code = run(
    'vitest/vitest.mjs',
    [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...selection('--passWithNoTests'),
    ],
    file,
  );
  const results = read(file) as {
    numPassedTests?: number;
    numFailedTests?: number;
    numFailedTestSuites?: number;
  } | null;
  return tally(code, results?.numPassedTests ?? 0, results?.numFailedTests ?? 0);
}

function runPlaywright(): Tally {
  const file = report('playwright');
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
  const code = run(
    '@playwright/test/cli.js',
    ['test', '--reporter=list,json', ...selection('--pass-with-no-tests')],
    file,
  );
  const { stats } = (read(file) ?? {}) as {
    stats?: { expected?: number; unexpected?: number; flaky?: number };
  };
  // Playwright lists by name what passed only when tried again: it counts as passed, and deserves a look.
  const flaky = stats?.flaky ?? 0;
  if (flaky > 0) console.warn(`${flaky} passed only when tried again: see "flaky" above.`);
  return tally(code, (stats?.expected ?? 0) + flaky, stats?.unexpected ?? 0);
}

/** A clause that the step owes and no test carries is a failed test. */
function checkClauses(): Tally {
  const unproved = unprovedClauses();
  for (const id of unproved) console.error(`No test carries [${id}].`);
  return { passed: 0, failed: unproved.length };
}

/** A filter usually names tests of one runner: the other then has none, and that is no failure. */
function selection(allowNone: string): readonly string[] {
  return filters.length > 0 ? [allowNone, ...filters] : [];
}

function run(script: string, parameters: readonly string[], reportFile: string): number {
  rmSync(reportFile, { force: true });
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${script}`, ...parameters], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A runner that failed without a failed test (a crash, a file that does not load) is one failure. */
function tally(code: number, passedTests: number, failedTests: number): Tally {
  return { passed: passedTests, failed: failedTests === 0 && code !== 0 ? 1 : failedTests };
}
