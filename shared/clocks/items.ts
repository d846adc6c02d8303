import { actionDue, actionOwner, actionState, type Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import type { Priority } from '../policy/vocabulary.ts';
import type { Deadline } from './reading.ts';

/** CLK-ACTION: each action item against its own deadline, owed by its own owner. Closing does not end it. */
export const actionClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  [...incident.actions].map((action) => ({
    kind: 'action',
    clause: 'CLK-ACTION',
    priority: priorityAt(incident, action.added.at),
    cycle: null,
    subject: action.id,
    startsAt: action.added.at,
    dueAt: actionDue(action) ?? action.added.at,
    lateAtLimit: false,
    owner: { person: actionOwner(action) ?? '' },
    cite: pack.clocks.action.cite,
    packDefault: false,
    met: actionState(action) === 'done' ? action.completed : null,
    ended: null,
  }));

/** CLK-DECISION: a time-boxed question is answered before its box closes. */
export const decisionClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  incident.decisions.flatMap((decision): readonly Deadline[] => {
    if (decision.opened === null || decision.until === null) return [];
    return [
      {
        kind: 'decision',
        clause: 'CLK-DECISION',
        priority: priorityAt(incident, decision.opened.at),
        cycle: null,
        subject: decision.id,
        startsAt: decision.opened.at,
        dueAt: decision.until,
        lateAtLimit: false,
        owner: pack.clocks.decision.owner,
        cite: pack.clocks.decision.cite,
        packDefault: false,
        met: decision.made,
        ended: decision.made === null && incident.closure ? { at: incident.closure.at, why: 'closed' } : null,
      },
    ];
  });

const priorityAt = (incident: Incident, at: Instant): Priority | null =>
  incident.periods.findLast(({ from }) => from <= at)?.priority ?? null;
