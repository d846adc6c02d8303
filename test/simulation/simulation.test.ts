import { describe, expect, test } from 'vitest';
import { simulate } from './simulation.ts';

/**
 * The same seeds each time, so that a red run is the work's doing; `npm run simulate` plays others. One that failed once
 * and is mended stands in `kept` for good.
 */
const seeds = 100;
const first = 1_000;
/** An incident whose declaration came after what was noted of it: it was folded without the note. */
const kept: readonly number[] = [544_695];

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
