import type { Done, Incident } from '../incident/state.ts';
import type { EventId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Priority } from '../policy/vocabulary.ts';
import { type Deadline, isLate } from './reading.ts';

/** A stretch under one priority, with its end as the next change left it (CLS-RECLOCK). */
export interface Period {
  readonly priority: Priority;
  /** T, or detection for the first. */
  readonly from: Instant;
  /**
   * T of the next change; null while in force. The moment that change was made where it was "wrong from the start": the
   * obligations were owed until somebody said so, and what was met or breached by then stays (CLS-RECLOCK).
   */
  readonly until: Instant | null;
  /** The moment the next change was made: acts before it were acts under this priority. */
  readonly untilActed: Instant | null;
  readonly previous: Priority | null;
  /** The event that set it; null before any classification. */
  readonly change: EventId | null;
}

export function periodsOf(incident: Incident): readonly Period[] {
  return incident.periods.map((period, index) => {
    const next = incident.periods[index + 1];
    const until = next && next.from <= period.from ? next.actedAt : next?.from;
    return {
      priority: period.priority,
      from: period.from,
      until: until ?? null,
      change: period.change,
      untilActed: next?.actedAt ?? null,
      previous: incident.periods[index - 1]?.priority ?? null,
    };
  });
}

/** CLS-NOW: until somebody classifies, the strictest acknowledgement and triage clocks run. */
export function periodsOrUnclassified(incident: Incident): readonly Period[] {
  if (incident.periods.length > 0) return periodsOf(incident);
  return [
    {
      priority: 'P1',
      from: incident.detectedAt,
      until: null,
      untilActed: null,
      previous: null,
      change: null,
    },
  ];
}

export const earliest = (...moments: readonly (Instant | null | undefined)[]): Instant | null =>
  moments.reduce<Instant | null>(
    (least, moment) => (moment == null ? least : least === null ? moment : Math.min(least, moment)),
    null,
  );

export const inOrder = <T extends Pick<Done, 'at'>>(acts: readonly T[]): readonly T[] =>
  acts.toSorted((a, b) => a.at - b.at);

/**
 * How a change of priority ends an obligation that is not met: at T; but one that was already breached when the change
 * was made stays breached, whatever T it claims (CLS-RECLOCK).
 */
export function endOfPeriod(
  { until, untilActed }: Period,
  { dueAt, lateAtLimit }: Pick<Deadline, 'dueAt' | 'lateAtLimit'>,
): Deadline['ended'] {
  if (until === null) return null;
  const breachedMeanwhile =
    untilActed !== null &&
    !isLate({ dueAt, lateAtLimit }, until) &&
    isLate({ dueAt, lateAtLimit }, untilActed);
  return { at: breachedMeanwhile ? untilActed : until, why: 'priorityChanged' };
}
