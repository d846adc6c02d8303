import type Database from 'better-sqlite3';
import { type ChainLink, type ChainName, firstOfChain } from '../../shared/host/chains.ts';
import { CHAIN_START, type Erasure, type SealedEvent } from '../../shared/host/ports.ts';
import type {
  ChainReach,
  ChainSignature,
  Cursor,
  KnownDevice,
  Merge,
  OutboxPlace,
  Verdict,
  Waiting,
} from '../../shared/host/sync-ports.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { HLC_ZERO } from '../../shared/kernel/hlc.ts';
import type { DeviceId, EventId, StreamId } from '../../shared/kernel/ids.ts';
import { erase } from './erasures.ts';
import type { SqliteStore } from './sqlite-journal.ts';
import {
  headProof,
  PUT_HEAD,
  SEALED_COLUMNS,
  sealedFrom,
  type SealedTexts,
  type StoredHead,
  verdictProof,
} from './stored.ts';

/** What syncing needs of the file besides `SqliteStore`; the port is `SyncJournal` (shared/host/sync-ports.ts). */
export interface SqliteSync {
  chainsOf(device: DeviceId): readonly ChainName[];
  links(chain: ChainName, from: number, to: number): readonly ChainLink[];
  pending(after: OutboxPlace | null, most: number): readonly Waiting[];
  pendingCount(): number;
  wholeUpTo(chain: ChainName): number;
  beginAnew(): void;
  merge(merge: Merge): void;
  cursor(): Cursor;
  reaches(): readonly ChainReach[];
  after(chain: ChainName, dseq: number, most: number): readonly SealedEvent[];
  last(stream: StreamId): Envelope | null;
  find(events: readonly EventId[]): readonly Envelope[];
  erasuresOf(events: readonly EventId[]): readonly Erasure[];
  signatures(): readonly ChainSignature[];
  devices(): readonly KnownDevice[];
  quarantined(): readonly { readonly event: EventId; readonly reason: string }[];
  receivedAt(events: readonly EventId[]): ReadonlyMap<EventId, number>;
}

