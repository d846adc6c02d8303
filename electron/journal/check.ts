import type Database from 'better-sqlite3';
import { firstOfChain } from '../../shared/host/chains.ts';
import { CHAIN_START } from '../../shared/host/ports.ts';
import type { NotedEnd } from './chain-end.ts';
import {
  deviceProof,
  headProof,
  isGenuine,
  STORED_COLUMNS,
  type StoredDevice,
  type StoredEvent,
  type StoredHead,
  type StoredVerdict,
  verdictProof,
} from './stored.ts';
import { isDamage } from './trouble.ts';

/** Events at the end that are always verified; the newest are the likeliest to have been cut off. */
const TAIL = 500;

export type CheckScope = 'tail' | 'whole';

/**
 * The first thing that is wrong, in words for the log; null where all is well. `whole` reads every page and every row;
 * `tail` the newest rows, the heads and the counts. `noted` is what the note beside the file says.
 */
export function check(db: Database.Database, scope: CheckScope, noted: readonly NotedEnd[]): string | null {
  try {
    return (scope === 'whole' ? pages(db) : null) ?? identities(db) ?? counts(db, noted) ?? events(db, scope);
  } catch (error) {
    if (isDamage(error)) return error instanceof Error ? error.message : 'unreadable';
    throw error;
  }
}

/** Every page, and every index against its table: an event that an index forgot would silently not be shown. */
function pages(db: Database.Database): string | null {
  const answer = String(db.pragma('integrity_check(1)', { simple: true }));
  return answer === 'ok' ? null : answer;
}

function identities(db: Database.Database): string | null {
  const devices = db.prepare<[], StoredDevice & { mark: string }>(
    'SELECT mark, id, public_key AS publicKey, since, proof FROM device',
  );
  for (const row of devices.iterate())
    if (row.mark !== 'WRCD' || row.proof !== deviceProof(row)) return 'the record of this device was altered';
  const heads = db.prepare<[], StoredHead & { mark: string }>(
    'SELECT mark, device, dseq, hash, hlc, proof FROM chain_head',
  );
  for (const row of heads.iterate())
    if (row.mark !== 'WRCH' || row.proof !== headProof(row)) return 'the end of a chain was altered';
  const aside = db.prepare<[], StoredVerdict>(
    `SELECT id AS event, quarantined, proof FROM verdict JOIN event ON seq = event WHERE quarantined IS NOT NULL`,
  );
  for (const row of aside.iterate())
    if (row.proof !== verdictProof(row)) return 'what central said of an event was altered';
  return null;
}

/** Nothing may be absent but what is already known to be missing. */
function counts(db: Database.Database, noted: readonly NotedEnd[]): string | null {
  const devices = db
    .prepare<[], { device: string; present: number; missing: number; dseq: number | null }>(
      `SELECT device, sum(present) AS present, sum(missing) AS missing,
         (SELECT dseq FROM chain_head WHERE chain_head.device = known.device) AS dseq
       FROM (SELECT device, count(*) AS present, 0 AS missing FROM event GROUP BY device
             UNION ALL SELECT device, 0, count(*) FROM missing GROUP BY device
             UNION ALL SELECT device, 0, 0 FROM chain_head) AS known
       GROUP BY device`,
    )
    .all();
  for (const { device, present, missing, dseq } of devices) {
    const expected = dseq === null ? null : dseq - firstOfChain(device) + 1;
    if (present + missing !== expected)
      return `device ${device} should have ${expected ?? 'no'} events and has ${present} (${missing} known to be missing)`;
  }
  const reached = new Map(devices.map(({ device, dseq }) => [device, dseq ?? 0]));
  const short = noted.find((end) => (reached.get(end.device) ?? 0) < end.dseq);
  if (short)
    return `device ${short.device} ends at ${reached.get(short.device) ?? 0}; it once reached ${short.dseq}`;
  return null;
}

/** Each row by itself, and each linked to the one before it. */
function events(db: Database.Database, scope: CheckScope): string | null {
  const from =
    scope === 'whole'
      ? 0
      : Number(db.prepare('SELECT coalesce(max(seq), 0) FROM event').pluck().get()) - TAIL;
  const rows = db.prepare<[number], StoredEvent & { mark: string }>(
    `SELECT mark, ${STORED_COLUMNS} FROM event WHERE seq > ? ORDER BY ${scope === 'whole' ? 'device, dseq' : 'seq'}`,
  );
  const ends = new Map<string, StoredEvent>();
  for (const row of rows.iterate(from)) {
    const name = `event ${row.dseq} of device ${row.device}`;
    if (row.mark !== 'WRCE' || !isGenuine(row)) return `${name} was altered`;
    const before = ends.get(row.device);
    const follows = before ? row.dseq === before.dseq + 1 : row.dseq === 1;
    if (follows && row.prevHash !== (before?.hash ?? CHAIN_START))
      return `${name} is not linked to the event before it`;
    ends.set(row.device, row);
  }
  return heads(db, ends);
}

function heads(db: Database.Database, ends: ReadonlyMap<string, StoredEvent>): string | null {
  const head = db.prepare<[string], StoredHead>('SELECT dseq, hash FROM chain_head WHERE device = ?');
  for (const [device, last] of ends) {
    const { dseq, hash } = head.get(device) ?? {};
    if (dseq === last.dseq && hash !== '' && hash !== last.hash)
      return `device ${device} ends with another event than its head says`;
  }
  return null;
}
