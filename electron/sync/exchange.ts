import { deviceOfChain } from '../../shared/host/chains.ts';
import type { Host } from '../../shared/host/host.ts';
import type { Digests, JournalTrouble, SealedEvent } from '../../shared/host/ports.ts';
import type { ChainSignature, Place, Received, SyncJournal, Waiting } from '../../shared/host/sync-ports.ts';
import type { DeviceId, StreamId } from '../../shared/kernel/ids.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { fromWire, toWire, type WireEvent } from '../../shared/protocol/sync.ts';
import {
  BATCH_LIMIT,
  BATCH_SIZE,
  chainStatement,
  type PullAnswer,
  type SyncEntry,
  type SyncRequest,
} from '../../shared/protocol/sync-routes.ts';
import type { Remote, RemoteTrouble } from './remote.ts';

/** How much of what is known to be left is done: first what goes out, then what comes in. */
export type Progress = (phase: 'sending' | 'receiving', done: number, total: number) => void;

export interface ExchangePorts {
  readonly remote: Remote;
  readonly journal: SyncJournal;
  readonly host: Pick<Host, 'merge'>;
  readonly digests: Digests;
  /** The text signed with a device's key, base64; null where this console does not hold that key. */
  readonly sign: (device: DeviceId, text: string) => string | null;
  readonly onProgress: Progress;
  /** This console writes a second history: it was restored from a copy, or a copy of it is running. */
  readonly onForked: () => Promise<void>;
}

/** Why an exchange stopped before its end; what was done until then stays done. */
export type ExchangeTrouble =
  | RemoteTrouble
  /** The disk refused what came. The same is offered again. */
  | { readonly kind: 'journal'; readonly rejection: Rejection };

type Done<T = null> = Promise<Result<T, ExchangeTrouble>>;

/**
 * Sends every event for which there is no receipt, then takes in what is new; each batch is durable at both ends. Only a
 * receipt in central's log says that central has an event: what a restored central forgot is sent again, whoever wrote it.
 */
export async function exchange(ports: ExchangePorts): Done {
  const pushed = await pushPending(ports);
  if (!pushed.ok) return pushed;
  const pulled = await pullAll(ports);
  // Central is another one than before: what it still has is known only now.
  if (pulled.ok && pulled.value === 'begun anew') return exchange(ports);
  return pulled.ok ? accepted(null) : pulled;
}

async function pushPending(ports: ExchangePorts): Done {
  const { journal, onProgress } = ports;
  const total = await journal.pendingCount();
  let after: Waiting | null = null;
  let done = 0;
  for (;;) {
    const batch = fitting(await journal.pending(after, BATCH_LIMIT));
    const last = batch.at(-1);
    if (last === undefined) return accepted(null);
    onProgress('sending', done, Math.max(total, done + batch.length));
    const sent = await push(
      ports,
      batch.map(({ sealed }) => sealed),
    );
    if (!sent.ok) return sent;
    after = last;
    done += batch.length;
  }
}

async function push(ports: ExchangePorts, batch: readonly SealedEvent[]): Done {
  const asked = await ports.remote.ask('push', {
    events: batch.map(toWire),
    signatures: await signaturesOf(ports, batch),
  });
  return asked.ok ? accepted(null) : asked;
}

/** Of every chain in the batch the author's word: this console's own at the batch's end, others' as they were received. */
async function signaturesOf(
  { journal, sign }: ExchangePorts,
  batch: readonly SealedEvent[],
): Promise<ChainSignature[]> {
  const ends = new Map<DeviceId, SealedEvent>();
  for (const sealed of batch) ends.set(sealed.event.deviceId, sealed);
  const received = await journal.signatures();
  return [...ends].flatMap(([device, { event, hash }]) => {
    const own = sign(device, chainStatement(device, event.dseq, hash));
    if (own !== null) return [{ chain: device, dseq: event.dseq, hash, signature: own }];
    return received.filter(({ chain }) => deviceOfChain(chain) === device);
  });
}

/** As many as one push may carry; at least one, or what is too long would block everything behind it. */
function fitting(events: readonly Waiting[]): readonly Waiting[] {
  let size = 0;
  const end = events.findIndex(({ sealed: { header, body } }, index) => {
    size += header.length + body.length;
    return index > 0 && size > BATCH_SIZE;
  });
  return end === -1 ? events : events.slice(0, end);
}

