import { assertNever } from '../../kernel/assert-never.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ActivationStep, StandDownStep } from '../../policy/vocabulary.ts';
import type { EventOf, IncidentEvent } from '../event.ts';
import { currentWarRoom, type Done, holderOf, type Incident, type StepDone, type WarRoom } from '../state.ts';
import { left } from './bridge.ts';
import { doneBy } from './done.ts';
import { changeRoom } from './room.ts';

type WarRoomEvent =
  | EventOf<'activationStepDone'>
  | EventOf<'runningStepDone'>
  | EventOf<'warRoomStoodDown'>
  | EventOf<'standDownStepDone'>
  | EventOf<'messageSent'>;

export function evolveWarRoom(incident: Incident, event: WarRoomEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'activationStepDone': {
      const { step, seen, at } = event.body;
      return tick(incident, step, { ...done, at: at ?? done.at, seen });
    }
    case 'runningStepDone':
      return changeRoom(incident, (room) => ({
        ...room,
        runningSteps: { [event.body.step]: done, ...room.runningSteps },
      }));
    case 'warRoomStoodDown':
      return stoodDown(incident, { ...done, criterion: event.body.criterion });
    case 'standDownStepDone':
      return tickStandDown(incident, event.body.step, { ...done, seen: false });
    case 'messageSent': {
      const { kind, channels, text } = event.body;
      return { ...incident, messages: [...incident.messages, { id: event.id, kind, channels, text, done }] };
    }
    default:
      return assertNever(event);
  }
}

/** WAR-BRIDGE, WAR-TAKEOVER: with the room closes its bridge, and what was offered in it is no longer on offer. */
function stoodDown(incident: Incident, done: NonNullable<WarRoom['stoodDown']>): Incident {
  const closed = changeRoom(incident, (room) => ({ ...room, stoodDown: room.stoodDown ?? done }));
  return { ...closed, bridgeStays: left(closed.bridgeStays, done), roleOffers: [] };
}

/**
 * Opens the war room of a P1 and ticks what is already there: a commander in place, the bridge of an activation given up
 * half-way, a message or a page sent since T.
 */
export function openWarRoom(incident: Incident, event: Envelope, startsAt: Instant): Incident {
  const before = currentWarRoom(incident);
  const bridge = before?.stoodDown === null ? before.bridge : null;
  const room: WarRoom = {
    startsAt,
    said: startsAt,
    openedBy: event.id,
    steps: {},
    bridge,
    runningSteps: {},
    stoodDown: null,
    standDownSteps: {},
  };
  const commander = incident.roles.IC?.heads.at(-1);
  const message = incident.messages.find(({ done }) => done.at >= startsAt);
  const page = incident.pages.find(({ at }) => at >= startsAt);
  // What was in place before T has been since T: the step took no time of this activation.
  const since = ({ at, by }: Pick<Done, 'at' | 'by'>): StepDone => ({
    at: Math.max(at, startsAt),
    recordedAt: event.recordedAt,
    by,
    seen: true,
  });
  let opened: Incident = { ...incident, warRooms: [...incident.warRooms, room] };
  if (commander && holderOf(opened, 'IC') !== null) opened = tick(opened, 'commander', since(commander));
  if (bridge && before?.steps.bridge) opened = tick(opened, 'bridge', since(before.steps.bridge));
  if (page)
    opened = tick(opened, 'paged', { at: page.at, recordedAt: page.recordedAt, by: page.by, seen: true });
  return message ? tick(opened, 'citizens', { ...message.done, seen: true }) : opened;
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
    case 'bridgeOpened':
      return room.stoodDown ? incident : tick(incident, 'bridge', step);
    case 'paged':
      return room.stoodDown === null && step.at >= room.startsAt ? tick(incident, 'paged', step) : incident;
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
