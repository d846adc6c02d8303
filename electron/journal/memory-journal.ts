import { hash } from 'node:crypto';
import {
  CHAIN_START,
  type ContentDigest,
  type Erasure,
  type IncidentRow,
  type Journal,
  type JournalTrouble,
  type SealedEvent,
} from '../../shared/host/ports.ts';
import { unseal } from '../../shared/host/seal.ts';
import { compareOrder, type Envelope } from '../../shared/kernel/envelope.ts';
import { HLC_ZERO, type Hlc } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, EventId, StreamId } from '../../shared/kernel/ids.ts';
import { accepted, rejected } from '../../shared/kernel/result.ts';
import { assertContinues, type ChainEnd } from './chain.ts';

export interface MemoryJournal extends Journal {
  /** Every event as it is stored, in the order in which it came. */
  stored(): readonly SealedEvent[];
  /** Every append answers this trouble and writes nothing, as a full disk would, until null is given. */
  failWith(trouble: JournalTrouble | null): void;
}

/** The journal without a disk: for fast tests and the simulation. Passes the same contract as the SQLite one. */
export function memoryJournal(deviceId: DeviceId): MemoryJournal {
  const streams = new Map<StreamId, SealedEvent[]>();
  const commands = new Map<CommandId, SealedEvent[]>();
  const ids = new Set<EventId>();
  const ends = new Map<DeviceId, ChainEnd>();
  /** What is left of the events whose words were taken; also of those that are yet to come. */
  const left = new Map<EventId, unknown>();
  const rows = new Map<StreamId, IncidentRow>();
  let hlc: Hlc = HLC_ZERO;
  let failure: JournalTrouble | null = null;

  const endOf = (device: DeviceId, among: ReadonlyMap<DeviceId, ChainEnd>): ChainEnd =>
    among.get(device) ?? { dseq: 0, hash: CHAIN_START };

  // Read back from the stored texts, so that nothing survives here that SQLite would not bring back.
  const inOrder = (events: readonly SealedEvent[] = []): readonly Envelope[] =>
    events.map(read).sort(compareOrder);

  function read({ event: { id }, header, body, contentHash }: SealedEvent): Envelope {
    return contentHash === null
      ? unseal(header, body)
      : { ...unseal(header, 'null'), body: structuredClone(left.get(id)) };
  }

  /** All links of a batch are checked before the first is kept: a refused batch leaves nothing behind. */
  function assertFits(events: readonly SealedEvent[]): void {
    const next = new Map(ends);
    const fresh = new Set<EventId>();
    for (const sealed of events) {
      const { id, deviceId: device, dseq } = sealed.event;
      assertContinues(endOf(device, next), sealed);
      if (ids.has(id) || fresh.has(id)) throw new Error(`event id ${id} is already in the journal`);
      fresh.add(id);
      next.set(device, { dseq, hash: sealed.hash });
    }
  }

  const kept = (isWanted: (row: IncidentRow) => boolean): IncidentRow[] =>
    [...rows.values()].filter(isWanted).map((row) => structuredClone(row));

  function erase({ target, instead }: Erasure): void {
    left.set(target, structuredClone(instead));
    for (const lists of [streams, commands])
      for (const list of lists.values())
        for (const [place, sealed] of list.entries())
          if (sealed.event.id === target) list[place] = erased(sealed, instead);
  }

  function keep(arrived: SealedEvent): void {
    const { event } = arrived;
    const sealed = left.has(event.id) ? erased(arrived, left.get(event.id)) : arrived;
    put(streams, event.stream, sealed);
    put(commands, event.commandId, sealed);
    ids.add(event.id);
    ends.set(event.deviceId, { dseq: event.dseq, hash: sealed.hash });
    if (event.hlc > hlc) hlc = event.hlc;
  }

  return {
    failWith: (trouble) => {
      failure = trouble;
    },
    async head() {
      return { deviceId, ...endOf(deviceId, ends), hlc };
    },
    stored: () => [...streams.values()].flat(),
    async append({ events, row, erasures = [] }) {
      if (failure) return rejected(failure);
      assertFits(events);
      for (const sealed of events) keep(sealed);
      for (const erasure of erasures) erase(erasure);
      if (row) rows.set(row.stream, structuredClone(row));
      return accepted(null);
    },
    async read(stream) {
      return inOrder(streams.get(stream));
    },
    async eventsOf(command) {
      return inOrder(commands.get(command));
    },
    async incidents() {
      return kept(() => true).sort(newestFirst);
    },
    async owingIncidents() {
      return kept(({ owing }) => owing).sort(newestFirst);
    },
    async settledIncidents(after, most) {
      return kept(({ owing, stream }) => !owing && stream > (after ?? ''))
        .sort((a, b) => (a.stream < b.stream ? -1 : 1))
        .slice(0, most);
    },
    async refTaken(ref) {
      return [...rows.values()].some((row) => row.ref === ref);
    },
  };
}

/** Its words are nowhere any more; the hash of them stays, so that the chain still verifies. */
function erased(sealed: SealedEvent, instead: unknown): SealedEvent {
  const { event, salt, body, contentHash } = sealed;
  return {
    ...sealed,
    event: { ...event, body: structuredClone(instead) },
    salt: '',
    body: '',
    contentHash: contentHash ?? contentDigest(salt, body),
  };
}

const contentDigest: ContentDigest = (salt, body) =>
  hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(body, 'utf8')]), 'hex');

const newestFirst = (a: IncidentRow, b: IncidentRow): number =>
  b.detectedAt - a.detectedAt || (a.stream < b.stream ? -1 : 1);

function put<K>(lists: Map<K, SealedEvent[]>, key: K, sealed: SealedEvent): void {
  const list = lists.get(key);
  if (list) list.push(sealed);
  else lists.set(key, [sealed]);
}
