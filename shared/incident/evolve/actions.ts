import { assertNever } from '../../kernel/assert-never.ts';
import { inConflict } from '../../kernel/register.ts';
import type { EventOf } from '../event.ts';
import type { ActionItem, Incident } from '../state.ts';
import { doneBy, setField } from './done.ts';

type ActionEvent =
  | EventOf<'actionAdded'>
  | EventOf<'actionStarted'>
  | EventOf<'actionDone'>
  | EventOf<'actionReassigned'>
  | EventOf<'actionRedated'>;

export function evolveAction(incident: Incident, event: ActionEvent): Incident {
  if (event.type === 'actionAdded') return { ...incident, actions: incident.actions.append(added(event)) };
  return {
    ...incident,
    actions: incident.actions.replace(event.body.action, (action) => changed(action, event)),
  };
}

function added(event: EventOf<'actionAdded'>): ActionItem {
  const { text, owner, due, permanentFix } = event.body;
  return {
    id: event.id,
    text,
    permanentFix,
    added: doneBy(event),
    state: setField<'open'>(undefined, event, 'state', 'open'),
    owner: setField(undefined, event, 'owner', owner),
    deadline: setField(undefined, event, 'deadline', due),
    completed: null,
    changes: [],
  };
}

function changed(action: ActionItem, event: Exclude<ActionEvent, EventOf<'actionAdded'>>): ActionItem {
  const done = doneBy(event);
  switch (event.type) {
    case 'actionStarted': {
      const state = setField(action.state, event, `action/${action.id}/state`, 'started');
      // Knowing of the completion and starting nevertheless: it was not done after all.
      return { ...action, state, completed: inConflict(state) ? action.completed : null };
    }
    case 'actionDone':
      return {
        ...action,
        state: setField(action.state, event, `action/${action.id}/state`, 'done'),
        completed: action.completed ?? done,
      };
    case 'actionReassigned': {
      const { owner, reason } = event.body;
      return {
        ...action,
        owner: setField(action.owner, event, `action/${action.id}/owner`, owner),
        changes: [...action.changes, { ...done, reason, owner }],
      };
    }
    case 'actionRedated': {
      const { due, reason } = event.body;
      return {
        ...action,
        deadline: setField(action.deadline, event, `action/${action.id}/deadline`, due),
        changes: [...action.changes, { ...done, reason, due }],
      };
    }
    default:
      return assertNever(event);
  }
}
