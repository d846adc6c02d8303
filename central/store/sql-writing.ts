import type { ChainName } from '../../shared/host/chains.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import type { ChainReach, Cursor } from '../../shared/host/sync-ports.ts';
import { HLC_ZERO, type Hlc } from '../../shared/kernel/hlc.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { digests } from '../digests.ts';
import type { LogReader, LogWriting, NewEntry } from './log.ts';
import { nothingToRelease, receiptAfter } from './receipts.ts';
import { keyOf, type RowOf, type Sql } from './sql.ts';
import { withoutWords } from './stored.ts';

const EVENT = {
  name: 'event',
  columns: {
    arrival: 'whole',
    id: 'text',
    stream: 'text',
    device: 'text',
    chain: 'text',
    dseq: 'whole',
    hlc: 'text',
    command: 'text',
    prev_hash: 'text',
    hash: 'text',
    salt: 'text',
    header: 'text',
    body: 'text',
    content_hash: 'text',
    reason: 'text',
  },
} as const;
const RECEIPT = {
  name: 'receipt',
  columns: {
    seq: 'whole',
    kind: 'text',
    at: 'whole',
    stream: 'text',
    event: 'whole',
    people: 'text',
    hash: 'text',
  },
} as const;

/** How far one append moves a chain. */
interface Reach extends ChainReach {
  readonly device: string;
  readonly hlc: Hlc;
}

const PUT_CHAIN = `INSERT INTO chain (name, device, dseq, hash, hlc) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (name) DO UPDATE SET
    dseq = CASE WHEN excluded.dseq > chain.dseq THEN excluded.dseq ELSE chain.dseq END,
    hash = CASE WHEN excluded.dseq > chain.dseq THEN excluded.hash ELSE chain.hash END,
    hlc = CASE WHEN excluded.hlc > chain.hlc THEN excluded.hlc ELSE chain.hlc END`;

/** What was written in one transaction, for whoever runs it. */
export interface Written {
  readonly streams: Set<StreamId>;
  erased: boolean;
}

