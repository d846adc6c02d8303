import { useRef, useState } from 'react';
import type { CommandOf } from '../../../shared/incident/command.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { NotificationChannel } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useSubmit } from '../../bridge/submit.ts';
import { acknowledgesAtOnce, type Target } from '../../command/tell.ts';

/** How somebody was told. What is left out is as a person usually means it. */
export interface How {
  readonly channel: NotificationChannel;
  /** When; now where it is null. */
  readonly at?: Instant | null;
  readonly proof?: string;
  /** Null: as the channel goes. */
  readonly acknowledged?: boolean | null;
  /** Who was reached instead of the first. */
  readonly person?: PersonId | null;
}

/** NTF-PROOF: one telling as the record keeps it. */
export function tellCommand(
  { rule, about, reach }: Target,
  { channel, proof = '', acknowledged = null, person = null }: How,
): CommandOf<'notify'> {
  return {
    type: 'notify',
    rule,
    about,
    person: person ?? reach[0]?.person ?? null,
    channel,
    proof,
    acknowledged: acknowledged ?? acknowledgesAtOnce(channel),
  };
}

export interface Telling {
  /** One after the other; true once all of them are on record. What was accepted before a refusal stays so. */
  readonly tell: (targets: readonly Target[], how: How) => Promise<boolean>;
  readonly acknowledge: (notification: EventId) => Promise<boolean>;
  readonly busy: boolean;
  readonly rejection: Rejection | null;
  /** Whom the refusal is about. */
  readonly refused: Target | null;
  readonly clear: () => void;
}

export function useTelling({ stream }: Pick<Scope, 'stream'>): Telling {
  const { send, busy, rejection, clear } = useSubmit(stream);
  const [refused, setRefused] = useState<Target | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const tellNow: Telling['tell'] = async (targets, how) => {
    for (const target of targets) {
      const options = how.at == null ? {} : { occurredAt: how.at };
      if (await send(tellCommand(target, how), options)) continue;
      setRefused(target);
      return false;
    }
    setRefused(null);
    return true;
  };
  // The record may have shown somebody told, and the next one be told, before the answer is there.
  const tell: Telling['tell'] = (targets, how) => {
    const turn = last.current.then(() => tellNow(targets, how));
    last.current = turn.catch(() => undefined);
    return turn;
  };
  return {
    tell,
    acknowledge: (notification) => send({ type: 'acknowledgeNotification', notification }),
    busy,
    rejection,
    refused,
    clear,
  };
}
