import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import { type Incident, isOpen } from '../state.ts';
import { left } from './bridge.ts';
import { doneBy, setField } from './done.ts';

type LinkEvent = EventOf<'dismissed'> | EventOf<'incidentLinked'>;

/** What an incident proved to be, and how it stands to others. */
export function evolveLink(incident: Incident, event: LinkEvent): Incident {
  switch (event.type) {
    case 'dismissed':
      return dismissed(incident, event);
    case 'incidentLinked': {
      const { other, as } = event.body;
      const known = incident.links.some((link) => link.stream === other.stream && link.as === as);
      return known
        ? incident
        : { ...incident, links: [...incident.links, { ...other, as, linked: doneBy(event) }] };
    }
    default:
      return assertNever(event);
  }
}

/**
 * INT-TRIAGE. What another console made of the incident without knowing of this counts more: somebody who took it on or
 * restored service keeps it open, and the two are shown as a disagreement until somebody settles it (design §5).
 */
function dismissed(incident: Incident, event: EventOf<'dismissed'>): Incident {
  // RUL-CLOSED: what was closed meanwhile stays closed as it was.
  if (!isOpen(incident)) return incident;
  const done = doneBy(event);
  const said = { ...incident, status: setField(incident.status, event, 'status', 'closed') };
  if (isOpen(said)) return said;
  return {
    ...said,
    dismissal: { ...done, ...event.body },
    roleOffers: [],
    bridgeStays: left(said.bridgeStays, done),
  };
}
