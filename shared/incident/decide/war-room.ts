import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { currentWarRoom, type Done, holderOf, type Incident, priorityOf, statusOf } from '../state.ts';
import {
  commanderName,
  type DecideContext,
  type Decision,
  holdsOffice,
  isCommander,
  nameOf,
  refuse,
  whoHolds,
} from './context.ts';
import { refusedAsTooEarly } from './order.ts';

type WarRoomCommand =
  | CommandOf<'completeActivationStep'>
  | CommandOf<'completeRunningStep'>
  | CommandOf<'standDown'>
  | CommandOf<'completeStandDownStep'>;

/** WAR-ACTIVATE, WAR-STANDDOWN: the War Room Checklist (App. B), from activation through running to stand-down. */
export function decideWarRoom(incident: Incident, command: WarRoomCommand, context: DecideContext): Decision {
  const room = currentWarRoom(incident);
  if (room === null) return refuse('warRoom.none');
  if (command.type === 'completeStandDownStep') {
    if (room.stoodDown === null)
      return refuse('standDown.notStoodDown', { who: commanderName(context, incident) });
    const done = room.standDownSteps[command.step];
    if (done) return alreadyDone(done, context);
    return accepted([{ type: 'standDownStepDone', body: { step: command.step } }]);
  }
  if (room.stoodDown !== null) return refuse('warRoom.none');
  switch (command.type) {
    case 'completeActivationStep':
      return decideActivationStep(incident, command, context);
    case 'completeRunningStep': {
      const done = room.runningSteps[command.step];
      if (done) return alreadyDone(done, context);
      return accepted([{ type: 'runningStepDone', body: { step: command.step } }]);
    }
    case 'standDown':
      return decideStandDown(incident, command, context);
    default:
      return assertNever(command);
  }
}

const alreadyDone = (done: Done, context: DecideContext) =>
  refuse('warRoom.stepDone', { name: nameOf(context, done.by), doneAt: done.at });

/** WAR-ACTIVATE: a person may confirm a step that the product ticked, but not do one twice. */
function decideActivationStep(
  incident: Incident,
  command: CommandOf<'completeActivationStep'>,
  context: DecideContext,
): Decision {
  const { step } = command;
  const done = currentWarRoom(incident)?.steps[step];
  if (done && !done.seen) return alreadyDone(done, context);
  if (step === 'commander' && holderOf(incident, 'IC') === null) return refuse('warRoom.appointCommander');
  const office = context.pack.approvals.priorityChange;
  if (step === 'declared' && !holdsOffice(context, [office], incident.services))
    return refuse('warRoom.notDeclarer', { who: whoHolds(context, office, incident.services) });
  return accepted([{ type: 'activationStepDone', body: { step, seen: false, at: null } }]);
}

/** WAR-STANDDOWN: a criterion holds, and the commander declares it; nobody else may. */
function decideStandDown(
  incident: Incident,
  command: CommandOf<'standDown'>,
  context: DecideContext,
): Decision {
  if (!isCommander(incident, context.person))
    return refuse('standDown.notCommander', { who: commanderName(context, incident) });
  const known = context.pack.standDownCriteria;
  const criterion = Object.hasOwn(known, command.criterion) ? known[command.criterion] : undefined;
  if (!criterion)
    return refuse('standDown.unknownCriterion', { criteria: Object.values(known).map(({ text }) => text) });
  if (criterion.requires === 'resolved' && statusOf(incident) !== 'resolved')
    return refuse('standDown.notResolved');
  if (criterion.requires === 'lower priority' && priorityOf(incident) === 'P1')
    return refuse('standDown.stillP1');
  const held =
    criterion.requires === 'resolved' ? incident.resolution?.restoredAt : incident.periods.at(-1)?.from;
  const tooEarly = refusedAsTooEarly(context, held ?? incident.detectedAt);
  if (tooEarly) return tooEarly;
  return accepted([{ type: 'warRoomStoodDown', body: { criterion: command.criterion } }]);
}
