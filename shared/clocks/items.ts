import { actionDue, actionOwner, actionState, type Incident } from '../incident/state.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { deadline, type Owed } from './limit.ts';
import { closedUnmet, priorityAt } from './periods.ts';
import type { Deadline } from './reading.ts';

/** What carries its own deadline: real time, late once past it, and no other section says anything of it. */
export const ownDeadline = (of: Pick<Owed, 'startsAt' | 'dueAt' | 'owner' | 'cite'>): Owed => ({
  ...of,
  lateAtLimit: false,
  packDefault: false,
  overrules: [],
  business: null,
  adviseAt: null,
});

/** CLK-ACTION: each action item against its own deadline, owed by its own owner. Closing does not end it. */
export const actionClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  incident.actions.length === 0
    ? []
    : incident.actions.toArray().map((action) =>
        deadline(
          {
            kind: 'action',
            clause: 'CLK-ACTION',
            priority: priorityAt(incident, action.added.at),
            subject: action.id,
          },
          ownDeadline({
            startsAt: action.added.at,
            dueAt: actionDue(action) ?? action.added.at,
            owner: { person: actionOwner(action) ?? '' },
            cite: pack.clocks.action.cite,
          }),
          actionState(action) === 'done' ? action.completed : null,
          null,
        ),
      );

/** CLK-DECISION: a time-boxed question is answered before its box closes. */
export const decisionClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  incident.decisions.flatMap(({ id, opened, until, made }): readonly Deadline[] => {
    if (opened === null || until === null) return [];
    const { owner, cite } = pack.clocks.decision;
    return [
      deadline(
        {
          kind: 'decision',
          clause: 'CLK-DECISION',
          priority: priorityAt(incident, opened.at),
          subject: id,
        },
        ownDeadline({ startsAt: opened.at, dueAt: until, owner, cite }),
        made,
        closedUnmet(incident),
      ),
    ];
  });
