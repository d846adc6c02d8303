import type { Done, Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import { limitSpan, type PolicyPack } from '../policy/pack.ts';
import { isGraver } from '../policy/vocabulary.ts';
import { cyclesOf } from './cadence.ts';
import { fromLimit } from './intake.ts';
import { earliest, endOfPeriod, inOrder, type Period, periodsOf } from './periods.ts';
import type { Deadline } from './reading.ts';

/** The restoration as an act: it took place when service came back, and was written down with the resolution. */
const restoration = (incident: Incident): Done | null =>
  incident.resolution && { ...incident.resolution.done, at: incident.resolution.restoredAt };

/** CLK-RESOLVE: from detection whatever the priority became (7.1), unless the pack counts from the change. */
export function resolveClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const restored = restoration(incident);
  return periodsOf(incident).flatMap((period) => {
    const { priority, from, untilActed } = period;
    const limit = pack.clocks.resolve[priority]?.[incident.tier];
    if (!limit) return [];
    const startsAt = pack.resolutionFrom === 'detection' ? incident.detectedAt : from;
    const met = restored !== null && (untilActed === null || restored.at < untilActed) ? restored : null;
    const due = { dueAt: startsAt + limitSpan(limit).length, ...fromLimit(limit) };
    return [
      {
        kind: 'resolve',
        clause: 'CLK-RESOLVE',
        priority,
        cycle: null,
        subject: null,
        startsAt,
        ...due,
        met,
        ended: met === null ? endOfPeriod(period, due) : null,
      } satisfies Deadline,
    ];
  });
}

/**
 * CLK-INVESTIGATE: from acknowledgement or its deadline, the earlier; after a change of priority from T. A P1 owes a
 * decision; a P2 without progress owes an escalation, and every sign of progress, a decision included, starts its hour
 * again.
 */
export function investigateClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  return periodsOf(incident).flatMap((period) => {
    const limit = pack.clocks.investigate[period.priority];
    if (!limit) return [];
    const from = investigationStart(incident, pack, period);
    const decisions = decisionsOf(incident);
    const concluded = conclusionOf(incident, period, from, limit.rolling ? [] : decisions);
    const end = concluded?.at ?? period.until;
    const progress = limit.rolling ? [...incident.progress, ...decisions].filter(({ at }) => at > from) : [];
    return cyclesOf(from, end, progress).map(({ cycle, startsAt, met }): Deadline => {
      const due = { dueAt: startsAt + limitSpan(limit).length, ...fromLimit(limit) };
      return {
        kind: 'investigate',
        clause: 'CLK-INVESTIGATE',
        priority: period.priority,
        cycle: limit.rolling ? cycle : null,
        subject: null,
        startsAt,
        ...due,
        met: met ?? concluded,
        ended: met === null && concluded === null ? endOfPeriod(period, due) : null,
      };
    });
  });
}

function investigationStart(incident: Incident, pack: PolicyPack, period: Period): Instant {
  const limit = pack.clocks.acknowledge[period.priority];
  const deadline = limit ? period.from + limitSpan(limit).length : null;
  return Math.max(period.from, earliest(incident.acknowledged?.at, deadline) ?? period.from);
}

const decisionsOf = (incident: Incident): readonly Done[] =>
  incident.decisions.flatMap(({ made }) => (made ? [made] : []));

/** The decision (where one is owed), escalation or restoration that ends the question of where the investigation stands. */
function conclusionOf(
  incident: Incident,
  period: Period,
  from: Instant,
  decisions: readonly Done[],
): Done | null {
  const escalations = incident.changes
    .filter(
      (change) => change.effective && isGraver(change.to, change.from) && change.from === period.priority,
    )
    .map(({ done }) => done);
  const restored = restoration(incident);
  const before = ({ at }: Done) => at >= from && (period.untilActed === null || at < period.untilActed);
  // An escalation is what ends the period: it is made at or after the T it states.
  const raised = escalations.filter(({ at }) => at >= from && at === period.untilActed);
  return inOrder([...[...decisions, ...(restored ? [restored] : [])].filter(before), ...raised])[0] ?? null;
}

/** CLK-CLOSE: within a day of the restoration. */
export function closeClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const priority = periodsOf(incident).at(-1)?.priority;
  const limit = priority && pack.clocks.close[priority];
  if (!incident.resolution || !limit) return [];
  const { restoredAt } = incident.resolution;
  return [
    {
      kind: 'close',
      clause: 'CLK-CLOSE',
      priority,
      cycle: null,
      subject: null,
      startsAt: restoredAt,
      dueAt: restoredAt + limitSpan(limit).length,
      ...fromLimit(limit),
      met: incident.closure,
      ended: null,
    },
  ];
}
