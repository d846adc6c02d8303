import { type Milliseconds, MINUTE } from '../../shared/kernel/time.ts';
import type { Skew } from '../../shared/protocol/sync-state.ts';
import type { Remote } from '../sync/remote.ts';
import type { MachineClock } from './clock.ts';

/** The quickest of so many answers says most (design §7). */
const KEPT = 8;

export interface SkewMeter {
  /** Asks central's time, at most once a minute; an answer that does not come changes nothing. */
  measure(remote: Pick<Remote, 'ask'>): Promise<void>;
  best(): Skew | null;
  /** The clock was set or the machine slept: what was measured says nothing any more. */
  forget(): void;
}

/** How far this machine's clock is from central's, by the quickest of the last answers. */
export function skewMeter(clock: MachineClock): SkewMeter {
  let samples: readonly Skew[] = [];
  let measuredAt: Milliseconds | null = null;
  let era = 0;

  return {
    async measure(remote) {
      const before = clock.monotonic();
      if (measuredAt !== null && before - measuredAt < MINUTE) return;
      const startedIn = era;
      const asked = await remote.ask('time', {});
      if (!asked.ok || startedIn !== era) return;
      const within = (clock.monotonic() - before) / 2;
      measuredAt = before;
      const by = Math.round(clock.now() - within - asked.value.now);
      samples = [{ by, within: Math.ceil(within) }, ...samples].slice(0, KEPT);
    },
    best: () => samples.toSorted((a, b) => a.within - b.within)[0] ?? null,
    forget() {
      samples = [];
      measuredAt = null;
      era += 1;
    },
  };
}
