import { triageDone } from '../incident/checklist.ts';
import type { Done, Incident } from '../incident/state.ts';
import { type Limit, limitSpan, type PolicyPack } from '../policy/pack.ts';
import type { Priority } from '../policy/vocabulary.ts';
import { endOfPeriod, periodsOrUnclassified } from './periods.ts';
import type { ClockKind, Deadline } from './reading.ts';

/** What a limit of the pack says about any deadline made from it. */
export const fromLimit = (
  limit: Limit,
): Pick<Deadline, 'lateAtLimit' | 'owner' | 'cite' | 'packDefault'> => ({
  lateAtLimit: limitSpan(limit).lateAtLimit,
  owner: limit.owner,
  cite: limit.cite,
  packDefault: limit.packDefault ?? false,
});

/** CLK-P1-ACK, CLK-P2-ACK: a named person takes it. */
export const acknowledgeClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  oncePerIncident(incident, incident.acknowledged, {
    kind: 'acknowledge',
    clauseOf: (priority) => `CLK-${priority}-ACK`,
    limits: pack.clocks.acknowledge,
  });

/** CLK-TRIAGE: the four steps of INT-TRIAGE. */
export const triageClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  oncePerIncident(incident, triageDone(incident.triage), {
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
function oncePerIncident(incident: Incident, met: Done | null, rule: OnceRule): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  for (const period of periodsOrUnclassified(incident)) {
    const { priority, from, untilActed } = period;
    const limit = rule.limits[priority];
    const metHere = met !== null && (untilActed === null || met.at < untilActed) ? met : null;
    if (limit) {
      const due = { dueAt: from + limitSpan(limit).length, ...fromLimit(limit) };
      deadlines.push({
        kind: rule.kind,
        clause: rule.clauseOf(priority),
        priority,
        cycle: null,
        subject: null,
        startsAt: from,
        ...due,
        met: metHere,
        ended: metHere === null ? (endOfPeriod(period, due) ?? closedUnmet(incident)) : null,
      });
    }
    if (metHere) break;
  }
  return deadlines;
}

/** What nobody did before the closure is owed by nobody after it. */
const closedUnmet = ({ closure }: Incident): Deadline['ended'] =>
  closure && { at: closure.at, why: 'closed' };
