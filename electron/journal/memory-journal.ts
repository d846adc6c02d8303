import { type ChainName, firstOfChain } from '../../shared/host/chains.ts';
import {
  CHAIN_START,
  type Erasure,
  type IncidentRow,
  type JournalTrouble,
  type SealedEvent,
} from '../../shared/host/ports.ts';
import { unseal } from '../../shared/host/seal.ts';
import type {
  ChainSignature,
  Cursor,
  KnownDevice,
  Merge,
  OutboxPlace,
  SyncJournal,
  Verdict,
} from '../../shared/host/sync-ports.ts';
import { compareOrder, type Envelope } from '../../shared/kernel/envelope.ts';
import { HLC_ZERO, type Hlc } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, EventId, StreamId } from '../../shared/kernel/ids.ts';
import { accepted, rejected } from '../../shared/kernel/result.ts';
import { assertContinues, type ChainEnd, contentDigest } from './chain.ts';

export interface MemoryJournal extends SyncJournal {
  /** Every append and merge answers this trouble and writes nothing, as a full disk would, until null is given. */
  failWith(trouble: JournalTrouble | null): void;
  /** The console goes on as another device, with a chain of its own. */
  become(device: DeviceId): void;
  /** All that it holds now, apart from it from here on: a backup, or a cloned disk. */
  copy(): MemoryJournal;
}

interface Kept {
  sealed: SealedEvent;
  readonly chain: ChainName;
}

/** Everything that the journal holds: a copy of it is what a backup would be. */
interface Tables {
  readonly streams: Map<StreamId, Kept[]>;
  readonly commands: Map<CommandId, Kept[]>;
  readonly chains: Map<ChainName, Map<number, Kept>>;
  readonly events: Map<EventId, Kept>;
  readonly ends: Map<ChainName, ChainEnd>;
  readonly rows: Map<StreamId, IncidentRow>;
  readonly erasures: Map<EventId, Erasure>;
  readonly verdicts: Map<EventId, Verdict>;
  readonly signatures: Map<ChainName, ChainSignature>;
  readonly devices: Map<DeviceId, KnownDevice>;
  readonly outbox: Set<Kept>;
  deviceId: DeviceId;
  cursor: Cursor;
  hlc: Hlc;
}

const emptyTables = (deviceId: DeviceId): Tables => ({
  streams: new Map(),
  commands: new Map(),
  chains: new Map(),
  events: new Map(),
  ends: new Map(),
  rows: new Map(),
  erasures: new Map(),
  verdicts: new Map(),
  signatures: new Map(),
  devices: new Map(),
  outbox: new Set(),
  deviceId,
  cursor: { seq: 0, hash: CHAIN_START },
  hlc: HLC_ZERO,
});

/** The journal without a disk: for fast tests and the simulation. Passes the same contracts as the SQLite one. */
export const memoryJournal = (own: DeviceId): MemoryJournal => journalOn(emptyTables(own));