export function sqliteSync(
  db: Database.Database,
  store: Pick<SqliteStore, 'saveRows' | 'envelopeOf'>,
): SqliteSync {
  const branches = db
    .prepare<[string], string>("SELECT device FROM chain_head WHERE device LIKE ? || '~%' ORDER BY device")
    .pluck();
  const linksBetween = db.prepare<[string, number, number], ChainLink>(
    'SELECT dseq, id, prev_hash AS prevHash, hash FROM event WHERE device = ? AND dseq BETWEEN ? AND ? ORDER BY dseq',
  );
  const waiting = db.prepare<[string, number, number], SealedTexts & OutboxPlace>(
    `SELECT outbox.device AS chain, dseq, ${SEALED_COLUMNS} FROM outbox JOIN event USING (device, dseq)
     WHERE (outbox.device, dseq) > (?, ?) ORDER BY outbox.device, dseq LIMIT ?`,
  );
  const countWaiting = db.prepare<[], number>('SELECT count(*) FROM outbox').pluck();
  const firstMissing = db
    .prepare<[string], number | null>('SELECT min(dseq) FROM missing WHERE device = ?')
    .pluck();
  const wait = db.prepare('INSERT OR IGNORE INTO outbox VALUES (?, ?)');
  const receipted = db.prepare(
    'DELETE FROM outbox WHERE (device, dseq) = (SELECT device, dseq FROM event WHERE seq = ?)',
  );
  const allWait = db.prepare('INSERT OR IGNORE INTO outbox SELECT device, dseq FROM event');
  const insert = db.prepare(
    `INSERT INTO event (id, stream, device, dseq, hlc, command, prev_hash, hash, salt, header, body, content_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const getHead = db.prepare<[string], StoredHead>(
    'SELECT device, dseq, hash, hlc, proof FROM chain_head WHERE device = ?',
  );
  const putHead = db.prepare(PUT_HEAD);
  const lack = db.prepare(
    'INSERT INTO missing (device, dseq, reason, kept_file) VALUES (?, ?, ?, NULL) ON CONFLICT (device, dseq) DO UPDATE SET reason = excluded.reason',
  );
  const arrived = db.prepare('DELETE FROM missing WHERE device = ? AND dseq = ?');
  const present = db
    .prepare<[string, number], number>('SELECT 1 FROM event WHERE device = ? AND dseq = ?')
    .pluck();
  const seqOf = db.prepare<[string], number>('SELECT seq FROM event WHERE id = ?').pluck();
  const putVerdict = db.prepare(
    `INSERT INTO verdict (event, received_at, quarantined, proof) VALUES (?, ?, ?, ?)
     ON CONFLICT (event) DO UPDATE SET received_at = min(received_at, excluded.received_at),
       quarantined = excluded.quarantined, proof = excluded.proof`,
  );
  const getCursor = db.prepare<[], Cursor>('SELECT seq, hash FROM cursor');
  const putCursor = db.prepare(
    'INSERT INTO cursor VALUES (1, ?, ?) ON CONFLICT (number) DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  );
  const allReaches = db.prepare<[], ChainReach>(
    'SELECT device AS chain, dseq, hash FROM chain_head WHERE dseq > 0 ORDER BY device',
  );
  const eventsAfter = db.prepare<[string, number, number], SealedTexts>(
    `SELECT ${SEALED_COLUMNS} FROM event WHERE device = ? AND dseq > ? ORDER BY dseq LIMIT ?`,
  );
  const byId = db.prepare<[string], SealedTexts & { id: string }>(
    `SELECT id, ${SEALED_COLUMNS} FROM event WHERE id = ?`,
  );
  const lastIn = db.prepare<[string], SealedTexts & { id: string }>(
    `SELECT id, ${SEALED_COLUMNS} FROM event WHERE stream = ? ORDER BY hlc DESC, device DESC, dseq DESC LIMIT 1`,
  );
  const getErasure = db.prepare<[string], { target: EventId; instead: string; by: EventId }>(
    'SELECT target, instead, by_event AS by FROM erasure WHERE target = ?',
  );
  const putSignature = db.prepare(
    `INSERT INTO chain_signature VALUES (@chain, @dseq, @hash, @signature)
     ON CONFLICT (chain) DO UPDATE SET dseq = excluded.dseq, hash = excluded.hash, signature = excluded.signature
     WHERE excluded.dseq > chain_signature.dseq`,
  );
  const putDevice = db.prepare('INSERT OR IGNORE INTO known_device VALUES (@device, @publicKey)');
  const aside = db.prepare<[], { event: EventId; reason: string }>(
    'SELECT id AS event, quarantined AS reason FROM verdict JOIN event ON seq = event WHERE quarantined IS NOT NULL ORDER BY seq',
  );
  const received = db
    .prepare<[string], number>(
      'SELECT received_at FROM verdict JOIN event ON seq = verdict.event WHERE event.id = ?',
    )
    .pluck();

  /** The head follows the furthest number known; what lies between and is not here is named as missing. */
  function reach(chain: ChainName, dseq: number, hash: string, hlc: string): void {
    const head = getHead.get(chain) ?? {
      device: chain,
      dseq: firstOfChain(chain) - 1,
      hash: CHAIN_START,
      hlc: HLC_ZERO,
    };
    for (let between = head.dseq + 1; between < dseq; between++) lack.run(chain, between, 'notReceived');
    const latest = hlc > head.hlc ? hlc : head.hlc;
    if (dseq <= head.dseq && latest === head.hlc) return;
    const next = dseq > head.dseq ? { device: chain, dseq, hash, hlc: latest } : { ...head, hlc: latest };
    putHead.run({ ...next, proof: headProof(next) });
  }

  function arrive(sealed: SealedEvent, chain: ChainName): void {
    const { event, header, salt, body, prevHash, hash, contentHash } = sealed;
    const { id, stream, dseq, hlc, commandId } = event;
    insert.run(id, stream, chain, dseq, hlc, commandId, prevHash, hash, salt, header, body, contentHash);
    wait.run(chain, dseq);
    arrived.run(chain, dseq);
    reach(chain, dseq, hash, hlc);
  }

  function judge({ event, receivedAt, quarantined }: Verdict): void {
    const seq = seqOf.get(event);
    if (seq === undefined) return;
    const proof = quarantined === null ? null : verdictProof({ event, quarantined });
    putVerdict.run(seq, receivedAt, quarantined, proof);
    receipted.run(seq);
  }

  const merge = db.transaction((taken: Merge) => {
    for (const { sealed, chain } of taken.arrivals) arrive(sealed, chain);
    for (const { chain, dseq, hash, why } of taken.withheld) {
      if (present.get(chain, dseq) !== undefined) continue;
      reach(chain, dseq, hash, HLC_ZERO);
      lack.run(chain, dseq, why);
    }
    for (const verdict of taken.verdicts) judge(verdict);
    // Also for what arrived: it may have been redacted before it came.
    if (taken.erasures.length > 0 || taken.arrivals.length > 0) erase(db, taken.erasures);
    for (const signature of taken.signatures) putSignature.run(signature);
    for (const device of taken.devices) putDevice.run(device);
    store.saveRows(taken.rows);
    if (taken.cursor) putCursor.run(taken.cursor.seq, taken.cursor.hash);
  });
  const beginAnew = db.transaction(() => {
    allWait.run();
    putCursor.run(0, CHAIN_START);
  });

  return {
    chainsOf: (device) => [device, ...branches.all(device)],
    links: (chain, from, to) => linksBetween.all(chain, from, to),
    pending: (after, most) =>
      waiting
        .all(after?.chain ?? '', after?.dseq ?? 0, most)
        .map(({ chain, dseq, ...texts }) => ({ chain, dseq, sealed: sealedFrom(texts) })),
    pendingCount: () => countWaiting.get() ?? 0,
    wholeUpTo: (chain) => (firstMissing.get(chain) ?? (getHead.get(chain)?.dseq ?? 0) + 1) - 1,
    beginAnew: () => beginAnew.immediate(),
    merge: (taken) => merge.immediate(taken),
    cursor: () => getCursor.get() ?? { seq: 0, hash: CHAIN_START },
    reaches: () => allReaches.all(),
    after: (chain, dseq, most) => eventsAfter.all(chain, dseq, most).map(sealedFrom),
    last(stream) {
      const row = lastIn.get(stream);
      return row ? store.envelopeOf(row) : null;
    },
    find: (events) =>
      events.flatMap((id) => {
        const row = byId.get(id);
        return row ? [store.envelopeOf(row)] : [];
      }),
    erasuresOf: (events) =>
      events.flatMap((id) => {
        const found = getErasure.get(id);
        return found ? [{ ...found, instead: JSON.parse(found.instead) as unknown }] : [];
      }),
    signatures: () =>
      db
        .prepare<[], ChainSignature>(
          'SELECT chain, dseq, hash, signature FROM chain_signature ORDER BY chain',
        )
        .all(),
    devices: () =>
      db
        .prepare<[], KnownDevice>('SELECT device, public_key AS publicKey FROM known_device ORDER BY device')
        .all(),
    quarantined: () => aside.all(),
    receivedAt: (events) =>
      new Map(
        events.flatMap((id) => {
          const at = received.get(id);
          return at === undefined ? [] : [[id, at] as const];
        }),
      ),
  };
}
