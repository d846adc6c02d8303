import { onCallFor } from '../../../shared/directory/on-call.ts';
import { personName } from '../../../shared/directory/state.ts';
import { currentWarRoom, type Incident, type Page, priorityOf } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Scope } from '../../bridge/scope.ts';
import { t } from '../../i18n.ts';

/** Waits for its answer: nobody has answered it, and it has not gone on to the next. */
export const isWaiting = ({ answered, followedBy }: Page): boolean =>
  answered === null && followedBy === null;

/** The page that waits longest past its time, else the one whose time is up first; null where none waits. */
export const waitingPage = ({ pages }: Incident): Page | null =>
  pages.filter(isWaiting).toSorted((a, b) => a.answerBy - b.answerBy)[0] ?? null;

/** Somebody who can be paged, in the order of the rotation. */
export interface OnCall {
  readonly person: PersonId;
  readonly name: string;
  readonly phone: string | null;
  /** The last page that went to them. */
  readonly page: Page | null;
}

export const chainOf = ({ directory, incident }: Scope, at: Instant): readonly OnCall[] =>
  onCallFor(directory, incident.services, at).map((person) => ({
    person,
    name: personName(directory, person),
    phone: directory.people.get(person)?.phone ?? null,
    page: incident.pages.findLast((page) => page.person === person) ?? null,
  }));

/** What a page says unless somebody writes something else: how grave, what, where the bridge is. */
export function pageText({ incident }: Pick<Scope, 'incident'>): string {
  const { ref, title } = incident;
  const priority = priorityOf(incident) ?? '';
  const bridge = currentWarRoom(incident)?.bridge;
  const where = [bridge?.video, bridge?.chat].filter((part) => part !== undefined && part !== '').join(' ');
  const params = { ref, title, priority, where };
  return t(where === '' ? 'bridge.paging.text' : 'bridge.paging.textWithBridge', params).trim();
}
