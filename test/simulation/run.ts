/**
 * `npm run simulate [-- --seeds N] [--first S]`: several consoles and central under a virtual clock and network, with every
 * fault that we could think of (test/simulation). Each seed is one run; one that fails is named and repeats with
 * `npm run simulate -- --seeds 1 --first SEED`.
 */
import { parseArgs } from 'node:util';
import { type Outcome, simulate } from './simulation.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '100' }, first: { type: 'string' } },
});
const seeds = Number(values.seeds);
const first = Number(values.first ?? Date.now() % 1_000_000);
if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(first)) {
  console.error('--seeds and --first are whole numbers.');
  process.exit(2);
}

const played = new Map<string, number>();
let acknowledged = 0;
let failed = 0;
for (let seed = first; seed < first + seeds; seed++) {
  const outcome = await simulate(seed).catch((error: unknown) => String(error));
  const complaint = typeof outcome === 'string' ? outcome : complaintOf(outcome);
  if (complaint !== null) {
    failed += 1;
    console.log(`seed ${seed}: ${complaint}`);
  }
  if (typeof outcome === 'string') continue;
  acknowledged += outcome.acknowledged;
  for (const [fault, times] of Object.entries(outcome.played))
    played.set(fault, (played.get(fault) ?? 0) + times);
}
for (const [fault, times] of [...played].sort()) console.log(`${String(times).padStart(8)} × ${fault}`);
console.log(`${seeds} seeds from ${first}, ${acknowledged} acknowledged events: ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function complaintOf({ states, lost, unerased, stalled }: Outcome): string | null {
  const complaints = [
    ...(new Set(states).size > 1 ? [`${new Set(states).size} different states`] : []),
    ...(lost.length > 0 ? [`${lost.length} lost, first ${lost[0]}`] : []),
    ...(unerased.length > 0 ? [`${unerased.length} not erased, first ${unerased[0]}`] : []),
    ...(stalled.length > 0 ? [`${stalled.length} stalled, first ${stalled[0]}`] : []),
  ];
  return complaints.length > 0 ? complaints.join('; ') : null;
}
