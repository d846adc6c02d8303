import { assertNever } from '../../kernel/assert-never.ts';
import { inConflict } from '../../kernel/register.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { actionDue, actionOwner, actionState, type Incident } from '../state.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';
import { refusedAsAbsent } from './present.ts';

type ActionCommand =
  | CommandOf<'addAction'>
  | CommandOf<'startAction'>
  | CommandOf<'completeAction'>
  | CommandOf<'reassignAction'>
  | CommandOf<'redateAction'>;

/** WAR-ACTIONS: an action item cannot exist without an owner and a deadline. */
export function decideAction(incident: Incident, command: ActionCommand, context: DecideContext): Decision {
  if (command.type === 'addAction') return decideNewAction(command, context);
  const action = incident.actions.get(command.action);
  if (!action) return refuse('action.unknown');
  const state = actionState(action);
  if (state === 'done') return refuse('action.done', { doneAt: action.completed?.at ?? context.now });
  switch (command.type) {
    case 'startAction':
      if (state === 'started' && !inConflict(action.state)) return refuse('action.started');
      return accepted([{ type: 'actionStarted', body: { action: action.id } }]);
    case 'completeAction':
      return accepted([{ type: 'actionDone', body: { action: action.id, note: command.note } }]);
    case 'reassignAction': {
      const { owner, reason } = command;
      const absent = refusedAsAbsent(context, owner);
      if (absent) return absent;
      if (owner === actionOwner(action) && !inConflict(action.owner))
        return refuse('action.sameOwner', { name: nameOf(context, owner) });
      return accepted([{ type: 'actionReassigned', body: { action: action.id, owner, reason } }]);
    }
    case 'redateAction': {
      const { due, reason } = command;
      if (reason === '') return refuse('text.missing', { field: 'reason' });
      if (due <= context.now) return refuse('action.dueInPast', { dueAt: due });
      if (due === actionDue(action) && !inConflict(action.deadline))
        return refuse('action.sameDue', { dueAt: due });
      return accepted([{ type: 'actionRedated', body: { action: action.id, due, reason } }]);
    }
    default:
      return assertNever(command);
  }
}

function decideNewAction(command: CommandOf<'addAction'>, context: DecideContext): Decision {
  const { text, owner, due, permanentFix } = command;
  if (text === '') return refuse('text.missing', { field: 'action' });
  if (owner === null) return refuse('action.ownerMissing');
  const absent = refusedAsAbsent(context, owner);
  if (absent) return absent;
  if (due === null) return refuse('action.dueMissing');
  if (due <= context.occurredAt) return refuse('action.dueInPast', { dueAt: due });
  return accepted([{ type: 'actionAdded', body: { text, owner, due, permanentFix } }]);
}