async function pullAll(ports: ExchangePorts): Done<'at the end' | 'begun anew'> {
  const { journal, onProgress } = ports;
  const start = (await journal.cursor()).seq;
  for (;;) {
    const { seq, hash } = await journal.cursor();
    const own = await journal.wholeUpTo((await journal.head()).deviceId);
    const asked = await askWhole(ports, { after: seq, receiptHash: hash, own, most: BATCH_LIMIT });
    if (!asked.ok) {
      if (!isHistoryChanged(asked.rejection) || seq === 0) return asked;
      const begun = await journal.beginAnew();
      if (!begun.ok) return refusedByJournal(begun.rejection);
      const pulled = await pullAll(ports);
      return pulled.ok ? accepted('begun anew') : pulled;
    }
    const taken = await takeIn(ports, asked.value);
    if (!taken.ok) return taken;
    const { cursor, end } = asked.value;
    onProgress('receiving', cursor.seq - start, Math.max(end, cursor.seq) - start);
    if (cursor.seq >= end) return accepted('at the end');
  }
}

/**
 * Own events come as places alone, which is right only where this console wrote them: a copy of it may have written
 * others under the same numbers. Then the same is asked again with every word.
 */
async function askWhole({ remote, journal }: ExchangePorts, request: SyncRequest<'pull'>) {
  const asked = await remote.ask('pull', request);
  if (!asked.ok) return asked;
  const places = asked.value.entries.flatMap((entry) => (entry.kind === 'own' ? [entry.place] : []));
  return (await holdsAll(journal, places)) ? asked : remote.ask('pull', { ...request, own: 0 });
}

async function holdsAll(journal: SyncJournal, places: readonly Place[]): Promise<boolean> {
  const [first] = places;
  if (first === undefined) return true;
  const numbers = places.map(({ dseq }) => dseq);
  const held = new Set<string>();
  for (const chain of await journal.chainsOf(first.deviceId))
    for (const { hash } of await journal.links(chain, Math.min(...numbers), Math.max(...numbers)))
      held.add(hash);
  return places.every(({ hash }) => held.has(hash));
}

const isHistoryChanged = (trouble: RemoteTrouble): boolean =>
  trouble.kind === 'fault' && trouble.fault === 'HistoryChanged';

type Along = Pick<PullAnswer, 'signatures' | 'devices'>;

async function takeIn(ports: ExchangePorts, { entries, cursor, ...along }: PullAnswer): Done {
  // Before the cursor moves past the entry: an exchange that breaks off here must ask for the incident again.
  for (const entry of entries)
    if (entry.kind === 'audience' && entry.readable) {
      const whole = await takeStream(ports, entry.stream as StreamId);
      if (!whole.ok) return whole;
    }
  return merge(ports, entries, { ...along, cursor });
}

/** Somebody who now may read an incident gets what was kept from them. */
async function takeStream(ports: ExchangePorts, stream: StreamId): Done {
  const asked = await ports.remote.ask('stream', { stream });
  if (!asked.ok) return asked;
  const { entries, signatures, devices } = asked.value;
  return merge(ports, entries, { signatures, devices, cursor: null });
}

async function merge(
  { host, journal, digests, onForked }: ExchangePorts,
  entries: readonly SyncEntry[],
  along: Along & { readonly cursor: PullAnswer['cursor'] | null },
): Done {
  const received: Received[] = [];
  for (const entry of entries) {
    if (entry.kind === 'audience') continue;
    const one = receivedOf(entry, digests);
    // Taking the rest would move the cursor past it for good.
    if (one === null) return rejected({ kind: 'unreadable', detail: `log entry ${entry.seq}` });
    received.push(one);
  }
  const answer = await host.merge(received, along);
  if (!answer.ok) return rejected({ kind: 'journal', rejection: answer.rejection });
  if (answer.forks.includes((await journal.head()).deviceId)) await onForked();
  return accepted(null);
}

function receivedOf(entry: Exclude<SyncEntry, { kind: 'audience' }>, digests: Digests): Received | null {
  const { receivedAt } = entry;
  switch (entry.kind) {
    case 'event': {
      const sealed = fromWire(entry.event as WireEvent, digests);
      return sealed && { kind: 'event', sealed, receivedAt };
    }
    case 'quarantined':
      return { kind: 'place', place: entry.place, receivedAt, why: 'quarantined', reason: entry.reason };
    case 'restricted':
    case 'own':
      return { kind: 'place', place: entry.place, receivedAt, why: entry.kind, reason: null };
  }
}

const refusedByJournal = ({ code, detail }: JournalTrouble): Result<never, ExchangeTrouble> =>
  rejected({ kind: 'journal', rejection: { code: `journal.${code}`, params: { detail } } });
