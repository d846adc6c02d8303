import type { Page } from '../../../shared/incident/state.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { NotificationChannel } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useSubmit } from '../../bridge/submit.ts';
import { pageText } from './chain.ts';

export interface Paging {
  readonly page: (
    said: {
      readonly person: PersonId | null;
      readonly follows: EventId | null;
      readonly channel: NotificationChannel;
      readonly text: string;
    },
    at: Instant | null,
  ) => Promise<boolean>;
  /** An unanswered page goes to the next in the rotation, as it was. */
  readonly next: (page: Page) => Promise<boolean>;
  readonly answered: (page: Page) => Promise<boolean>;
  readonly busy: boolean;
  readonly rejection: Rejection | null;
  readonly clear: () => void;
}

/** NTF-PAGE: pages, each one command. */
export function usePaging(scope: Scope): Paging {
  const { send, busy, rejection, clear } = useSubmit(scope.stream);
  return {
    page: (said, at) => send({ type: 'page', ...said }, at === null ? {} : { occurredAt: at }),
    next: ({ id, channel, text }) =>
      send({ type: 'page', person: null, follows: id, channel, text: text || pageText(scope) }),
    answered: ({ id }) => send({ type: 'answerPage', page: id }),
    busy,
    rejection,
    clear,
  };
}
