import type { ChainName } from '../../shared/host/chains.ts';
import { CHAIN_START } from '../../shared/host/ports.ts';
import { compareOrder, type Envelope } from '../../shared/kernel/envelope.ts';
import { HLC_ZERO } from '../../shared/kernel/hlc.ts';
import type { EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { QuarantineReason } from '../../shared/protocol/sync.ts';
import type { LoggedEntry, LogReader } from './log.ts';
import { type KeptEvent, placeKey, type Reading } from './memory-tables.ts';
import { isSetAside } from './stored.ts';

/** The log's questions over tables in memory, committed or being changed. */
export function memoryReader(tables: Reading): LogReader {
  const lastSeq = (): number => tables.end.get('seq') ?? 0;

  function eventAt(arrival: number): KeptEvent {
    const event = tables.events.get(arrival);
    if (!event) throw new Error(`no event came with receipt ${arrival}`);
    return event;
  }

  function entryAt(seq: number): LoggedEntry {
    const receipt = tables.receipts.get(seq);
    if (!receipt) throw new Error(`there is no receipt ${seq}`);
    const { at, hash, kind } = receipt;
    if (kind === 'audience') return { seq, at, hash, kind, stream: receipt.stream, people: receipt.people };
    const { sealed, chain, reason, released } = eventAt(receipt.event);
    if (kind !== 'quarantined') return { seq, at, hash, kind, sealed, chain };
    if (reason === null) throw new Error(`entry ${seq} says quarantined and gives no reason`);
    return { seq, at, hash, kind, sealed, chain, reason, released: released !== null };
  }

  /** Those that count, in fold order. */
  const inOrder = (arrivals: readonly number[] = []): readonly KeptEvent[] =>
    arrivals
      .map(eventAt)
      .filter(({ reason, released }) => reason === null || released !== null)
      .sort((a, b) => compareKept(a, b));

  /** What was said; where its words are gone, what stays of them. */
  const envelopeOf = ({ sealed: { event, contentHash } }: KeptEvent): Envelope =>
    contentHash === null ? event : { ...event, body: tables.erasures.get(event.id)?.instead ?? null };

  function* chainLinks(chain: ChainName, from: number, to: number) {
    const last = Math.min(to, tables.chains.get(chain)?.dseq ?? 0);
    for (let dseq = Math.max(1, from); dseq <= last; dseq++) {
      const arrival = tables.byPlace.get(placeKey(chain, dseq));
      if (arrival === undefined) continue;
      const { event, prevHash, hash } = eventAt(arrival).sealed;
      yield { dseq, id: event.id, prevHash, hash };
    }
  }

  return {
    async end() {
      const seq = lastSeq();
      return { seq, hash: tables.receipts.get(seq)?.hash ?? CHAIN_START };
    },
    async hashAt(seq) {
      return seq === 0 ? CHAIN_START : (tables.receipts.get(seq)?.hash ?? null);
    },
    async read(after, most) {
      const count = Math.max(0, Math.min(most, lastSeq() - after));
      return Array.from({ length: count }, (_, index) => entryAt(after + 1 + index));
    },
    async stream(stream) {
      return inOrder(tables.byStream.get(stream)).map(envelopeOf);
    },
    async streamEntries(stream) {
      // Of an event that was released the receipt which made it count.
      return inOrder(tables.byStream.get(stream)).map(({ arrival, released }) =>
        entryAt(released ?? arrival),
      );
    },
    async eventsOf(command) {
      return inOrder(tables.byCommand.get(command)).map(envelopeOf);
    },
    async chainsOf(device) {
      return [device, ...(tables.branches.get(device) ?? [])];
    },
    async links(chain, from, to) {
      return [...chainLinks(chain, from, to)];
    },
    async reaches() {
      return [...tables.chains.entries()]
        .map(([, { chain, dseq, hash }]) => ({ chain, dseq, hash }))
        .sort((a, b) => compareText(a.chain, b.chain));
    },
    async signatures(chains) {
      return inside(chains, (chain) => tables.signatures.get(chain));
    },
    async devices(devices) {
      return inside(devices, (device) => {
        const publicKey = tables.devices.get(device);
        return publicKey === undefined ? undefined : { device, publicKey };
      });
    },
    async audiences(streams) {
      const found = new Map<StreamId, readonly PersonId[]>();
      for (const stream of streams) {
        const people = tables.audiences.get(stream);
        if (people) found.set(stream, people);
      }
      return found;
    },
    async quarantine(after, most) {
      return [...tables.setAside.entries()]
        .map(([arrival]) => arrival)
        .filter((arrival) => arrival > after)
        .sort((a, b) => a - b)
        .slice(0, most)
        .map(entryAt)
        .filter(isSetAside);
    },
    quarantined: async () => [...tables.setAside.entries()].length,
    async erasuresOf(events) {
      return inside(events, (event) => tables.erasures.get(event));
    },
    async known(events) {
      const found = new Map<EventId, QuarantineReason | null>();
      for (const id of events) {
        const kept = (tables.byId.get(id) ?? []).map(eventAt);
        const [one] = kept;
        if (!one) continue;
        const counts = kept.some(({ reason, released }) => reason === null || released !== null);
        found.set(id, counts ? null : one.reason);
      }
      return found;
    },
    async latestHlc() {
      let latest = HLC_ZERO;
      for (const [, { hlc }] of tables.chains.entries()) if (hlc > latest) latest = hlc;
      return latest;
    },
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Forks may agree on all that orders events; then id and hash decide. */
const compareKept = ({ sealed: a }: KeptEvent, { sealed: b }: KeptEvent): number =>
  compareOrder(a.event, b.event) || compareText(a.event.id, b.event.id) || compareText(a.hash, b.hash);

/** Of each key what there is, by key, once. */
const inside = <K extends string, V>(keys: readonly K[], find: (key: K) => V | undefined): readonly V[] =>
  [...new Set(keys)].sort(compareText).flatMap((key) => find(key) ?? []);
