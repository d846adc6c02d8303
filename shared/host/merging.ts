import { erasuresOf } from '../incident/erasures.ts';
import { compareOrder, type Envelope } from '../kernel/envelope.ts';
import type { EventId, StreamId } from '../kernel/ids.ts';
import { type Placement, placeAll } from './chains.ts';
import type { Erasure, SealedEvent } from './ports.ts';
import type { Merge, Received, SyncJournal, Verdict, Withheld } from './sync-ports.ts';

/** Everything in a `Merge` but the rows, which follow from the streams once they are folded. */
export type MergePlan = Omit<Merge, 'rows' | 'cursor' | 'signatures' | 'devices'> & {
  /** What each stream gains or loses. */
  readonly streams: ReadonlyMap<StreamId, StreamChange>;
  /** A device turned out to have two histories: it was cloned, or restored from a copy. */
  readonly forks: readonly Envelope['deviceId'][];
};

export interface StreamChange {
  /** New events that count, in fold order. */
  readonly added: readonly Envelope[];
  /** Events that no longer count. */
  readonly removed: ReadonlySet<EventId>;
  /** Words that are gone from it, new events' own included. */
  readonly erasures: readonly Erasure[];
  /** What was folded before is no longer true: it must be folded anew, whatever is added. */
  readonly anew: boolean;
}

/** `malformed` says whether an event's body is of no shape that its type can have; such a one is kept and set aside. */
export async function planMerge(
  received: readonly Received[],
  journal: SyncJournal,
  malformed: (event: Envelope) => boolean,
): Promise<MergePlan> {
  const placements = await placeAll(received.map(linkedOf), journal);
  const asideBefore = new Set((await journal.quarantined()).map(({ event }) => event));
  const arrivals: Merge['arrivals'][number][] = [];
  const withheld: Withheld[] = [];
  const verdicts: Verdict[] = [];
  const forks = new Set<Envelope['deviceId']>();

  for (const [index, one] of received.entries()) {
    const placement = placements[index] as Placement;
    if (placement.kind === 'fork') forks.add(linkedOf(one).event.deviceId);
    if (one.kind === 'event') {
      const { sealed, receivedAt } = one;
      const bad = sealed.contentHash === null && malformed(sealed.event);
      if (placement.kind !== 'duplicate') arrivals.push({ sealed, chain: placement.chain });
      if (receivedAt !== null || bad)
        verdicts.push({
          event: sealed.event.id,
          receivedAt: receivedAt ?? sealed.event.recordedAt,
          quarantined: bad ? 'malformed' : null,
        });
    } else if (placement.kind === 'duplicate') {
      verdicts.push({ event: one.place.id, receivedAt: one.receivedAt, quarantined: one.reason });
    } else if (one.why !== 'own') {
      const { dseq, hash } = one.place;
      withheld.push({ chain: placement.chain, dseq, hash, why: one.why });
    }
  }
  const erasures = arrivals.flatMap(({ sealed }) => erasuresOf(sealed.event));
  const streams = await changesOf({ arrivals, verdicts, erasures, asideBefore, journal });
  return { arrivals, withheld, verdicts, erasures, streams, forks: [...forks] };
}

type Linked = Parameters<typeof placeAll>[0][number];

const linkedOf = (one: Received): Linked =>
  one.kind === 'event'
    ? one.sealed
    : { event: one.place, prevHash: one.place.prevHash, hash: one.place.hash };

interface Gathered {
  readonly arrivals: readonly { readonly sealed: SealedEvent }[];
  readonly verdicts: readonly Verdict[];
  readonly erasures: readonly Erasure[];
  readonly asideBefore: ReadonlySet<EventId>;
  readonly journal: SyncJournal;
}

interface Growing extends StreamChange {
  readonly added: Envelope[];
  readonly removed: Set<EventId>;
  readonly erasures: Erasure[];
  anew: boolean;
}

async function changesOf(gathered: Gathered): Promise<ReadonlyMap<StreamId, StreamChange>> {
  const { arrivals, verdicts, erasures, asideBefore, journal } = gathered;
  const aside = new Set(verdicts.flatMap(({ event, quarantined }) => (quarantined === null ? [] : [event])));
  const counting = new Set(
    verdicts.flatMap(({ event, quarantined }) => (quarantined === null ? [event] : [])),
  );
  const known = await journal.erasuresOf(arrivals.map(({ sealed }) => sealed.event.id));
  const left = new Map([...known, ...erasures].map(({ target, instead }) => [target, instead]));
  const asRead = (event: Envelope): Envelope =>
    left.has(event.id) ? { ...event, body: left.get(event.id) } : event;

  const streams = new Map<StreamId, Growing>();
  const of = (stream: StreamId): Growing => {
    const change = streams.get(stream) ?? { added: [], removed: new Set(), erasures: [], anew: false };
    streams.set(stream, change);
    return change;
  };
  for (const { sealed } of arrivals) {
    if (aside.has(sealed.event.id)) continue;
    const change = of(sealed.event.stream);
    change.added.push(asRead(sealed.event));
    const demanded = erasuresOf(sealed.event);
    if (demanded.length === 0) continue;
    change.erasures.push(...demanded);
    change.anew = true;
  }
  // Events that are here and change sides: set aside only now, or released.
  for (const event of await journal.find([...aside].filter((id) => !asideBefore.has(id)))) {
    const change = of(event.stream);
    change.removed.add(event.id);
    change.anew = true;
  }
  for (const event of await journal.find([...counting].filter((id) => asideBefore.has(id)))) {
    const change = of(event.stream);
    change.added.push(asRead(event));
    change.anew = true;
  }
  for (const change of streams.values()) change.added.sort(compareOrder);
  return streams;
}
