import type { Instant } from '../kernel/time.ts';
import type { Done, Incident } from '../incident/state.ts';
import type { Priority } from '../policy/vocabulary.ts';

/** A stretch under one priority, with its end as the next change left it (CLS-RECLOCK). */
export interface Period {
  readonly priority: Priority;
  /** T, or detection for the first. */
  readonly from: Instant;
  /** T of the next change; null while in force. */
  readonly until: Instant | null;
  /** The moment the next change was made: acts before it were acts under this priority. */
  readonly untilActed: Instant | null;
  readonly previous: Priority | null;
}

export function periodsOf(incident: Incident): readonly Period[] {
  return incident.periods.map((period, index) => {
    const next = incident.periods[index + 1];
    return {
      priority: period.priority,
      from: period.from,
      until: next?.from ?? null,
      untilActed: next?.actedAt ?? null,
      previous: incident.periods[index - 1]?.priority ?? null,
    };
  });
}

/** CLS-NOW: until somebody classifies, the strictest acknowledgement and triage clocks run. */
export function periodsOrUnclassified(incident: Incident): readonly Period[] {
  if (incident.periods.length > 0) return periodsOf(incident);
  return [{ priority: 'P1', from: incident.detectedAt, until: null, untilActed: null, previous: null }];
}

export const earliest = (...moments: readonly (Instant | null | undefined)[]): Instant | null =>
  moments.reduce<Instant | null>(
    (least, moment) => (moment == null ? least : least === null ? moment : Math.min(least, moment)),
    null,
  );

export const inOrder = <T extends Pick<Done, 'at'>>(acts: readonly T[]): readonly T[] =>
  acts.toSorted((a, b) => a.at - b.at);
