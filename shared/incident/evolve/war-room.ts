import { assertNever } from '../../kernel/assert-never.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ActivationStep, StandDownStep } from '../../policy/vocabulary.ts';
import type { EventOf, IncidentEvent } from '../event.ts';
import { currentWarRoom, holderOf, type Incident, type StepDone, type WarRoom } from '../state.ts';
import { doneBy, setField } from './done.ts';

type WarRoomEvent =
  | EventOf<'roleAssigned'>
  | EventOf<'activationStepDone'>
  | EventOf<'warRoomStoodDown'>
  | EventOf<'standDownStepDone'>
  | EventOf<'messageSent'>
  | EventOf<'bridgeStatusGiven'>
  | EventOf<'executiveBriefingGiven'>;

export function evolveWarRoom(incident: Incident, event: WarRoomEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'roleAssigned': {
      const { role, person, note } = event.body;
      return {
        ...incident,
        roles: { ...incident.roles, [role]: setField(incident.roles[role], event, `role/${role}`, person) },
        roleHistory: [...incident.roleHistory, { role, person, note, done }],
      };
    }
    case 'activationStepDone':
      return tick(incident, event.body.step, { ...done, seen: event.body.seen });
    case 'warRoomStoodDown':
      return changeRoom(incident, (room) => ({
        ...room,
        stoodDown: room.stoodDown ?? { ...done, criterion: event.body.criterion },
      }));
    case 'standDownStepDone':
      return tickStandDown(incident, event.body.step, { ...done, seen: false });
    case 'messageSent': {
      const { kind, channels, text } = event.body;
      return { ...incident, messages: [...incident.messages, { id: event.id, kind, channels, text, done }] };
    }
    case 'bridgeStatusGiven':
      return { ...incident, bridgeStatuses: [...incident.bridgeStatuses, done] };
    case 'executiveBriefingGiven':
      return { ...incident, briefings: [...incident.briefings, done] };
    default:
      return assertNever(event);
  }
}

/** Opens the war room of a P1 and ticks what is already there: a commander in place, a message sent since T. */
export function openWarRoom(incident: Incident, event: Envelope, startsAt: Instant): Incident {
  const opened = {
    ...incident,
    warRooms: [
      ...incident.warRooms,
      { startsAt, openedBy: event.id, steps: {}, stoodDown: null, standDownSteps: {} },
    ],
  };
  const commander = opened.roles.IC?.heads.at(-1);
  const message = opened.messages.find(({ done }) => done.at >= startsAt);
  let seen: Incident = opened;
  if (commander && holderOf(opened, 'IC') !== null) {
    // A commander in place before T has been in place since T: the step took no time of this activation.
    const at = Math.max(commander.at, startsAt);
    seen = tick(seen, 'commander', { at, recordedAt: event.recordedAt, by: commander.by, seen: true });
  }
  return message ? tick(seen, 'citizens', { ...message.done, seen: true }) : seen;
}

/** WAR-ACTIVATE, WAR-STANDDOWN: ticks the steps that the product can see done by an event. */
export function seeSteps(incident: Incident, event: IncidentEvent): Incident {
  const room = currentWarRoom(incident);
  if (room === null) return incident;
  const step: StepDone = { ...doneBy(event), seen: true };
  switch (event.type) {
    case 'roleAssigned':
      return event.body.role === 'IC' && event.body.person !== null && room.stoodDown === null
        ? tick(incident, 'commander', step)
        : incident;
    case 'messageSent':
      if (room.stoodDown) return tickStandDown(incident, 'finalUpdate', step);
      return step.at >= room.startsAt ? tick(incident, 'citizens', step) : incident;
    case 'reviewScheduled':
      return room.stoodDown ? tickStandDown(incident, 'review', step) : incident;
    case 'warRoomStoodDown':
      return seeBeforeStandDown(incident);
    default:
      return incident;
  }
}

/** WAR-STANDDOWN: what the steps ask for may have been done before the commander stood the room down. */
function seeBeforeStandDown(incident: Incident): Incident {
  const final = incident.resolution && incident.messages.findLast(({ kind }) => kind === 'restoration');
  const { review } = incident;
  const told = final ? tickStandDown(incident, 'finalUpdate', { ...final.done, seen: true }) : incident;
  if (!review) return told;
  const { at, recordedAt, by } = review;
  return tickStandDown(told, 'review', { at, recordedAt, by, seen: true });
}

const tickStandDown = (incident: Incident, step: StandDownStep, done: StepDone): Incident =>
  changeRoom(incident, (room) => ({ ...room, standDownSteps: { [step]: done, ...room.standDownSteps } }));

/** A step once done keeps its time; what a person confirms after the product saw it is no longer only "seen". */
function tick(incident: Incident, step: ActivationStep, done: StepDone): Incident {
  return changeRoom(incident, (room) => {
    const earlier = room.steps[step];
    if (earlier === undefined) return { ...room, steps: { ...room.steps, [step]: done } };
    if (done.seen || !earlier.seen) return room;
    return { ...room, steps: { ...room.steps, [step]: { ...earlier, seen: false } } };
  });
}

function changeRoom(incident: Incident, change: (room: WarRoom) => WarRoom): Incident {
  const room = currentWarRoom(incident);
  return room === null ? incident : { ...incident, warRooms: incident.warRooms.with(-1, change(room)) };
}
