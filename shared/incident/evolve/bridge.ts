import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import { type BridgeStay, currentWarRoom, type Done, type Incident } from '../state.ts';
import { doneBy } from './done.ts';
import { changeRoom } from './room.ts';

type BridgeEvent =
  | EventOf<'bridgeOpened'>
  | EventOf<'bridgeJoined'>
  | EventOf<'bridgeLeft'>
  | EventOf<'bridgeStatusGiven'>
  | EventOf<'executiveBriefingGiven'>;

export function evolveBridge(incident: Incident, event: BridgeEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'bridgeOpened': {
      const { video, chat } = event.body;
      return changeRoom(incident, (room) => (room.stoodDown ? room : { ...room, bridge: { video, chat } }));
    }
    case 'bridgeJoined':
      return { ...incident, bridgeStays: joined(incident, event.body.person, done) };
    case 'bridgeLeft':
      return { ...incident, bridgeStays: left(incident.bridgeStays, done, event.body.person) };
    case 'bridgeStatusGiven':
      return { ...incident, bridgeStatuses: [...incident.bridgeStatuses, done] };
    case 'executiveBriefingGiven':
      return { ...incident, briefings: [...incident.briefings, done] };
    default:
      return assertNever(event);
  }
}

/** Said on two consoles, somebody joined once; said without knowing of the stand-down, they left with it. */
function joined(incident: Incident, person: BridgeStay['person'], done: Done): readonly BridgeStay[] {
  const { bridgeStays } = incident;
  if (bridgeStays.some((stay) => stay.person === person && stay.left === null)) return bridgeStays;
  return [...bridgeStays, { person, joined: done, left: currentWarRoom(incident)?.stoodDown ?? null }];
}

/** Ends the stay of one person, or of everybody: a bridge that is closed holds nobody. */
export const left = (
  stays: readonly BridgeStay[],
  done: Done,
  person: BridgeStay['person'] | null = null,
): readonly BridgeStay[] =>
  stays.map((stay) =>
    stay.left === null && (person === null || stay.person === person) ? { ...stay, left: done } : stay,
  );
