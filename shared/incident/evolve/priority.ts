import { assertNever } from '../../kernel/assert-never.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Priority } from '../../policy/vocabulary.ts';
import type { EventOf } from '../event.ts';
import { currentWarRoom, type Incident, type PriorityChange } from '../state.ts';
import { doneBy, setField } from './done.ts';
import { openWarRoom } from './war-room.ts';

type PriorityEvent =
  | EventOf<'classified'>
  | EventOf<'reclassified'>
  | EventOf<'reclassificationApproved'>
  | EventOf<'reclassificationRefused'>;

export function evolvePriority(incident: Incident, event: PriorityEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'classified': {
      const classified = { ...incident, classification: event.body, security: event.body.security };
      return inForce(classified, event, event.body.priority, incident.detectedAt);
    }
    case 'reclassified': {
      const { approval, effective, to, changedAt } = event.body;
      const change: PriorityChange = {
        id: event.id,
        ...event.body,
        done,
        verdict: approval ? { kind: 'approved', approval, done } : { kind: 'awaiting' },
      };
      const changed = { ...incident, changes: [...incident.changes, change] };
      return effective ? inForce(changed, event, to, changedAt) : changed;
    }
    case 'reclassificationApproved': {
      const approval = { person: done.by, spoken: event.onBehalfOf?.how ?? null };
      const judged = withVerdict(incident, event.body.change, { kind: 'approved', approval, done });
      const change = judged.changes.find(({ id }) => id === event.body.change);
      return change && event.body.sets ? inForce(judged, event, event.body.sets, change.changedAt) : judged;
    }
    case 'reclassificationRefused': {
      const { change, reason, sets } = event.body;
      const judged = withVerdict(incident, change, { kind: 'refused', reason, done });
      // A refusal after the fact lowers from then on; it does not pretend that the graver priority never was.
      return sets ? inForce(judged, event, sets, done.at) : judged;
    }
    default:
      return assertNever(event);
  }
}

const withVerdict = (incident: Incident, change: EventId, verdict: PriorityChange['verdict']): Incident => ({
  ...incident,
  changes: incident.changes.map((one) => (one.id === change ? { ...one, verdict } : one)),
});

/** Puts a priority in force from T, and opens the war room that every P1 needs (WAR-TRIGGER). */
function inForce(incident: Incident, event: Envelope, priority: Priority, from: Instant): Incident {
  const period = { priority, from, actedAt: event.occurredAt, change: event.id };
  const changed: Incident = {
    ...incident,
    priority: setField(incident.priority, event, 'priority', priority),
    periods: [...incident.periods, period],
  };
  const room = currentWarRoom(changed);
  const running = room !== null && room.stoodDown === null;
  return priority === 'P1' && !running ? openWarRoom(changed, event, from) : changed;
}
