import { erasuresOf, withErasures } from '../incident/redaction.ts';
import { compareOrder, type Envelope } from '../kernel/envelope.ts';
import type { EventId, StreamId } from '../kernel/ids.ts';
import { type Placement, placeAll } from './chains.ts';
import type { Erasure } from './ports.ts';
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
  const streams = await changesOf(arrivals, verdicts, asideBefore, journal);
  return { arrivals, withheld, verdicts, erasures: erasuresIn(streams), streams, forks: [...forks] };
}

type Linked = Parameters<typeof placeAll>[0][number];

const linkedOf = (one: Received): Linked =>
  one.kind === 'event'
    ? one.sealed
    : { event: one.place, prevHash: one.place.prevHash, hash: one.place.hash };

interface Growing extends StreamChange {
  readonly added: Envelope[];
  readonly removed: Set<EventId>;
  readonly erasures: Erasure[];
  anew: boolean;
}

async function changesOf(
  arrivals: Merge['arrivals'],
  verdicts: readonly Verdict[],
  asideBefore: ReadonlySet<EventId>,
  journal: SyncJournal,
): Promise<ReadonlyMap<StreamId, StreamChange>> {
  const isAside = ({ quarantined }: Verdict): boolean => quarantined !== null;
  const aside = new Set(verdicts.filter(isAside).map(({ event }) => event));
  const streams = new Map<StreamId, Growing>();
  const of = (stream: StreamId): Growing => {
    const change = streams.get(stream) ?? { added: [], removed: new Set(), erasures: [], anew: false };
    streams.set(stream, change);
    return change;
  };

  // What is set aside demands nothing: a redaction that nobody may make takes no word.
  const counting = arrivals.map(({ sealed }) => sealed.event).filter(({ id }) => !aside.has(id));
  for (const event of counting) {
    const demanded = erasuresOf(event);
    if (demanded.length === 0) continue;
    of(event.stream).erasures.push(...demanded);
    of(event.stream).anew = true;
  }
  // Erased elsewhere, these came without a body; only the redaction that is here now says what stays of them.
  const came = new Set(counting.map(({ id }) => id));
  const targets = erasuresIn(streams).map(({ target }) => target);
  const waited = (await journal.find(targets)).filter(({ id, body }) => body === null && !came.has(id));
  const erasures = await journal.erasuresOf(counting.map(({ id }) => id));
  for (const event of withErasures([...counting, ...waited], [...erasures, ...erasuresIn(streams)]))
    if (event.body !== null) of(event.stream).added.push(event);

  // Events that are here and change sides: set aside only now, or released.
  const changed = verdicts.filter((verdict) => isAside(verdict) !== asideBefore.has(verdict.event));
  for (const event of await journal.find(changed.map((verdict) => verdict.event))) {
    const change = of(event.stream);
    if (aside.has(event.id)) change.removed.add(event.id);
    else change.added.push(event);
    change.anew = true;
  }
  for (const change of streams.values()) change.added.sort(compareOrder);
  return streams;
}

const erasuresIn = (streams: ReadonlyMap<StreamId, StreamChange>): readonly Erasure[] =>
  [...streams.values()].flatMap((change) => change.erasures);
