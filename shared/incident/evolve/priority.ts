import { assertNever } from '../../kernel/assert-never.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { isGraver, type Priority } from '../../policy/vocabulary.ts';
import { activation } from '../checklist.ts';
import type { EventOf } from '../event.ts';
import { currentWarRoom, type Incident, type PriorityChange, peakPriority, priorityOf } from '../state.ts';
import { doneBy, setField } from './done.ts';
import { withSecurity } from './spells.ts';
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
      const { security, breach } = event.body;
      const secured = security ? withSecurity(incident, event, { breach, reason: '' }) : incident;
      const classified = { ...secured, classification: event.body };
      return inForce(classified, event, event.body.priority, FROM_DETECTION);
    }
    case 'reclassified': {
      const { approval, effective, to } = event.body;
      const change: PriorityChange = {
        id: event.id,
        ...event.body,
        said: event.body.changedAt,
        done,
        verdict: approval ? { kind: 'approved', approval, done } : { kind: 'awaiting' },
      };
      const changed = { ...incident, changes: [...incident.changes, change] };
      return effective ? inForce(changed, event, to, startOf(change)) : changed;
    }
    case 'reclassificationApproved': {
      const approval = { person: done.by, spoken: event.onBehalfOf?.how ?? null };
      const judged = withVerdict(incident, event.body.change, { kind: 'approved', approval, done });
      const change = judged.changes.find(({ id }) => id === event.body.change);
      return change && event.body.sets ? inForce(judged, event, event.body.sets, startOf(change)) : judged;
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

/** CLS-RECLOCK: from when the obligations of a priority run. */
type Start = Instant | typeof FROM_DETECTION;
const FROM_DETECTION = 'detection';

const startOf = ({ basis, changedAt }: PriorityChange): Start =>
  basis === 'wrong from the start' ? FROM_DETECTION : changedAt;

const withVerdict = (incident: Incident, change: EventId, verdict: PriorityChange['verdict']): Incident => ({
  ...incident,
  changes: incident.changes.map((one) => (one.id === change ? { ...one, verdict } : one)),
});

/**
 * Puts a priority in force from T, and opens the war room that every P1 needs (WAR-TRIGGER). Where another console set
 * a graver one meanwhile, that stays in force and no period begins (design §5).
 */
export function inForce(incident: Incident, event: Envelope, set: Priority, start: Start): Incident {
  const register = setField(incident.priority, event, 'priority', set);
  const before = incident.periods.at(-1)?.priority ?? null;
  const priority = priorityOf({ ...incident, priority: register }) ?? set;
  if (priority === before) return { ...incident, priority: register };

  const fromDetection = start === FROM_DETECTION;
  const said = fromDetection ? incident.detectedAt : start;
  const from = Math.max(said, incident.detectedAt);
  // Until it was written down the board showed the priority before, whatever time the act itself names.
  const actedAt = Math.max(event.recordedAt, from);
  const period = { priority, from, said, fromDetection, actedAt, change: event.id };
  const changed: Incident = {
    ...incident,
    priority: register,
    periods: [...incident.periods, period],
    resolution: stillApproved(incident, priority),
  };
  return priority === 'P1' && needsRoom(changed) ? openWarRoom(changed, event, from) : changed;
}

/** RUL-PEAK, RES-APPROVE: the peak decides who approves, so an approval given under a lower one no longer suffices. */
function stillApproved(incident: Incident, priority: Priority): Incident['resolution'] {
  const peak = peakPriority(incident);
  const { resolution } = incident;
  return resolution && peak && isGraver(priority, peak) ? { ...resolution, approved: null } : resolution;
}

/** A room that is active or being activated serves; one stood down, or given up half-way when the P1 was lowered, does not. */
function needsRoom(incident: Incident): boolean {
  const room = currentWarRoom(incident);
  return room === null || room.stoodDown !== null || activation(room) === null;
}
