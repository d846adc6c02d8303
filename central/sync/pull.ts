import type { PersonId, StreamId } from '../../shared/kernel/ids.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { placeOf, toWire } from '../../shared/protocol/sync.ts';
import {
  BATCH_SIZE,
  type PullAnswer,
  type StreamAnswer,
  type SyncEntry,
  type SyncFault,
  type SyncRequest,
} from '../../shared/protocol/sync-routes.ts';
import type { LoggedEntry, LogReader } from '../store/log.ts';
import type { EnrolledDevice } from './devices.ts';

/** A cursor that the log does not know means that central was restored from an older copy (design §6). */
export async function pull(
  log: LogReader,
  reader: EnrolledDevice,
  { after, receiptHash, own, most }: SyncRequest<'pull'>,
): Promise<Result<PullAnswer, Extract<SyncFault, 'HistoryChanged'>>> {
  if ((await log.hashAt(after)) !== receiptHash) return rejected('HistoryChanged');
  const logged = await readFitting(log, after, most);
  const last = logged.at(-1);
  return accepted({
    entries: await asSeenBy(reader, own, logged, log),
    cursor: last ? { seq: last.seq, hash: last.hash } : { seq: after, hash: receiptHash },
    end: (await log.end()).seq,
    ...(await vouching(logged, log)),
  });
}

/** Read in steps, so that what is over the size is not read first. */
const STEP = 100;

/** As many entries as one answer may carry; at least one, or what is too long would end the log for everybody. */
async function readFitting(log: LogReader, after: number, most: number): Promise<readonly LoggedEntry[]> {
  const fitting: LoggedEntry[] = [];
  let size = 0;
  while (fitting.length < most) {
    const step = Math.min(STEP, most - fitting.length);
    const read = await log.read(after + fitting.length, step);
    for (const entry of read) {
      size += entry.kind === 'audience' ? 0 : entry.sealed.header.length + entry.sealed.body.length;
      if (fitting.length > 0 && size > BATCH_SIZE) return fitting;
      fitting.push(entry);
    }
    if (read.length < step) break;
  }
  return fitting;
}

export async function streamFor(
  log: LogReader,
  reader: EnrolledDevice,
  stream: StreamId,
): Promise<StreamAnswer> {
  const logged = await log.streamEntries(stream);
  return { entries: await asSeenBy(reader, 0, logged, log), ...(await vouching(logged, log)) };
}

/** The entries with the words that this reader may have, and of the others their places alone. */
async function asSeenBy(
  { device, person }: EnrolledDevice,
  own: number,
  logged: readonly LoggedEntry[],
  log: LogReader,
): Promise<SyncEntry[]> {
  const streams = new Set(
    logged.map((entry) => (entry.kind === 'audience' ? entry.stream : entry.sealed.event.stream)),
  );
  const audiences = await log.audiences([...streams]);
  const mayRead = (stream: StreamId): boolean => reads(person, audiences.get(stream) ?? null);
  return logged.map((entry): SyncEntry => {
    const head = { seq: entry.seq, receivedAt: entry.at };
    // What counts is who may read it now: whoever lost the right since then is not shown the way to it.
    if (entry.kind === 'audience')
      return { ...head, kind: 'audience', stream: entry.stream, readable: mayRead(entry.stream) };
    const { sealed } = entry;
    const place = placeOf(sealed);
    if (entry.kind === 'quarantined' && !entry.released)
      return { ...head, kind: 'quarantined', place, reason: entry.reason };
    if (sealed.event.deviceId === device && sealed.event.dseq <= own) return { ...head, kind: 'own', place };
    if (!mayRead(sealed.event.stream)) return { ...head, kind: 'restricted', place };
    return { ...head, kind: 'event', event: toWire(sealed) };
  });
}

const reads = (person: PersonId, audience: readonly PersonId[] | null): boolean =>
  audience === null || audience.includes(person);

/** How far the authors of these vouched for their chains, and the keys to see it by. */
async function vouching(
  logged: readonly LoggedEntry[],
  log: LogReader,
): Promise<Pick<PullAnswer, 'signatures' | 'devices'>> {
  const events = logged.flatMap((entry) => (entry.kind === 'audience' ? [] : [entry]));
  const chains = new Set(events.map(({ chain }) => chain));
  const devices = new Set(events.map(({ sealed }) => sealed.event.deviceId));
  return {
    signatures: [...(await log.signatures([...chains]))],
    devices: [...(await log.devices([...devices]))],
  };
}
