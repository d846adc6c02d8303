import type { StreamId } from '../kernel/ids.ts';
import { DAY, type Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import type { IncidentRow } from './row.ts';
import type { Incident } from './state.ts';

/** Why an incident counts as recurring (PIR-TRIGGER, CLO-CRITERIA): the same, so often, within so many days. */
export interface Recurrence {
  /** The others like it, newest first. */
  readonly others: readonly IncidentRow[];
  /** How many they are with this one. */
  readonly count: number;
  readonly days: number;
}

/** What recurrence is judged by: what the incident affects, its root cause where one is known, and its links. */
export interface RecurrenceSubject {
  readonly stream: StreamId;
  readonly services: IncidentRow['services'];
  readonly detectedAt: Instant;
  readonly rootCause: string | null;
  readonly linked: readonly StreamId[];
  readonly drill: boolean;
}

/** An incident as recurrence judges it; `rootCause` as its closure says or would say. */
export const recurrenceSubject = (
  stream: StreamId,
  incident: Incident,
  rootCause: string | null,
): RecurrenceSubject => ({
  stream,
  services: incident.services,
  detectedAt: incident.detectedAt,
  rootCause,
  linked: incident.links
    .filter(({ as }) => as === 'recurrence of' || as === 'recurs as')
    .map(({ stream: other }) => other),
  drill: incident.drill,
});

/**
 * Incidents of the same service with the same root cause, or linked to this one as recurrences, detected within the
 * pack's days before it; null where they are fewer than the pack's count. Drills recur among drills only.
 */
export function recurrenceOf(
  subject: RecurrenceSubject,
  rows: readonly IncidentRow[],
  { recurrence: { count, days } }: Pick<PolicyPack, 'recurrence'>,
): Recurrence | null {
  const others = before(subject, rows, days).filter(
    (row) => subject.linked.includes(row.stream) || isAlike(subject, row),
  );
  return others.length + 1 >= count ? { others, count: others.length + 1, days } : null;
}

/**
 * What an incident whose cause is not known yet may turn out to be one of: so many of the same service had the same root
 * cause that with this one they would recur. Null where nothing suggests it.
 */
export function suspectedRecurrence(
  subject: RecurrenceSubject,
  rows: readonly IncidentRow[],
  pack: Pick<PolicyPack, 'recurrence'>,
): Recurrence | null {
  const { days } = pack.recurrence;
  const causes = new Set(before(subject, rows, days).map((row) => row.rootCause));
  const found = [...causes].flatMap((rootCause) => recurrenceOf({ ...subject, rootCause }, rows, pack) ?? []);
  return found.toSorted((a, b) => b.count - a.count)[0] ?? null;
}

/** What happened in the days before it, newest first; dismissed ones were no incidents. */
function before(subject: RecurrenceSubject, rows: readonly IncidentRow[], days: number) {
  const since = subject.detectedAt - days * DAY;
  return rows
    .filter((row) => row.stream !== subject.stream && row.drill === subject.drill && row.outcome === null)
    .filter(({ detectedAt }) => detectedAt >= since && detectedAt <= subject.detectedAt)
    .toSorted((a, b) => b.detectedAt - a.detectedAt);
}

const isAlike = (subject: RecurrenceSubject, row: IncidentRow): boolean =>
  subject.rootCause !== null &&
  subject.rootCause !== 'unknown' &&
  row.rootCause === subject.rootCause &&
  row.services.some((service) => subject.services.includes(service));
