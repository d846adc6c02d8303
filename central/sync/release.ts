import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { readEvent } from '../../shared/protocol/event-bodies.ts';
import type { CentralLog, LoggedEntry, LogReader } from '../store/log.ts';
import { append } from './push.ts';

export type SetAside = LoggedEntry & { readonly kind: 'quarantined' };

const BATCH = 1_000;

/** Everything that is set aside, in the order in which it came. */
export async function* setAside(log: LogReader): AsyncIterable<SetAside> {
  for (let after = 0; ; ) {
    const batch = await log.quarantine(after, BATCH);
    yield* batch;
    after = batch.at(-1)?.seq ?? after;
    if (batch.length < BATCH) return;
  }
}

/**
 * An administrator says that what a device wrote, up to a number of its own, counts after all (design §5). What nobody
 * could fold, or whose author is in doubt, stays where it is. Answers how many count from now on.
 */
export function release(log: CentralLog, device: DeviceId, upTo: number, at: Instant): Promise<number> {
  return log.alone(async (writing) => {
    const chosen: SetAside[] = [];
    for await (const entry of setAside(writing)) {
      const { deviceId, dseq } = entry.sealed.event;
      if (deviceId === device && dseq <= upTo && mayCount(entry)) chosen.push(entry);
    }
    const counting = chosen.map(({ sealed }) => sealed.event);
    const entries = counting.map(({ id }) => ({ kind: 'released', event: id, at }) as const);
    await append(writing, entries, counting, at);
    return chosen.length;
  });
}

/** A revoked device's events are set aside before anybody looks at what they say. */
const mayCount = ({ reason, sealed }: SetAside): boolean =>
  reason !== 'forged' &&
  reason !== 'malformed' &&
  (sealed.contentHash !== null || readEvent(sealed.event).kind !== 'malformed');
