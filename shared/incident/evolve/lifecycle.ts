import { assertNever } from '../../kernel/assert-never.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import type { Status } from '../../policy/vocabulary.ts';
import type { EventOf } from '../event.ts';
import { currentWarRoom, priorityOf, statusOf, type Incident } from '../state.ts';
import { doneBy, setField } from './done.ts';
import { openWarRoom } from './war-room.ts';

type LifecycleEvent =
  | EventOf<'acknowledged'>
  | EventOf<'triageStepDone'>
  | EventOf<'resolved'>
  | EventOf<'resolutionApproved'>
  | EventOf<'resolutionRefused'>
  | EventOf<'closed'>
  | EventOf<'reopened'>
  | EventOf<'reviewScheduled'>;

export function evolveLifecycle(incident: Incident, event: LifecycleEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'acknowledged':
      return {
        ...withStatus(incident, event, 'investigating'),
        // The first acknowledgement is the one that counts (CLK-P1-ACK).
        acknowledged: incident.acknowledged ?? done,
        assignee: event.body.assignee,
      };
    case 'triageStepDone':
      return { ...incident, triage: { [event.body.step]: done, ...incident.triage } };
    case 'resolved':
      return {
        ...withStatus(incident, event, 'resolved'),
        resolution: { id: event.id, ...event.body, done, approved: null },
      };
    case 'resolutionApproved':
      return incident.resolution === null
        ? incident
        : { ...incident, resolution: { ...incident.resolution, approved: incident.resolution.approved ?? done } };
    case 'resolutionRefused':
      return returned(withStatus(incident, event, 'investigating'), event, true);
    case 'reopened':
      return returned(withStatus(incident, event, 'investigating'), event, false);
    case 'closed': {
      const closed = withStatus(incident, event, 'closed');
      // Reopened meanwhile on another console: reopening beats closing (design §5).
      return statusOf(closed) === 'closed' ? { ...closed, closure: { ...done, ...event.body } } : closed;
    }
    case 'reviewScheduled':
      return { ...incident, review: { ...done, ...event.body } };
    default:
      return assertNever(event);
  }
}

const withStatus = (incident: Incident, event: Envelope, status: Status): Incident => ({
  ...incident,
  status: setField(incident.status, event, 'status', status),
});

/** RES-APPROVE, CLO-REOPEN: the clocks run on as if the resolution had never been; a P1 needs its war room again. */
function returned(
  incident: Incident,
  event: EventOf<'resolutionRefused'> | EventOf<'reopened'>,
  refused: boolean,
): Incident {
  const done = doneBy(event);
  const reopened: Incident = {
    ...incident,
    resolution: null,
    closure: null,
    returns: [...incident.returns, { ...done, reason: event.body.reason, refused }],
  };
  const room = currentWarRoom(reopened);
  const needsRoom = priorityOf(reopened) === 'P1' && room !== null && room.stoodDown !== null;
  return needsRoom ? openWarRoom(reopened, event, done.at) : reopened;
}
