import type { Incident } from '../incident/state.ts';
import { ownDeadline } from './items.ts';
import { deadline } from './limit.ts';
import { closedUnmet, earliestEnd, priorityAt } from './periods.ts';
import type { Deadline } from './reading.ts';

/** NTF-PAGE: on-call people are paged (4.1, step 4); how long they have is their rotation's. */
const CITE: Deadline['cite'] = ['§4.1'];

/** NTF-PAGE: each page is answered by the person paged, or goes to the next in the rotation. */
export const pageClocks = (incident: Incident): readonly Deadline[] =>
  incident.pages.map((page) => {
    const next = page.followedBy === null ? null : incident.pages.find(({ id }) => id === page.followedBy);
    return deadline(
      { kind: 'page', clause: 'NTF-PAGE', priority: priorityAt(incident, page.at), subject: page.id },
      ownDeadline({
        startsAt: page.at,
        dueAt: page.answerBy,
        owner: { person: page.person },
        cite: CITE,
      }),
      page.answered,
      earliestEnd(next ? { at: next.at, why: 'passedOn' } : null, closedUnmet(incident)),
    );
  });
