import { describe, expect, test } from 'vitest';
import { simulate } from './simulation.ts';

/** `npm run simulate -- --seeds N [--first S]` gives these; a seed that failed once stands in `kept` for good. */
const seeds = Number(process.env.SIMULATION_SEEDS ?? 100);
const first = Number(process.env.SIMULATION_FIRST ?? Date.now() % 1_000_000);
const kept: readonly number[] = [];

describe('several consoles and central, under faults', () => {
  test(`[GEN-OFFLINE] everyone shows the same once all is healed, and nothing acknowledged is lost (${seeds} seeds from ${first})`, async () => {
    for (const seed of [...kept, ...Array.from({ length: seeds }, (_, index) => first + index)]) {
      const { states, lost, unerased, stalled } = await simulate(seed);
      expect({ seed, states: new Set(states).size, lost, unerased, stalled }).toEqual({
        seed,
        states: 1,
        lost: [],
        unerased: [],
        stalled: [],
      });
    }
  });
});
