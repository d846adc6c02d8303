/**
 * `npm run soak [-- FILTER …]`: the random tests at their full counts (design §12): every property 10,000 times, the
 * journal killed 1,000 times. Takes long; `npm test` runs the same tests with small counts.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const filters = process.argv.slice(2);
const soaked = [
  'properties',
  'folding',
  'clocks/board',
  'due.test',
  'redaction',
  'event-bodies',
  'chains',
  'kill',
];

await buildAll();
const { status } = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', ...(filters.length > 0 ? filters : soaked)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PROPERTY_RUNS: process.env.PROPERTY_RUNS ?? '10000',
      KILLS: process.env.KILLS ?? '1000',
      TEST_TIMEOUT: String(60 * 60_000),
    },
  },
);
process.exitCode = status ?? 1;
