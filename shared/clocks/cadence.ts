import type { Done } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { Owed } from './limit.ts';
import { earliest, earliestEnd, endOfPeriod, inOrder, type Period } from './periods.ts';
import { type Deadline, isLate } from './reading.ts';

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

/** A turn with what its limit says and with what ended it unmet. */
export interface OwedTurn extends Cycle {
  readonly owed: Owed;
  readonly ended: Deadline['ended'];
}

/**
 * CLS-RECLOCK: the turns that belong to a priority, `over` being what else ends them. One that began at T or later is the
 * next priority's, unless it was late before anybody said so: breached stays breached.
 */
export function turnsUnder(
  period: Period,
  over: Deadline['ended'],
  cycles: readonly Cycle[],
  owedOf: (startsAt: Instant) => Owed,
): readonly OwedTurn[] {
  const until = earliest(period.until, over?.at);
  return cycles.flatMap((turn) => {
    const owed = owedOf(turn.startsAt);
    const ended = earliestEnd(over, endOfPeriod(period, owed));
    const settled = turn.met ?? ended;
    const belongs = until === null || turn.startsAt < until || (settled && isLate(owed, settled.at));
    return belongs ? [{ ...turn, owed, ended }] : [];
  });
}
