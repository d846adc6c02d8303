import type { Done } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import { inOrder } from './periods.ts';

/** One turn of a rolling clock: from the last act to the next one. */
export interface Cycle {
  readonly cycle: number;
  readonly startsAt: Instant;
  readonly met: Done | null;
}

/**
 * WAR-CADENCE: each act begins the next turn. `acts` outside the stretch (from, until] are left out; without an end the
 * last turn is still open. Of several acts at one instant the first counts, and none begins a turn that ends with it: a
 * turn without length is none.
 */
export function cyclesOf(from: Instant, until: Instant | null, acts: readonly Done[]): readonly Cycle[] {
  const within = inOrder(acts.filter(({ at }) => at > from && (until === null || at <= until))).filter(
    ({ at }, index, ordered) => at !== ordered[index - 1]?.at,
  );
  const begun = within.map(({ at }) => at).filter((at) => until === null || at < until);
  return [from, ...begun].map((startsAt, index) => ({
    cycle: index + 1,
    startsAt,
    met: within[index] ?? null,
  }));
}