function journalOn(tables: Tables): MemoryJournal {
  const { streams, commands, chains, events, ends, rows, erasures, verdicts } = tables;
  const { signatures, devices, outbox } = tables;
  let failure: JournalTrouble | null = null;

  const endOf = (device: DeviceId, among: ReadonlyMap<ChainName, ChainEnd>): ChainEnd =>
    among.get(device) ?? { dseq: 0, hash: CHAIN_START };

  // Read back from the stored texts, so that nothing survives here that SQLite would not bring back.
  function envelopeOf({ sealed }: Kept): Envelope {
    if (sealed.contentHash === null) return unseal(sealed.header, sealed.body);
    const instead = erasures.get(sealed.event.id)?.instead ?? null;
    return { ...unseal(sealed.header, 'null'), body: structuredClone(instead) };
  }

  const counts = ({ sealed }: Kept): boolean => (verdicts.get(sealed.event.id)?.quarantined ?? null) === null;

  /** Erased elsewhere, and the redaction that says what stays of it is yet to come. */
  const awaitsItsRedaction = ({ sealed: { event, contentHash } }: Kept): boolean =>
    contentHash !== null && !erasures.has(event.id);

  const inOrder = (kept: readonly Kept[] = []): readonly Envelope[] =>
    kept.filter(counts).map(envelopeOf).sort(compareOrder);

  /** All links of a batch are checked before the first is kept: a refused batch leaves nothing behind. */
  function assertFits(batch: readonly SealedEvent[]): void {
    const next = new Map(ends);
    const fresh = new Set<EventId>();
    for (const sealed of batch) {
      const { id, deviceId: device, dseq } = sealed.event;
      assertContinues(endOf(device, next), sealed);
      if (events.has(id) || fresh.has(id)) throw new Error(`event id ${id} is already in the journal`);
      fresh.add(id);
      next.set(device, { dseq, hash: sealed.hash });
    }
  }

  const keptRows = (isWanted: (row: IncidentRow) => boolean): IncidentRow[] =>
    [...rows.values()].filter(isWanted).map((row) => structuredClone(row));

  function keep(sealed: SealedEvent, chain: ChainName): Kept {
    const { event } = sealed;
    const kept: Kept = { sealed, chain };
    put(streams, event.stream, kept);
    put(commands, event.commandId, kept);
    const links = chains.get(chain) ?? new Map<number, Kept>();
    chains.set(chain, links.set(event.dseq, kept));
    events.set(event.id, kept);
    reach(chain, event.dseq, sealed.hash);
    if (event.hlc > tables.hlc) tables.hlc = event.hlc;
    return kept;
  }

  function reach(chain: ChainName, dseq: number, hash: string): void {
    if (dseq > (ends.get(chain)?.dseq ?? firstOfChain(chain) - 1)) ends.set(chain, { dseq, hash });
  }

  function eraseAll(demanded: readonly Erasure[]): void {
    for (const erasure of demanded) {
      const before = erasures.get(erasure.target);
      if (!before || erasure.by < before.by) erasures.set(erasure.target, structuredClone(erasure));
    }
    for (const target of erasures.keys()) {
      const kept = events.get(target);
      if (kept && kept.sealed.contentHash === null) kept.sealed = erased(kept.sealed);
    }
  }

  function merge(taken: Merge): void {
    for (const { sealed, chain } of taken.arrivals) outbox.add(keep(sealed, chain));
    for (const { chain, dseq, hash } of taken.withheld) reach(chain, dseq, hash);
    for (const verdict of taken.verdicts)
      if (events.has(verdict.event)) {
        const receivedAt = Math.min(
          verdict.receivedAt,
          verdicts.get(verdict.event)?.receivedAt ?? verdict.receivedAt,
        );
        verdicts.set(verdict.event, { ...verdict, receivedAt });
        const kept = events.get(verdict.event);
        if (kept) outbox.delete(kept);
      }
    eraseAll(taken.erasures);
    for (const signature of taken.signatures)
      if (signature.dseq > (signatures.get(signature.chain)?.dseq ?? 0))
        signatures.set(signature.chain, signature);
    for (const device of taken.devices) if (!devices.has(device.device)) devices.set(device.device, device);
    for (const row of taken.rows) rows.set(row.stream, structuredClone(row));
    tables.cursor = taken.cursor ?? tables.cursor;
  }

  return {
    failWith(trouble) {
      failure = trouble;
    },
    become(device) {
      tables.deviceId = device;
    },
    copy: () => journalOn(structuredClone(tables)),
    async head() {
      const { deviceId, hlc } = tables;
      return { deviceId, ...endOf(deviceId, ends), hlc };
    },
    async append({ events: batch, row, erasures: demanded = [] }) {
      if (failure) return rejected(failure);
      assertFits(batch);
      for (const sealed of batch) {
        const kept = keep(sealed, sealed.event.deviceId);
        if (sealed.event.deviceId === tables.deviceId) outbox.add(kept);
      }
      eraseAll(demanded);
      if (row) rows.set(row.stream, structuredClone(row));
      return accepted(null);
    },
    read: async (stream) => inOrder((streams.get(stream) ?? []).filter((kept) => !awaitsItsRedaction(kept))),
    eventsOf: async (command) => inOrder(commands.get(command)),
    incidents: async () => keptRows(() => true).sort(newestFirst),
    owingIncidents: async () => keptRows(({ owing }) => owing).sort(newestFirst),
    settledIncidents: async (after, most) =>
      keptRows(({ owing, stream }) => !owing && stream > (after ?? ''))
        .sort((a, b) => (a.stream < b.stream ? -1 : 1))
        .slice(0, most),
    refTaken: async (ref) => [...rows.values()].some((row) => row.ref === ref),

    async chainsOf(device) {
      return [device, ...[...ends.keys()].filter((chain) => chain.startsWith(`${device}~`)).sort()];
    },
    async links(chain, from, to) {
      return [...(chains.get(chain)?.values() ?? [])]
        .map(({ sealed: { event, prevHash, hash } }) => ({ dseq: event.dseq, id: event.id, prevHash, hash }))
        .filter(({ dseq }) => dseq >= from && dseq <= to)
        .sort((a, b) => a.dseq - b.dseq);
    },
    async pending(after, most) {
      return [...outbox]
        .map(({ sealed, chain }) => ({ sealed, chain, dseq: sealed.event.dseq }))
        .sort(compareOutbox)
        .filter((one) => after === null || compareOutbox(after, one) < 0)
        .slice(0, most);
    },
    pendingCount: async () => outbox.size,
    async wholeUpTo(chain) {
      const links = chains.get(chain);
      let dseq = firstOfChain(chain) - 1;
      while (links?.has(dseq + 1)) dseq += 1;
      return dseq;
    },
    async beginAnew() {
      if (failure) return rejected(failure);
      for (const kept of events.values()) outbox.add(kept);
      tables.cursor = { seq: 0, hash: CHAIN_START };
      return accepted(null);
    },
    async merge(taken) {
      if (failure) return rejected(failure);
      merge(taken);
      return accepted(null);
    },
    cursor: async () => tables.cursor,
    reaches: async () =>
      [...ends].map(([chain, end]) => ({ chain, ...end })).sort((a, b) => (a.chain < b.chain ? -1 : 1)),
    async after(chain, dseq, most) {
      return [...(chains.get(chain)?.values() ?? [])]
        .map(({ sealed }) => sealed)
        .filter(({ event }) => event.dseq > dseq)
        .sort((a, b) => a.event.dseq - b.event.dseq)
        .slice(0, most);
    },
    last: async (stream) => (streams.get(stream) ?? []).map(envelopeOf).sort(compareOrder).at(-1) ?? null,
    find: async (ids) => present(ids).map(envelopeOf),
    erasuresOf: async (ids) =>
      ids.flatMap((id) => {
        const erasure = erasures.get(id);
        return erasure ? [structuredClone(erasure)] : [];
      }),
    signatures: async () => [...signatures.values()],
    devices: async () => [...devices.values()],
    quarantined: async () =>
      [...verdicts.values()].flatMap(({ event, quarantined }) =>
        quarantined === null ? [] : [{ event, reason: quarantined }],
      ),
    receivedAt: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const verdict = verdicts.get(id);
          return verdict ? [[id, verdict.receivedAt] as const] : [];
        }),
      ),
  };

  function present(ids: readonly EventId[]): readonly Kept[] {
    return ids.flatMap((id) => events.get(id) ?? []);
  }
}

const erased = (sealed: SealedEvent): SealedEvent => ({
  ...sealed,
  event: { ...sealed.event, body: null },
  salt: '',
  body: '',
  contentHash: contentDigest(sealed.salt, sealed.body),
});

const compareOutbox = (a: OutboxPlace, b: OutboxPlace): number =>
  a.chain === b.chain ? a.dseq - b.dseq : a.chain < b.chain ? -1 : 1;

const newestFirst = (a: IncidentRow, b: IncidentRow): number =>
  b.detectedAt - a.detectedAt || (a.stream < b.stream ? -1 : 1);

function put<K>(lists: Map<K, Kept[]>, key: K, kept: Kept): void {
  const list = lists.get(key);
  if (list) list.push(kept);
  else lists.set(key, [kept]);
}
