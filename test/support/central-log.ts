import type { CentralLog, LogWriting, NewEntry } from '../../central/store/log.ts';
import { placeAll } from '../../shared/host/chains.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import type { Cursor } from '../../shared/host/sync-ports.ts';
import type { QuarantineReason } from '../../shared/protocol/sync.ts';
import { TEN } from './sealed-events.ts';

/** As central takes a push: places the events and appends those that are not here; set aside where a reason is given. */
export async function placeAndAppend(
  writing: LogWriting,
  events: readonly SealedEvent[],
  reason: QuarantineReason | null = null,
): Promise<Cursor> {
  const placements = await placeAll(events, writing);
  const entries = events.flatMap((sealed, index): NewEntry[] => {
    const placement = placements[index];
    if (!placement || placement.kind === 'duplicate') return [];
    const at = TEN + sealed.event.dseq;
    return [
      reason === null
        ? { kind: 'accepted', sealed, placement, at }
        : { kind: 'quarantined', sealed, placement, reason, at },
    ];
  });
  return writing.append(entries);
}

export const take = (log: CentralLog, ...events: readonly SealedEvent[]): Promise<Cursor> =>
  log.alone((writing) => placeAndAppend(writing, events));

export const setAside = (
  log: CentralLog,
  reason: QuarantineReason,
  ...events: readonly SealedEvent[]
): Promise<Cursor> => log.alone((writing) => placeAndAppend(writing, events, reason));
