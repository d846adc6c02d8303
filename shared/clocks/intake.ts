import { triageDone } from '../incident/checklist.ts';
import type { Done, Incident } from '../incident/state.ts';
import type { Limit, PolicyPack } from '../policy/pack.ts';
import type { Priority } from '../policy/vocabulary.ts';
import { deadline, owedFrom } from './limit.ts';
import { closedUnmet, endOfPeriod, periodsOrUnclassified } from './periods.ts';
import type { ClockKind, Deadline } from './reading.ts';

/** CLK-P1-ACK to CLK-P4-ACK: a named person takes it. */
export const acknowledgeClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  oncePerIncident(incident, pack, incident.acknowledged, {
    kind: 'acknowledge',
    clauseOf: (priority) => `CLK-${priority}-ACK`,
    limits: pack.clocks.acknowledge,
  });

/** CLK-TRIAGE: the four steps of INT-TRIAGE. */
export const triageClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  oncePerIncident(incident, pack, triageDone(incident.triage), {
    kind: 'triage',
    clauseOf: () => 'CLK-TRIAGE',
    limits: pack.clocks.triage,
  });

interface OnceRule {
  readonly kind: ClockKind;
  readonly clauseOf: (priority: Priority) => string;
  readonly limits: Partial<Readonly<Record<Priority, Limit>>>;
}

/**
 * Something done once in the life of an incident, whatever its priority becomes: met under the priority in force when
 * it was done; a change before that hands the obligation over to the new priority (CLS-RECLOCK).
 */
function oncePerIncident(
  incident: Incident,
  pack: PolicyPack,
  met: Done | null,
  { kind, clauseOf, limits }: OnceRule,
): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  for (const period of periodsOrUnclassified(incident)) {
    const { priority, from, untilActed } = period;
    const limit = limits[priority];
    const metHere = met !== null && (untilActed === null || met.at <= untilActed) ? met : null;
    if (limit) {
      const owed = owedFrom(from, limit, pack);
      const ended = endOfPeriod(period, owed) ?? closedUnmet(incident);
      deadlines.push(deadline({ kind, clause: clauseOf(priority), priority }, owed, metHere, ended));
    }
    if (metHere) break;
  }
  return deadlines;
}
