import { doneBy } from '../incident/evolve/done.ts';
import { type Done, type Incident, peakPriority } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import { dueAfter } from '../policy/due.ts';
import { calendarOf, type PolicyPack } from '../policy/pack.ts';
import type { Priority, ReviewTrigger } from '../policy/vocabulary.ts';
import { deadline, owedFrom } from './limit.ts';
import { dismissalOf } from './periods.ts';
import type { Deadline } from './reading.ts';
import { missedTarget } from './resolution.ts';

/**
 * PIR-TRIGGER: why a review is mandatory; empty where it is not. A security incident withdrawn as "not security after
 * all" follows the ordinary rules (RUL-SECURITY), and a P4 that recurs asks for none (2.2).
 */
export function reviewTriggers(incident: Incident, pack: PolicyPack): ReviewTrigger[] {
  const peak = peakPriority(incident);
  if (peak === null || dismissalOf(incident) !== null) return [];
  const triggers: ReviewTrigger[] = [];
  if (reviewedByPeak(peak)) triggers.push('peak');
  if (incident.securitySpells.some(({ withdrawn }) => withdrawn === null)) triggers.push('security');
  if (peak !== 'P4' && recurs(incident, pack)) triggers.push('recurring');
  if (missedTarget(incident, pack)) triggers.push('slaBreach');
  return triggers;
}

const reviewedByPeak = (peak: Priority): peak is 'P1' | 'P2' => peak === 'P1' || peak === 'P2';

/** Said at closure, or seen by its links: with itself they are as many as the pack calls recurring. */
const recurs = ({ closure, links }: Incident, { recurrence }: PolicyPack): boolean =>
  closure?.recurring === true ||
  links.filter(({ as }) => as === 'recurrence of').length + 1 >= recurrence.count;

/** CLK-PIR-SCHEDULE: every mandatory review is scheduled within a day of the restoration. */
export function reviewScheduleClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const limit = pack.clocks.reviewSchedule;
  const restoredAt = incident.resolution?.restoredAt;
  if (!limit || restoredAt === undefined || reviewTriggers(incident, pack).length === 0) return [];
  return [
    deadline(
      { kind: 'reviewSchedule', clause: 'CLK-PIR-SCHEDULE', priority: peakPriority(incident) },
      owedFrom(restoredAt, limit, pack),
      firstScheduled(incident, restoredAt),
      null,
    ),
  ];
}

/** A date for this restoration, first set; setting another later undoes nothing. */
function firstScheduled({ review, timeline }: Incident, restoredAt: Instant): Done | null {
  if (review === null) return null;
  let first: Done | null = null;
  for (const { event } of timeline) {
    if (event.type !== 'reviewScheduled') continue;
    const { heldAt } = (event.body ?? {}) as { readonly heldAt?: Instant };
    if (heldAt !== undefined && heldAt >= restoredAt && (first === null || event.occurredAt < first.at))
      first = doneBy(event);
  }
  return first;
}

/** CLK-PIR, RUL-PEAK: by the gravest priority it ever had. Closing comes before it and does not end it (RUL-CLOSED). */
export function reviewClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const peak = peakPriority(incident);
  const restoredAt = incident.resolution?.restoredAt;
  if (peak === null || restoredAt === undefined || reviewTriggers(incident, pack).length === 0) return [];
  const limit = pack.clocks.review?.[reviewedByPeak(peak) ? peak : 'other'];
  if (!limit) return [];
  const { advise } = limit;
  const adviseAt = advise ? dueAfter(advise, restoredAt, calendarOf(pack)) : null;
  return [
    deadline(
      { kind: 'review', clause: 'CLK-PIR', priority: peak },
      { ...owedFrom(restoredAt, limit, pack), adviseAt },
      incident.reviewHeld,
      null,
    ),
  ];
}

/** CLK-REPORT, RUL-PEAK */
export function reportClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const peak = peakPriority(incident);
  const restoredAt = incident.resolution?.restoredAt;
  const limit = peak && pack.clocks.report?.[peak];
  if (!limit || restoredAt === undefined) return [];
  return [
    deadline(
      { kind: 'report', clause: 'CLK-REPORT', priority: peak },
      owedFrom(restoredAt, limit, pack),
      incident.reportPublished,
      null,
    ),
  ];
}
