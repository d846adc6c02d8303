import type { Done, Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { isGraver } from '../policy/vocabulary.ts';
import { cyclesOf, turnsUnder } from './cadence.ts';
import { deadline, owedFrom } from './limit.ts';
import { earliest, endOfPeriod, inOrder, type Period, periodsOf, priorityOnceRestored } from './periods.ts';
import { type Deadline, isLate } from './reading.ts';
import { targetFrom } from './target.ts';

/** The restoration as an act: it took place when service came back, and was written down with the resolution. */
const restoration = (incident: Incident): Done | null =>
  incident.resolution && { ...incident.resolution.done, at: incident.resolution.restoredAt };

/** CLK-RESOLVE: from detection whatever the priority became (7.1), unless the pack counts from the change. */
export function resolveClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const restored = restoration(incident);
  return periodsOf(incident).flatMap((period) => {
    const { priority, from, untilActed } = period;
    const startsAt = pack.resolutionFrom === 'detection' ? incident.detectedAt : from;
    const owed = targetFrom(startsAt, priority, incident, pack);
    if (!owed) return [];
    const met = restored !== null && (untilActed === null || restored.at <= untilActed) ? restored : null;
    return [
      deadline({ kind: 'resolve', clause: 'CLK-RESOLVE', priority }, owed, met, endOfPeriod(period, owed)),
    ];
  });
}

/** PIR-TRIGGER, RUL-SLA: restored too late, or lowered only after the target had passed. */
export const missedTarget = (incident: Incident, pack: PolicyPack): boolean =>
  resolveClocks(incident, pack).some((target) => {
    const until = target.met ?? target.ended;
    return until !== null && isLate(target, until.at);
  });

/**
 * CLK-INVESTIGATE: from acknowledgement or its deadline, the earlier; after a change of priority from T. A P1 owes a
 * decision; a P2 without progress owes an escalation, and every sign of progress, a decision included, starts its hour
 * again. A P3 or P4 owes a sign of progress a day.
 */
export function investigateClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  return periodsOf(incident).flatMap((period) => {
    const limit = pack.clocks.investigate[period.priority];
    if (!limit) return [];
    const from = investigationStart(incident, pack, period);
    // Service was back before there was anything to investigate: restored first and taken, or raised, later.
    if (incident.resolution && incident.resolution.restoredAt < from) return [];
    const decisions = decisionsOf(incident);
    const concluded = conclusionOf(incident, period, from, limit.rolling ? [] : decisions);
    const end = concluded?.at ?? period.untilActed;
    const progress = limit.rolling ? [...incident.progress, ...decisions].filter(({ at }) => at > from) : [];
    const turns = cyclesOf(from, end, progress).map((turn) => ({ ...turn, met: turn.met ?? concluded }));
    return turnsUnder(period, null, turns, (startsAt) => owedFrom(startsAt, limit, pack)).map(
      ({ cycle, owed, met, ended }) =>
        deadline(
          {
            kind: 'investigate',
            clause: 'CLK-INVESTIGATE',
            priority: period.priority,
            cycle: limit.rolling ? cycle : null,
          },
          owed,
          met,
          ended,
        ),
    );
  });
}

function investigationStart(incident: Incident, pack: PolicyPack, period: Period): Instant {
  const limit = pack.clocks.acknowledge[period.priority];
  const due = limit ? owedFrom(period.from, limit, pack).dueAt : null;
  return Math.max(period.from, earliest(incident.acknowledged?.at, due) ?? period.from);
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
  const before = ({ at }: Done) => at >= from && (period.untilActed === null || at <= period.untilActed);
  // An escalation is what ends the period: it is made at or after the T it states.
  const raised = escalations.filter(({ at, recordedAt }) => at >= from && recordedAt === period.untilActed);
  return inOrder([...[...decisions, ...(restored ? [restored] : [])].filter(before), ...raised])[0] ?? null;
}

/** CLK-CLOSE: within a day of the restoration. */
export function closeClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const priority = priorityOnceRestored(incident);
  const limit = priority && pack.clocks.close[priority];
  if (!incident.resolution || !limit) return [];
  const owed = owedFrom(incident.resolution.restoredAt, limit, pack);
  return [deadline({ kind: 'close', clause: 'CLK-CLOSE', priority }, owed, incident.closure, null)];
}