/** The log's changes, for either database, on the connection that holds the transaction. */
export function sqlWriting(sql: Sql, reader: LogReader, written: Written): LogWriting {
  /** Events and receipts of entries that follow each other and release nothing, each table in one go. */
  async function store(entries: readonly Numbered[]): Promise<void> {
    const erased = await erasedAmong(entries);
    const reaches = new Map<ChainName, Reach>();
    const events: RowOf<typeof EVENT>[] = [];
    const receipts: RowOf<typeof RECEIPT>[] = [];
    for (const { entry, seq, hash } of entries) {
      const receipt = { seq, kind: entry.kind, at: entry.at, hash };
      if (entry.kind === 'audience') {
        receipts.push({ ...receipt, stream: entry.stream, event: null, people: jsonOf(entry.people) });
        continue;
      }
      const sealed = erased.has(keyOf(entry.sealed.event.id)) ? withoutWords(entry.sealed) : entry.sealed;
      const { chain } = entry.placement;
      const reason = entry.kind === 'quarantined' ? entry.reason : null;
      events.push(eventRow(seq, chain, sealed, reason));
      receipts.push({ ...receipt, stream: sealed.event.stream, event: seq, people: null });
      reaches.set(chain, further(reaches.get(chain), chain, sealed, reason === null));
    }
    await sql.insert(EVENT, events);
    await sql.insert(RECEIPT, receipts);
    for (const { chain, device, dseq, hash, hlc } of reaches.values())
      await sql.all(PUT_CHAIN, [chain, device, dseq, hash, hlc]);
  }

  async function erasedAmong(entries: readonly Numbered[]): Promise<ReadonlySet<string>> {
    const ids = entries.flatMap(({ entry }) => ('sealed' in entry ? [keyOf(entry.sealed.event.id)] : []));
    const found = await sql.all<{ target: string }>(
      `SELECT target FROM erasure WHERE target IN ${sql.listed('$1')}`,
      [JSON.stringify(ids)],
    );
    return new Set(found.map(({ target }) => target));
  }

  async function release(entry: Release, { seq, hash }: Cursor): Promise<void> {
    const [event] = await sql.all<{ arrival: number; stream: StreamId; chain: ChainName; hlc: Hlc }>(
      `SELECT arrival, stream, chain, hlc FROM event
        WHERE id = $1 AND reason IS NOT NULL AND released IS NULL ORDER BY arrival LIMIT 1`,
      [keyOf(entry.event)],
    );
    if (!event) throw nothingToRelease(entry.event);
    const { arrival, stream, chain, hlc } = event;
    await sql.all('UPDATE event SET released = $1 WHERE arrival = $2', [seq, arrival]);
    await sql.all('UPDATE chain SET hlc = $1 WHERE name = $2 AND hlc < $1', [hlc, chain]);
    const receipt = { seq, kind: entry.kind, at: entry.at, stream, event: arrival, people: null, hash };
    await sql.insert(RECEIPT, [receipt]);
    written.streams.add(stream);
  }

  async function saveAudience({ stream, people }: NewEntry & { kind: 'audience' }): Promise<void> {
    if (people === null) await sql.all('DELETE FROM audience WHERE stream = $1', [stream]);
    else
      await sql.all(
        `INSERT INTO audience (stream, people) VALUES ($1, $2)
          ON CONFLICT (stream) DO UPDATE SET people = excluded.people`,
        [stream, JSON.stringify(people)],
      );
  }

  return {
    ...reader,
    async append(entries) {
      let end = await reader.end();
      let waiting: Numbered[] = [];
      for (const entry of entries) {
        end = receiptAfter(end, entry);
        if (entry.kind === 'released') {
          // What it releases may be among those that wait.
          await store(waiting);
          waiting = [];
          await release(entry, end);
          continue;
        }
        waiting.push({ entry, ...end });
        written.streams.add(entry.kind === 'audience' ? entry.stream : entry.sealed.event.stream);
        if (entry.kind === 'audience') await saveAudience(entry);
      }
      await store(waiting);
      return end;
    },
    async erase(erasures) {
      for (const { target, instead, by } of erasures) {
        await sql.all(
          `INSERT INTO erasure (target, instead, by_event) VALUES ($1, $2, $3)
            ON CONFLICT (target) DO UPDATE SET instead = excluded.instead, by_event = excluded.by_event`,
          [keyOf(target), jsonOf(instead) ?? 'null', keyOf(by)],
        );
        // Every event of that id: one that was altered says most of the same words.
        const events = await sql.all<{ arrival: number; salt: string; body: string }>(
          'SELECT arrival, salt, body FROM event WHERE id = $1 AND content_hash IS NULL',
          [keyOf(target)],
        );
        for (const { arrival, salt, body } of events) {
          await sql.all("UPDATE event SET salt = '', body = '', content_hash = $1 WHERE arrival = $2", [
            digests.content(salt, body),
            arrival,
          ]);
          written.erased = true;
        }
      }
    },
    async saveSignatures(signatures) {
      for (const { chain, dseq, hash, signature } of signatures)
        await sql.all(
          `INSERT INTO chain_signature (chain, dseq, hash, signature) VALUES ($1, $2, $3, $4)
            ON CONFLICT (chain) DO UPDATE
            SET dseq = excluded.dseq, hash = excluded.hash, signature = excluded.signature
            WHERE excluded.dseq > chain_signature.dseq`,
          [chain, dseq, hash, signature],
        );
    },
    async saveDevices(devices) {
      for (const { device, publicKey } of devices)
        await sql.all(
          `INSERT INTO device (device, public_key) VALUES ($1, $2)
            ON CONFLICT (device) DO UPDATE SET public_key = excluded.public_key`,
          [device, publicKey],
        );
    },
  };
}

type Release = NewEntry & { readonly kind: 'released' };
type Numbered = Cursor & { readonly entry: Exclude<NewEntry, Release> };

const jsonOf = (value: unknown): string | null => (value === null ? null : (JSON.stringify(value) ?? null));

function eventRow(
  arrival: number,
  chain: ChainName,
  { event, header, salt, body, prevHash, hash, contentHash }: SealedEvent,
  reason: string | null,
): RowOf<typeof EVENT> {
  const { id, stream, deviceId, dseq, hlc, commandId } = event;
  return {
    arrival,
    id: keyOf(id),
    stream,
    device: deviceId,
    chain,
    dseq,
    hlc,
    command: keyOf(commandId),
    prev_hash: prevHash,
    hash,
    salt,
    header,
    body,
    content_hash: contentHash,
    reason,
  };
}

/** Where the chain ends now. Readings of what is set aside do not move the clock: they may be made up. */
function further(
  known: Reach | undefined,
  chain: ChainName,
  { event, hash }: SealedEvent,
  counts: boolean,
): Reach {
  const at = known && known.dseq > event.dseq ? known : { dseq: event.dseq, hash };
  const before = known?.hlc ?? HLC_ZERO;
  const hlc = counts && event.hlc > before ? event.hlc : before;
  return { chain, device: event.deviceId, dseq: at.dseq, hash: at.hash, hlc };
}
