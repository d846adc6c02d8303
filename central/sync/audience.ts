import { aggregates } from '../../shared/host/aggregates.ts';
import { foldOnto } from '../../shared/host/folding.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { type PersonId, type StreamId, streamKind } from '../../shared/kernel/ids.ts';
import { isSame } from '../../shared/kernel/same.ts';
import type { LogReader } from '../store/log.ts';

/** CLS-SECURITY: of the streams in which somebody said who may read, those where that is another answer than before. */
export async function audiencesAfter(
  events: readonly Envelope[],
  log: LogReader,
): Promise<readonly { readonly stream: StreamId; readonly people: readonly PersonId[] | null }[]> {
  const streams = [...new Set(events.filter(isRestriction).map(({ stream }) => stream))];
  if (streams.length === 0) return [];
  const before = await log.audiences(streams);
  const changed = [];
  for (const stream of streams) {
    const incident = foldOnto(aggregates.incident.initial, await log.stream(stream), aggregates.incident);
    const people = incident?.restrictedTo ?? null;
    if (!isSame(people, before.get(stream) ?? null)) changed.push({ stream, people });
  }
  return changed;
}

/** On any other stream that type is somebody else's word: kept, and it restricts nothing. */
const isRestriction = ({ type, stream }: Envelope): boolean =>
  type === 'restricted' && streamKind(stream) === 'incident';
