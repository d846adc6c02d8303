import { assertNever } from '../../kernel/assert-never.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { EventOf } from '../event.ts';
import type { Incident } from '../state.ts';
import { doneBy } from './done.ts';

type CorrectionEvent =
  | EventOf<'timesCorrected'>
  | EventOf<'described'>
  | EventOf<'servicesChanged'>
  | EventOf<'dependentsReported'>
  | EventOf<'messagesCoordinated'>
  | EventOf<'reportReceived'>
  | EventOf<'duplicateAttached'>;

export function evolveCorrection(incident: Incident, event: CorrectionEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'timesCorrected': {
      const { detectedAt, onsetAt, reason } = event.body;
      const why = { ...done, reason };
      const dated =
        onsetAt === null ? incident : withOnset(incident, onsetAt === 'unknown' ? null : onsetAt, why);
      return detectedAt === null ? dated : withDetection(dated, detectedAt, why);
    }
    case 'described':
      return { ...incident, ...event.body };
    case 'servicesChanged': {
      const { affected, tier } = event.body;
      const services = affected.map(({ service }) => service);
      // What is affected itself is no longer only a dependent.
      const dependents = incident.dependents.filter(({ service }) => !services.includes(service));
      return { ...incident, affected, tier, services, dependents };
    }
    case 'dependentsReported': {
      const known = new Set([...incident.services, ...incident.dependents.map(({ service }) => service)]);
      const news = event.body.dependents
        .filter(({ service }) => !known.has(service))
        .map((dependent) => ({ ...dependent, reported: done }));
      return { ...incident, dependents: [...incident.dependents, ...news] };
    }
    case 'messagesCoordinated':
      return { ...incident, coordination: { ...done, ...event.body } };
    case 'reportReceived': {
      const { method, reportedBy } = event.body;
      const reported = { ...incident, reports: [...incident.reports, { ...done, method, reportedBy }] };
      // INT-DETECTION: the first report is the detection, whenever somebody came to write it down.
      return detectedBy(reported, done.at, { ...done, reason: reportedBy });
    }
    case 'duplicateAttached': {
      const { duplicate, detectedAt } = event.body;
      if (incident.duplicates.some(({ stream }) => stream === duplicate.stream)) return incident;
      const attached = {
        ...incident,
        duplicates: [...incident.duplicates, { ...duplicate, attached: done }],
      };
      return detectedBy(attached, detectedAt, { ...done, reason: duplicate.ref });
    }
    default:
      return assertNever(event);
  }
}

/** Why a time was corrected, and whose act that was. */
type Why = Omit<Incident['corrections'][number], 'field' | 'was'>;

/** INT-DETECTION: the oldest sign of it counts. A later one changes nothing. */
const detectedBy = (incident: Incident, at: Instant, why: Why): Incident =>
  at < incident.detectedAt ? withDetection(incident, at, why) : incident;

const withOnset = (incident: Incident, onsetAt: Instant | null, why: Why): Incident => ({
  ...incident,
  onsetAt,
  corrections: [...incident.corrections, { ...why, field: 'onsetAt', was: incident.onsetAt }],
});

/**
 * Another moment of detection: what ran from the old one runs from the new one. That is the first priority, every later
 * one that was "wrong from the start", and the war room that such a P1 opened. Nothing else can be older than detection:
 * neither a change of impact nor the onset.
 */
function withDetection(incident: Incident, detectedAt: Instant, why: Why): Incident {
  const was = incident.detectedAt;
  const fromDetection = new Set<EventId>();
  const periods = incident.periods.map((period) => {
    if (!period.fromDetection) return { ...period, from: Math.max(period.said, detectedAt) };
    fromDetection.add(period.change);
    return { ...period, from: detectedAt };
  });
  const moved: Incident = {
    ...incident,
    detectedAt,
    periods,
    changes: incident.changes.map((change) => ({
      ...change,
      changedAt: change.basis === 'wrong from the start' ? detectedAt : Math.max(change.said, detectedAt),
    })),
    warRooms: incident.warRooms.map((room) => ({
      ...room,
      startsAt: fromDetection.has(room.openedBy) ? detectedAt : Math.max(room.said, detectedAt),
    })),
    corrections: [...incident.corrections, { ...why, field: 'detectedAt', was }],
  };
  const { onsetAt } = moved;
  return onsetAt !== null && onsetAt > detectedAt ? withOnset(moved, detectedAt, why) : moved;
}
