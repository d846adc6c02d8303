import { chainAt, onCallFor } from '../../directory/on-call.ts';
import { serviceName } from '../../directory/state.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/result.ts';
import { MINUTE, type Milliseconds } from '../../kernel/time.ts';
import type { CommandOf } from '../command.ts';
import type { Incident, Page } from '../state.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';
import { refusedAsAbsent } from './present.ts';

/** RUL-IMMEDIATE: how long a page waits for its answer where no rotation says so. */
const ANSWER_WITHIN: Milliseconds = 5 * MINUTE;

/** NTF-PAGE: on-call people are paged; unanswered pages go to the next in the rotation. */
export function decidePage(
  incident: Incident,
  command: CommandOf<'page'> | CommandOf<'answerPage'>,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'page':
      return decidePaging(incident, command, context);
    case 'answerPage': {
      const page = incident.pages.find(({ id }) => id === command.page);
      if (!page) return refuse('page.unknown');
      if (page.answered) return refusedAsAnswered(page, context);
      return accepted([{ type: 'pageAnswered', body: { page: page.id } }]);
    }
    default:
      return assertNever(command);
  }
}

function decidePaging(incident: Incident, command: CommandOf<'page'>, context: DecideContext): Decision {
  const { follows, channel, text } = command;
  const before = follows === null ? null : incident.pages.find(({ id }) => id === follows);
  if (before === undefined) return refuse('page.unknown');
  if (before?.answered) return refusedAsAnswered(before, context);
  if (before?.followedBy) {
    const after = incident.pages.find(({ id }) => id === before.followedBy);
    return refuse('page.followed', { name: after ? nameOf(context, after.person) : '' });
  }

  const chain = onCallFor(context.directory, incident.services, context.occurredAt);
  if (command.person === null && chain.length === 0)
    return refuse('page.nobodyOnCall', {
      services: incident.services.map((service) => serviceName(context.directory, service)),
    });
  const asked = before === null ? [] : askedBefore(incident, before);
  const person = command.person ?? chain.find((one) => !asked.includes(one));
  if (person === undefined)
    return refuse('page.everybodyAsked', { names: asked.map((one) => nameOf(context, one)) });
  const absent = refusedAsAbsent(context, person);
  if (absent) return absent;

  const next = chain.includes(person)
    ? (chain.find((one) => one !== person && !asked.includes(one)) ?? null)
    : null;
  const answerBy = context.occurredAt + answerWithin(incident, person, context);
  return accepted([{ type: 'paged', body: { person, follows, channel, text, answerBy, next } }]);
}

/** Everybody whom the pages that led to this one went to, first to last. */
function askedBefore(incident: Incident, last: Page): readonly PersonId[] {
  const asked: PersonId[] = [];
  const byId = new Map(incident.pages.map((page) => [page.id, page]));
  // Each page follows an earlier one, so this ends; a record that says otherwise must not hang a console.
  for (let page: Page | undefined = last; page && asked.length < byId.size; ) {
    asked.unshift(page.person);
    page = page.follows === null ? undefined : byId.get(page.follows);
  }
  return asked;
}

/** The rotation in whose turn somebody stands says how long they have. */
function answerWithin(incident: Incident, person: PersonId, context: DecideContext): Milliseconds {
  for (const service of incident.services) {
    const rotation = context.directory.services.get(service)?.rotation ?? null;
    if (rotation !== null && chainAt(context.directory, rotation, context.occurredAt).includes(person))
      return context.directory.rotations.get(rotation)?.escalateAfter ?? ANSWER_WITHIN;
  }
  return ANSWER_WITHIN;
}

const refusedAsAnswered = ({ person, answered }: Page, context: DecideContext) =>
  refuse('page.answered', { name: nameOf(context, person), doneAt: answered?.at ?? context.now });
