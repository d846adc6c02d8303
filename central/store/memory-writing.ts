import { isBranch } from '../../shared/host/chains.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import { unseal } from '../../shared/host/seal.ts';
import { HLC_ZERO, type Hlc } from '../../shared/kernel/hlc.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { Draft } from './draft.ts';
import type { LogReader, LogWriting, NewEntry } from './log.ts';
import { type Drafts, type KeptEvent, placeKey } from './memory-tables.ts';
import { nothingToRelease, receiptAfter } from './receipts.ts';
import { withoutWords } from './stored.ts';

/** The log's changes over tables in memory; `changed` gathers the streams of what was appended. */
export function memoryWriting(tables: Drafts, reader: LogReader, changed: Set<StreamId>): LogWriting {
  function keep(seq: number, entry: NewEntry & { kind: 'accepted' | 'quarantined' }): KeptEvent {
    // Read back from the texts, so that nothing survives here that a database would not bring back.
    const whole = { ...entry.sealed, event: unsealed(entry.sealed) };
    const sealed = tables.erasures.get(whole.event.id) ? withoutWords(whole) : whole;
    const { id, stream, commandId, dseq, deviceId } = sealed.event;
    const { chain } = entry.placement;
    const place = placeKey(chain, dseq);
    if (tables.byPlace.get(place) !== undefined) throw new Error(`${place} is taken`);
    const reason = entry.kind === 'quarantined' ? entry.reason : null;
    const kept: KeptEvent = { arrival: seq, sealed, chain, reason, released: null };

    tables.events.set(seq, kept);
    tables.byPlace.set(place, seq);
    add(tables.byId, id, seq);
    add(tables.byStream, stream, seq);
    add(tables.byCommand, commandId, seq);
    if (reason !== null) tables.setAside.set(seq, true);
    if (isBranch(chain) && !tables.chains.get(chain))
      tables.branches.set(deviceId, [...(tables.branches.get(deviceId) ?? []), chain].sort());
    moveChain(kept);
    return kept;
  }

  /** Readings of what is set aside do not move the clock: they may be made up. */
  function moveChain({ chain, sealed: { event, hash }, reason }: KeptEvent): void {
    const known = tables.chains.get(chain);
    const at = known && known.dseq > event.dseq ? known : { dseq: event.dseq, hash };
    const hlc = later(known?.hlc ?? HLC_ZERO, reason === null ? event.hlc : HLC_ZERO);
    tables.chains.set(chain, { chain, dseq: at.dseq, hash: at.hash, hlc });
  }

  function release(seq: number, { event }: NewEntry & { kind: 'released' }): KeptEvent {
    const arrival = tables.byId.get(event)?.find((one) => tables.setAside.get(one) !== undefined);
    const kept = arrival === undefined ? undefined : tables.events.get(arrival);
    if (!kept) throw nothingToRelease(event);
    tables.events.set(kept.arrival, { ...kept, released: seq });
    tables.setAside.delete(kept.arrival);
    const reach = tables.chains.get(kept.chain);
    if (reach) tables.chains.set(kept.chain, { ...reach, hlc: later(reach.hlc, kept.sealed.event.hlc) });
    return kept;
  }

  function append(seq: number, hash: string, entry: NewEntry): void {
    const { at } = entry;
    if (entry.kind === 'audience') {
      const { kind, stream, people } = entry;
      if (people === null) tables.audiences.delete(stream);
      else tables.audiences.set(stream, people);
      tables.receipts.set(seq, { kind, at, hash, stream, people });
      changed.add(stream);
    } else {
      const kept = entry.kind === 'released' ? release(seq, entry) : keep(seq, entry);
      tables.receipts.set(seq, { kind: entry.kind, at, hash, event: kept.arrival });
      changed.add(kept.sealed.event.stream);
    }
    tables.end.set('seq', seq);
  }

  return {
    ...reader,
    async append(entries) {
      let end = await reader.end();
      for (const entry of entries) {
        end = receiptAfter(end, entry);
        append(end.seq, end.hash, entry);
      }
      return end;
    },
    async erase(erasures) {
      for (const erasure of erasures) {
        tables.erasures.set(erasure.target, structuredClone(erasure));
        // Every event of that id: one that was altered says most of the same words.
        for (const arrival of tables.byId.get(erasure.target) ?? []) {
          const kept = tables.events.get(arrival);
          if (kept) tables.events.set(arrival, { ...kept, sealed: withoutWords(kept.sealed) });
        }
      }
    },
    async saveSignatures(signatures) {
      for (const signature of signatures)
        if (signature.dseq > (tables.signatures.get(signature.chain)?.dseq ?? 0))
          tables.signatures.set(signature.chain, signature);
    },
    async saveDevices(devices) {
      for (const { device, publicKey } of devices) tables.devices.set(device, publicKey);
    },
  };
}

const unsealed = ({ header, body, contentHash }: SealedEvent) =>
  unseal(header, contentHash === null ? body : 'null');

const later = (a: Hlc, b: Hlc): Hlc => (a > b ? a : b);

function add<K>(lists: Draft<K, readonly number[]>, key: K, arrival: number): void {
  lists.set(key, [...(lists.get(key) ?? []), arrival]);
}
