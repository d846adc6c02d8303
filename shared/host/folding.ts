import { withErasures } from '../incident/redaction.ts';
import { compareOrder, type Envelope } from '../kernel/envelope.ts';
import type { StreamId } from '../kernel/ids.ts';
import { upcast } from '../protocol/upcast.ts';
import type { Aggregate } from './aggregates.ts';
import type { StreamChange } from './merging.ts';
import type { Journal } from './ports.ts';

type Folding<S> = Pick<Aggregate<S, never>, 'initial' | 'evolve'>;

/** Every journal is asked for its events through here, so that old ones are always at their current version. */
export const fold = async <S>(journal: Journal, stream: StreamId, aggregate: Folding<S>): Promise<S> =>
  foldOnto(aggregate.initial, await journal.read(stream), aggregate);

/** An event without a body was erased elsewhere; it waits for the redaction that says what stays of it. */
export const foldOnto = <S>(state: S, events: readonly Envelope[], { evolve }: Folding<S>): S =>
  events.reduce<S>((folded, event) => (event.body === null ? folded : evolve(folded, upcast(event))), state);

/** A stream as it will be read once the change is durable, folded from its beginning. */
export async function foldAnew<S>(
  journal: Journal,
  stream: StreamId,
  { added, removed, erasures }: StreamChange,
  aggregate: Folding<S>,
): Promise<S> {
  const counting = [...(await journal.read(stream)), ...added].filter(({ id }) => !removed.has(id));
  return foldOnto(aggregate.initial, withErasures(counting, erasures).toSorted(compareOrder), aggregate);
}

/** Nothing of the stream belongs after what is added; `last` is its last event so far. */
export const growsAtItsEnd = (last: Envelope | null, { added: [first], anew }: StreamChange): boolean =>
  !anew && (last === null || first === undefined || compareOrder(last, first) < 0);
