import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import type { Incident } from '../state.ts';
import { doneBy } from './done.ts';

type ReviewEvent =
  | EventOf<'reviewScheduled'>
  | EventOf<'reviewHeld'>
  | EventOf<'reportPublished'>
  | EventOf<'dailyReportGiven'>;

/** Held and published once for the resolution that stands; a reopening asks for both again. */
export function evolveReview(incident: Incident, event: ReviewEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'reviewScheduled': {
      const { heldAt, facilitator } = event.body;
      return { ...incident, review: { ...done, heldAt, facilitator } };
    }
    case 'reviewHeld':
      return { ...incident, reviewHeld: incident.reviewHeld ?? done };
    case 'reportPublished':
      return {
        ...incident,
        reportPublished: incident.reportPublished ?? { ...done, where: event.body.where },
      };
    case 'dailyReportGiven':
      return { ...incident, dailyReports: [...incident.dailyReports, done] };
    default:
      return assertNever(event);
  }
}
