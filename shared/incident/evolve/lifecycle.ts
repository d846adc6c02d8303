import { assertNever } from '../../kernel/assert-never.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import { headIds, setRegister } from '../../kernel/register.ts';
import type { Status } from '../../policy/vocabulary.ts';
import type { EventOf } from '../event.ts';
import { currentWarRoom, type Incident, priorityOf } from '../state.ts';
import { doneBy, setField } from './done.ts';
import { openWarRoom } from './war-room.ts';

type LifecycleEvent =
  | EventOf<'acknowledged'>
  | EventOf<'triageStepDone'>
  | EventOf<'resolved'>
  | EventOf<'resolutionApproved'>
  | EventOf<'resolutionRefused'>
  | EventOf<'closed'>
  | EventOf<'usersAsked'>
  | EventOf<'reopened'>;

export function evolveLifecycle(incident: Incident, event: LifecycleEvent): Incident {
  const done = doneBy(event);
  if (event.type === 'acknowledged' || event.type === 'resolved') {
    // RUL-CLOSED: what another console did without knowing of the closure changes it only by reopening.
    if (incident.closure !== null) return incident;
    // Of a dismissal it did not know either: whoever took it on keeps it (design §5).
    if (incident.dismissal !== null) return evolveLifecycle({ ...incident, dismissal: null }, event);
  }
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
    case 'resolved': {
      const resolved = withStatus(incident, event, 'resolved');
      if (!supersedes(event, incident)) return resolved;
      const resolution = { id: event.id, ...event.body, done, approved: null };
      return { ...resolved, resolution, usersAsked: null };
    }
    case 'resolutionApproved': {
      const { resolution } = incident;
      if (resolution === null || judgesAnother(event, incident)) return incident;
      return { ...incident, resolution: { ...resolution, approved: resolution.approved ?? done } };
    }
    case 'resolutionRefused':
      if (judgesAnother(event, incident)) return incident;
      return returned(withStatus(incident, event, 'investigating'), event, true);
    case 'reopened':
      return returned(withStatus(incident, event, 'investigating'), event, false);
    case 'closed':
      return closed(incident, event);
    case 'usersAsked':
      return incident.resolution === null
        ? incident
        : { ...incident, usersAsked: incident.usersAsked ?? done };
    default:
      return assertNever(event);
  }
}

const withStatus = (incident: Incident, event: Envelope, status: Status): Incident => ({
  ...incident,
  status: setField(incident.status, event, 'status', status),
});

/**
 * Said of another resolution than the one that stands. Of one that another console returned meanwhile both say the same,
 * so a refusal counts there: a dismissal that did not know of it does not hold.
 */
const judgesAnother = (
  { body }: EventOf<'resolutionApproved'> | EventOf<'resolutionRefused'>,
  { resolution, returns }: Incident,
): boolean =>
  body.resolution != null && (resolution === null ? returns.length === 0 : body.resolution !== resolution.id);

/** A resolution already approved gives way to one that knew of it, not to one that another console stated meanwhile. */
const supersedes = (event: EventOf<'resolved'>, { resolution }: Incident): boolean =>
  !resolution?.approved || (event.basedOn.status ?? []).includes(resolution.id);

/** Closing settles what else was said of the status, but a reopening that it did not know of beats it (design §5). */
function closed(incident: Incident, event: EventOf<'closed'>): Incident {
  const heads = headIds(incident.status);
  const named = event.basedOn.status ?? [];
  const reopened =
    !named.every((id) => heads.includes(id)) ||
    incident.returns.some(({ id }) => heads.includes(id) && !named.includes(id));
  if (reopened) return withStatus(incident, event, 'closed');
  const done = doneBy(event);
  const head = { event: event.id, value: 'closed' as const, at: done.at, by: done.by };
  return {
    ...incident,
    status: setRegister(incident.status, head, heads),
    closure: { ...done, ...event.body },
    dismissal: null,
    roleOffers: [],
  };
}

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
    dismissal: null,
    usersAsked: null,
    reviewHeld: null,
    reportPublished: null,
    returns: [...incident.returns, { ...done, id: event.id, reason: event.body.reason, refused }],
  };
  const room = currentWarRoom(reopened);
  const needsRoom = priorityOf(reopened) === 'P1' && room !== null && room.stoodDown !== null;
  return needsRoom ? openWarRoom(reopened, event, done.at) : reopened;
}
