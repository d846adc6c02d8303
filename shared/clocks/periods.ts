import { type Done, type Incident, isOpen } from '../incident/state.ts';
import type { EventId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { graver, type Priority } from '../policy/vocabulary.ts';
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
  /** The moment the next change was written down: acts up to it were acts under this priority, one at that very moment too. */
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

/** The priority in force at a moment; the first one for whatever happened before it. Null before any classification. */
export const priorityAt = ({ periods }: Incident, at: Instant): Priority | null =>
  (periods.findLast(({ from }) => from <= at) ?? periods[0])?.priority ?? null;

/**
 * CLS-RECLOCK: the gravest priority since service was back, which says what the restoration asks for: raising it
 * afterwards asks for more, lowering it undoes nothing that was owed. Null before the restoration.
 */
export function priorityOnceRestored(incident: Incident): Priority | null {
  const restoredAt = incident.resolution?.restoredAt;
  if (restoredAt === undefined) return null;
  return periodsOf(incident)
    .filter(({ untilActed }) => untilActed === null || untilActed > restoredAt)
    .reduce<Priority | null>(
      (gravest, { priority }) => (gravest ? graver(gravest, priority) : priority),
      null,
    );
}

export const earliest = (...moments: readonly (Instant | null | undefined)[]): Instant | null =>
  moments.reduce<Instant | null>(
    (least, moment) => (moment == null ? least : least === null ? moment : Math.min(least, moment)),
    null,
  );

export const inOrder = <T extends Pick<Done, 'at'>>(acts: readonly T[]): readonly T[] =>
  acts.length < 2 ? acts : acts.toSorted((a, b) => a.at - b.at);

/** The one that came first; of two at one moment the one named first. */
export const earliestEnd = (...ends: readonly Deadline['ended'][]): Deadline['ended'] =>
  ends.reduce((first, end) => (first === null || (end !== null && end.at < first.at) ? end : first), null);

/**
 * How a change of priority ends an obligation that is not met: at T; but one that was already breached when the change
 * was made stays breached, whatever T it claims (CLS-RECLOCK).
 */
export function endOfPeriod(
  { until, untilActed }: Pick<Period, 'until' | 'untilActed'>,
  { dueAt, lateAtLimit }: Pick<Deadline, 'dueAt' | 'lateAtLimit'>,
): Deadline['ended'] {
  if (until === null) return null;
  const breachedMeanwhile =
    untilActed !== null &&
    !isLate({ dueAt, lateAtLimit }, until) &&
    isLate({ dueAt, lateAtLimit }, untilActed);
  return { at: breachedMeanwhile ? untilActed : until, why: 'priorityChanged' };
}

/**
 * Until when acts count under a priority. A T and a restoration may be said long after; what somebody did before, they
 * did under what the board showed, and it stays met (CLS-RECLOCK, RES-TIME). Null while nothing is said.
 */
export const actsCountUntil = (
  { resolution, closure }: Incident,
  { untilActed }: Pick<Period, 'untilActed'>,
): Instant | null => earliest(untilActed, resolution?.done.recordedAt, closure?.recordedAt);

/** Communication and briefings are owed until service is back. */
export const restorationEnd = ({ resolution }: Incident): Deadline['ended'] =>
  resolution && { at: resolution.restoredAt, why: 'restored' };

/** INT-TRIAGE: it was no incident; null where it is one, or where another console reopened it meanwhile. */
export const dismissalOf = (incident: Incident): Incident['dismissal'] =>
  isOpen(incident) ? null : incident.dismissal;

/** RUL-CLOSED: what nobody did before the closure is owed by nobody after it. */
export const closedUnmet = ({ closure }: Incident): Deadline['ended'] =>
  closure && { at: closure.at, why: 'closed' };
