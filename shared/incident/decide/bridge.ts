import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { currentWarRoom, type Incident } from '../state.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';

type BridgeCommand =
  | CommandOf<'openBridge'>
  | CommandOf<'joinBridge'>
  | CommandOf<'leaveBridge'>
  | CommandOf<'giveBridgeStatus'>
  | CommandOf<'giveExecutiveBriefing'>;

/** WAR-BRIDGE, WAR-CADENCE: where the bridge is, who is on it, and what was said on it on time. */
export function decideBridge(incident: Incident, command: BridgeCommand, context: DecideContext): Decision {
  const room = currentWarRoom(incident);
  if (room === null || room.stoodDown !== null) return refuse('warRoom.none');
  switch (command.type) {
    case 'openBridge': {
      const { video, chat } = command;
      if (video === '' && chat === '') return refuse('text.missing', { field: 'bridge' });
      if (room.bridge?.video === video && room.bridge.chat === chat) return refuse('bridge.same');
      return accepted([{ type: 'bridgeOpened', body: { video, chat } }]);
    }
    case 'joinBridge':
    case 'leaveBridge':
      return decideStay(incident, command, context);
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

/** WAR-BRIDGE: anyone says so of themselves or of others. */
function decideStay(
  incident: Incident,
  { type, person }: CommandOf<'joinBridge'> | CommandOf<'leaveBridge'>,
  context: DecideContext,
): Decision {
  if (!context.directory.people.has(person)) return refuse('person.unknown', { id: person });
  const name = nameOf(context, person);
  const stay = incident.bridgeStays.find((one) => one.person === person && one.left === null);
  if (type === 'joinBridge')
    return stay
      ? refuse('bridge.joined', { name, doneAt: stay.joined.at })
      : accepted([{ type: 'bridgeJoined', body: { person } }]);
  if (!stay) return refuse('bridge.notThere', { name });
  if (context.occurredAt < stay.joined.at)
    return refuse('bridge.leftBeforeJoined', { name, doneAt: stay.joined.at });
  return accepted([{ type: 'bridgeLeft', body: { person } }]);
}
