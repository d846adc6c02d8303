import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import type { Incident, Page } from '../state.ts';
import { doneBy } from './done.ts';

/** NTF-PAGE: of two consoles that answer or follow the same page, the first in fold order counts. */
export function evolvePage(incident: Incident, event: EventOf<'paged'> | EventOf<'pageAnswered'>): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'paged': {
      const page: Page = { ...done, id: event.id, ...event.body, answered: null, followedBy: null };
      const earlier = incident.pages.map((one) =>
        one.id === page.follows ? { ...one, followedBy: one.followedBy ?? page.id } : one,
      );
      return { ...incident, pages: [...earlier, page] };
    }
    case 'pageAnswered':
      return {
        ...incident,
        pages: incident.pages.map((one) =>
          one.id === event.body.page ? { ...one, answered: one.answered ?? done } : one,
        ),
      };
    default:
      return assertNever(event);
  }
}
