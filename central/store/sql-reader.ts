import type { ChainLink, ChainName } from '../../shared/host/chains.ts';
import { CHAIN_START, type Erasure } from '../../shared/host/ports.ts';
import type { ChainReach, ChainSignature, Cursor, KnownDevice } from '../../shared/host/sync-ports.ts';
import { HLC_ZERO } from '../../shared/kernel/hlc.ts';
import type { EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { QuarantineReason } from '../../shared/protocol/sync.ts';
import type { LogReader } from './log.ts';
import { fromKey, keyOf, type Sql } from './sql.ts';
import { type EventTexts, entryOf, envelopeOf, isSetAside, peopleOf, type ReceiptTexts } from './stored.ts';

type EntryRow = ReceiptTexts & EventTexts;

const RECEIPT = 'r.seq, r.kind, r.at, r.hash AS receipt, r.stream, r.people';
const EVENT = `e.chain, e.prev_hash AS "prevHash", e.hash, e.salt, e.header, e.body,
  e.content_hash AS "contentHash", e.reason, e.released`;
const ENTRY = `SELECT ${RECEIPT}, ${EVENT} FROM receipt r LEFT JOIN event e ON e.arrival = r.event`;

const COUNTS = '(e.reason IS NULL OR e.released IS NOT NULL)';
/** `compareOrder` of shared/kernel/envelope.ts; forks may agree on all of it, then id and hash decide. */
const FOLD_ORDER = 'ORDER BY e.hlc, e.device, e.dseq, e.id, e.hash';
const ENVELOPES = `SELECT e.header, e.body, e.content_hash AS "contentHash", x.instead
  FROM event e LEFT JOIN erasure x ON x.target = e.id WHERE ${COUNTS}`;

/** The log's questions, for either database, on one connection. */
export function sqlReader(sql: Sql): LogReader {
  const asList = (items: readonly string[]) => [JSON.stringify(items)] as const;
  const envelopes = async (where: string, value: string) =>
    (await sql.all<EventTexts>(`${ENVELOPES} AND ${where} = $1 ${FOLD_ORDER}`, [value])).map(envelopeOf);

  return {
    async end() {
      const [last] = await sql.all<Cursor>('SELECT seq, hash FROM receipt ORDER BY seq DESC LIMIT 1');
      return last ?? { seq: 0, hash: CHAIN_START };
    },
    async hashAt(seq) {
      if (seq === 0) return CHAIN_START;
      const [row] = await sql.all<{ hash: string }>('SELECT hash FROM receipt WHERE seq = $1', [seq]);
      return row?.hash ?? null;
    },
    async read(after, most) {
      const rows = await sql.all<EntryRow>(`${ENTRY} WHERE r.seq > $1 ORDER BY r.seq LIMIT $2`, [
        after,
        most,
      ]);
      return rows.map(entryOf);
    },
    stream: (stream) => envelopes('e.stream', stream),
    async streamEntries(stream) {
      // Of an event that was released the receipt which made it count.
      const rows = await sql.all<EntryRow>(
        `SELECT ${RECEIPT}, ${EVENT} FROM event e JOIN receipt r ON r.seq = coalesce(e.released, e.arrival)
          WHERE e.stream = $1 AND ${COUNTS} ${FOLD_ORDER}`,
        [stream],
      );
      return rows.map(entryOf);
    },
    eventsOf: (command) => envelopes('e.command', keyOf(command)),
    async chainsOf(device) {
      const branches = await sql.all<{ name: ChainName }>(
        'SELECT name FROM chain WHERE device = $1 AND name <> $1 ORDER BY name',
        [device],
      );
      return [device, ...branches.map(({ name }) => name)];
    },
    async links(chain, from, to) {
      const rows = await sql.all<ChainLink>(
        `SELECT dseq, id, prev_hash AS "prevHash", hash FROM event
          WHERE chain = $1 AND dseq BETWEEN $2 AND $3 ORDER BY dseq`,
        [chain, from, to],
      );
      return rows.map((row) => ({ ...row, id: fromKey(row.id) as EventId }));
    },
    reaches: () => sql.all<ChainReach>('SELECT name AS chain, dseq, hash FROM chain ORDER BY name'),
    signatures: (chains) =>
      sql.all<ChainSignature>(
        `SELECT chain, dseq, hash, signature FROM chain_signature
          WHERE chain IN ${sql.listed('$1')} ORDER BY chain`,
        asList(chains),
      ),
    devices: (devices) =>
      sql.all<KnownDevice>(
        `SELECT device, public_key AS "publicKey" FROM device
          WHERE device IN ${sql.listed('$1')} ORDER BY device`,
        asList(devices),
      ),
    async audiences(streams) {
      const rows = await sql.all<{ stream: StreamId; people: string }>(
        `SELECT stream, people FROM audience WHERE stream IN ${sql.listed('$1')}`,
        asList(streams),
      );
      return new Map<StreamId, readonly PersonId[]>(
        rows.map(({ stream, people }) => [stream, peopleOf(people) ?? []]),
      );
    },
    async quarantine(after, most) {
      const rows = await sql.all<EntryRow>(
        `SELECT ${RECEIPT}, ${EVENT} FROM event e JOIN receipt r ON r.seq = e.arrival
          WHERE e.reason IS NOT NULL AND e.released IS NULL AND e.arrival > $1 ORDER BY e.arrival LIMIT $2`,
        [after, most],
      );
      return rows.map(entryOf).filter(isSetAside);
    },
    async quarantined() {
      const [row] = await sql.all<{ count: number }>(
        'SELECT count(*) AS count FROM event WHERE reason IS NOT NULL AND released IS NULL',
      );
      return row?.count ?? 0;
    },
    async erasuresOf(events) {
      const rows = await sql.all<{ target: string; instead: string; by: string }>(
        `SELECT target, instead, by_event AS by FROM erasure
          WHERE target IN ${sql.listed('$1')} ORDER BY target`,
        asList(events.map(keyOf)),
      );
      return rows.map(
        ({ target, instead, by }): Erasure => ({
          target: fromKey(target) as EventId,
          instead: JSON.parse(instead),
          by: fromKey(by) as EventId,
        }),
      );
    },
    async known(events) {
      // Of several under one id, one that counts comes last and is the one told.
      const rows = await sql.all<{ id: string; reason: QuarantineReason | null }>(
        `SELECT id, CASE WHEN released IS NULL THEN reason END AS reason FROM event
          WHERE id IN ${sql.listed('$1')} ORDER BY CASE WHEN reason IS NULL OR released IS NOT NULL THEN 1 ELSE 0 END`,
        asList(events.map(keyOf)),
      );
      return new Map(rows.map(({ id, reason }) => [fromKey(id) as EventId, reason]));
    },
    async latestHlc() {
      const [row] = await sql.all<{ hlc: string | null }>('SELECT max(hlc) AS hlc FROM chain');
      return row?.hlc ?? HLC_ZERO;
    },
  };
}
