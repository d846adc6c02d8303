/**
 * `npm run faults [-- WORD …]`: breaks one rule of `shared/` after the other, in memory only, and expects the property
 * that proves it to fail. With words, only the faults whose rule or test holds one of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PlantedFault, plantedFaults } from './faults/planted.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = plantedFaults.filter(
  ({ rule, seenBy }) =>
    words.length === 0 || words.some((word) => `${rule} ${seenBy.title}`.toLowerCase().includes(word)),
);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface Tests {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** How many tests ran with the fault planted; null where none came to be. */
function testsWith(fault: PlantedFault): Tests | null {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-fault-'));
  const report = join(folder, 'report.json');
  const { test, title } = fault.seenBy;
  spawnSync(
    process.execPath,
    [
      `${root}node_modules/vitest/vitest.mjs`,
      ...['run', test, '-t', escaped(title), '--silent'],
      ...['--reporter=json', `--outputFile=${report}`],
    ],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, PLANTED_FAULT: String(plantedFaults.indexOf(fault)) },
    },
  );
  const tests = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Tests) : null;
  rmSync(folder, { recursive: true });
  return tests;
}

/** A test that is not there, or that never ran, must not pass for one that saw the fault. */
function verdictOn(fault: PlantedFault): 'seen' | 'NOT SEEN' | 'NOT RUN' {
  const tests = testsWith(fault);
  if (tests === null || tests.numFailedTests + tests.numPassedTests === 0) return 'NOT RUN';
  return tests.numFailedTests > 0 ? 'seen' : 'NOT SEEN';
}

let unseen = 0;
for (const fault of chosen) {
  const verdict = verdictOn(fault);
  if (verdict !== 'seen') unseen += 1;
  console.log(`${verdict.padEnd(8)}  ${fault.rule}  (${fault.seenBy.title})`);
}
console.log(`${chosen.length - unseen} of ${chosen.length} planted faults are seen.`);
process.exitCode = unseen === 0 && chosen.length > 0 ? 0 : 1;
