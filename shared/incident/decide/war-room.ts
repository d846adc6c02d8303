import { assertNever } from '../../kernel/assert-never.ts';
import { inConflict } from '../../kernel/register.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { currentWarRoom, holderOf, type Incident, priorityOf, statusOf } from '../state.ts';
import {
  commanderName,
  type DecideContext,
  type Decision,
  holdsOffice,
  isCommander,
  nameOf,
  refuse,
  whoHolds,
  whoHoldsAny,
} from './context.ts';

type WarRoomCommand =
  | CommandOf<'assignRole'>
  | CommandOf<'completeActivationStep'>
  | CommandOf<'standDown'>
  | CommandOf<'completeStandDownStep'>
  | CommandOf<'giveBridgeStatus'>
  | CommandOf<'giveExecutiveBriefing'>;

export function decideWarRoom(incident: Incident, command: WarRoomCommand, context: DecideContext): Decision {
  if (command.type === 'assignRole') return decideAssignment(incident, command, context);
  const room = currentWarRoom(incident);
  if (room === null) return refuse('warRoom.none');
  if (command.type === 'completeStandDownStep') {
    if (room.stoodDown === null)
      return refuse('standDown.notStoodDown', { who: commanderName(context, incident) });
    const done = room.standDownSteps[command.step];
    if (done) return refuse('warRoom.stepDone', { name: nameOf(context, done.by), doneAt: done.at });
    return accepted([{ type: 'standDownStepDone', body: { step: command.step } }]);
  }
  if (room.stoodDown !== null) return refuse('warRoom.none');
  switch (command.type) {
    case 'completeActivationStep':
      return decideActivationStep(incident, command, context);
    case 'standDown':
      return decideStandDown(incident, command, context);
    case 'giveBridgeStatus':
      if (command.text === '') return refuse('text.missing', { field: 'status' });
      return accepted([{ type: 'bridgeStatusGiven', body: { text: command.text } }]);
    case 'giveExecutiveBriefing':
      if (command.text === '') return refuse('text.missing', { field: 'briefing' });
      return accepted([{ type: 'executiveBriefingGiven', body: { text: command.text } }]);
    default:
      return assertNever(command);
  }
}

/** WAR-ROLES: the commander and the pack's offices appoint; a holder hands over; anyone takes a vacant supporting role. */
function decideAssignment(
  incident: Incident,
  command: CommandOf<'assignRole'>,
  context: DecideContext,
): Decision {
  const { role, person, note } = command;
  const from = holderOf(incident, role);
  if (person !== null && !context.directory.people.has(person))
    return refuse('person.unknown', { id: person });
  // Confirming the holder settles a disagreement between consoles (design §5).
  if (person === from && !inConflict(incident.roles[role]))
    return person === null
      ? refuse('role.vacant', { role: context.pack.roles[role].name })
      : refuse('role.same', { role: context.pack.roles[role].name, name: nameOf(context, person) });
  const permitted =
    isCommander(incident, context.person) ||
    from === context.person ||
    holdsOffice(context, context.pack.appointedBy, incident.services) ||
    (role !== 'IC' && from === null && person === context.person);
  if (!permitted) {
    const who = [
      commanderName(context, incident),
      ...whoHoldsAny(context, context.pack.appointedBy, incident.services),
    ];
    return refuse('role.notPermitted', { role: context.pack.roles[role].name, who });
  }
  return accepted([{ type: 'roleAssigned', body: { role, person, from, note } }]);
}

/** WAR-ACTIVATE: a person may confirm a step that the product ticked, but not do one twice. */
function decideActivationStep(
  incident: Incident,
  command: CommandOf<'completeActivationStep'>,
  context: DecideContext,
): Decision {
  const { step } = command;
  const done = currentWarRoom(incident)?.steps[step];
  if (done && !done.seen)
    return refuse('warRoom.stepDone', { name: nameOf(context, done.by), doneAt: done.at });
  if (step === 'commander' && holderOf(incident, 'IC') === null) return refuse('warRoom.appointCommander');
  const office = context.pack.approvals.priorityChange;
  if (step === 'declared' && !holdsOffice(context, [office], incident.services))
    return refuse('warRoom.notDeclarer', { who: whoHolds(context, office, incident.services) });
  return accepted([{ type: 'activationStepDone', body: { step, seen: false } }]);
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
  return accepted([{ type: 'warRoomStoodDown', body: { criterion: command.criterion } }]);
}
