import type Database from 'better-sqlite3';
import {
  type Batch,
  CHAIN_START,
  type ChainHead,
  type IncidentRow,
  type SealedEvent,
} from '../../shared/host/ports.ts';
import { unseal } from '../../shared/host/seal.ts';
import { compareOrder, type Envelope } from '../../shared/kernel/envelope.ts';
import { HLC_ZERO } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, StreamId } from '../../shared/kernel/ids.ts';
import { assertContinues } from './chain.ts';
import type { NotedEnd } from './chain-end.ts';
import { erase, insteadOf } from './erasures.ts';
import { deviceProof, headProof, PUT_HEAD, rowProof, type StoredHead } from './stored.ts';
import { ChainEndUnknown, Damage } from './trouble.ts';

export interface DeviceRecord {
  readonly id: DeviceId;
  /** Ed25519 public key, in the text form that the caller uses. */
  readonly publicKey: string;
}

/** The journal's statements on one open connection. Throws what SQLite throws; open-journal.ts makes values of it. */
export interface SqliteStore {
  device(): DeviceRecord | null;
  setDevice(record: DeviceRecord, since: number): void;
  /** Every chain's end that is known. */
  ends(): readonly NotedEnd[];
  head(): ChainHead;
  append(batch: Batch): void;
  read(stream: StreamId): readonly Envelope[];
  eventsOf(command: CommandId): readonly Envelope[];
  incidents(): readonly IncidentRow[];
  owingIncidents(): readonly IncidentRow[];
  settledIncidents(after: StreamId | null, most: number): readonly IncidentRow[];
  refTaken(ref: string): boolean;
  saveRows(rows: readonly IncidentRow[]): void;
  /** What stored texts say; of an erased event what its redaction left of the body. */
  envelopeOf(texts: Texts): Envelope;
}

export interface Texts {
  readonly id: string;
  readonly header: string;
  readonly body: string;
  readonly contentHash: string | null;
}

/** Erased elsewhere, an event comes without its words; the redaction that says what stays of it may come later. */
const SAYS_WHAT_STAYS = '(content_hash IS NULL OR id IN (SELECT target FROM erasure))';
const COUNTS = 'seq NOT IN (SELECT event FROM verdict WHERE quarantined IS NOT NULL)';

/**
 * Statements are prepared once and run directly: a query builder on this path costs more than SQLite itself
 * (design §11 has kysely for central, where two databases must speak alike).
 */
export function sqliteStore(db: Database.Database): SqliteStore {
  const getDevice = db.prepare<[], DeviceRecord>(
    'SELECT id, public_key AS publicKey FROM device ORDER BY number DESC LIMIT 1',
  );
  const putDevice = db.prepare(
    'INSERT INTO device (id, public_key, since, proof) VALUES (@id, @publicKey, @since, @proof)',
  );
  const getHead = db.prepare<[string], StoredHead>(
    'SELECT device, dseq, hash, hlc, proof FROM chain_head WHERE device = ?',
  );
  const putHead = db.prepare(PUT_HEAD);
  const knownEnds = db.prepare<[], NotedEnd>("SELECT device, dseq, hash FROM chain_head WHERE hash <> ''");
  const latestHlc = db.prepare<[], string | null>('SELECT max(hlc) FROM chain_head').pluck();
  const insertEvent =
    db.prepare(`INSERT INTO event (id, stream, device, dseq, hlc, command, prev_hash, hash, salt, header, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertOutbox = db.prepare('INSERT INTO outbox VALUES (?, ?)');
  const putRow = db.prepare('INSERT OR REPLACE INTO incident VALUES (?, ?, ?, ?, ?)');
  const streamTexts = db.prepare<[string], Texts>(
    `SELECT id, header, body, content_hash AS contentHash FROM event WHERE stream = ? AND ${COUNTS} AND ${SAYS_WHAT_STAYS}
     ORDER BY hlc, device, dseq`,
  );
  const commandTexts = db.prepare<[string], Texts>(
    `SELECT id, header, body, content_hash AS contentHash FROM event WHERE command = ? AND ${COUNTS}
     ORDER BY hlc, device, dseq`,
  );
  const rowTexts = db
    .prepare<[], string>('SELECT content FROM incident ORDER BY detected_at DESC, stream')
    .pluck();
  // What is no JSON any more counts as neither: it is made again at the next start.
  const owing = "json_valid(content) AND content ->> '$.owing'";
  const owingTexts = db
    .prepare<[], string>(`SELECT content FROM incident WHERE ${owing} ORDER BY detected_at DESC, stream`)
    .pluck();
  const settledTexts = db
    .prepare<[string, number], string>(
      `SELECT content FROM incident WHERE stream > ? AND NOT (${owing}) ORDER BY stream LIMIT ?`,
    )
    .pluck();
  const anyBranch = db.prepare("SELECT 1 FROM chain_head WHERE device LIKE '%~%' LIMIT 1");
  const findRef = db.prepare<[string], number>('SELECT 1 FROM incident WHERE ref = ? LIMIT 1').pluck();

  const instead = insteadOf(db);
  function envelopeOf({ id, header, body, contentHash }: Texts): Envelope {
    try {
      if (contentHash === null) return unseal(header, body);
      return { ...unseal(header, 'null'), body: instead(id) };
    } catch {
      throw new Damage('an event is no longer readable');
    }
  }

  // The table's order is the fold order, but for two histories of one device, whose chains are named apart here.
  const inFoldOrder = (events: Envelope[]): Envelope[] =>
    anyBranch.get() === undefined ? events : events.sort(compareOrder);

  const headOf = (device: string): Omit<StoredHead, 'proof'> =>
    getHead.get(device) ?? { device, dseq: 0, hash: CHAIN_START, hlc: HLC_ZERO };

  function saveHead(head: Omit<StoredHead, 'proof'>): void {
    const { device, dseq, hash, hlc } = head;
    putHead.run({ device, dseq, hash, hlc, proof: headProof(head) });
  }

  function appendOne(sealed: SealedEvent, mine: DeviceId | undefined): void {
    const { event, header, salt, body, prevHash, hash } = sealed;
    const { id, stream, deviceId: device, dseq, hlc, commandId } = event;
    const end = headOf(device);
    if (end.hash === '')
      throw new ChainEndUnknown(`nobody knows how far the chain of device ${device} reached`);
    assertContinues(end, sealed);
    insertEvent.run(id, stream, device, dseq, hlc, commandId, prevHash, hash, salt, header, body);
    if (device === mine) insertOutbox.run(device, dseq);
    saveHead({ device, dseq, hash, hlc: hlc > end.hlc ? hlc : end.hlc });
  }

  function saveRow(row: IncidentRow): void {
    const { stream, ref, detectedAt } = row;
    const content = JSON.stringify(row);
    putRow.run(stream, ref, detectedAt, content, rowProof({ stream, ref, detectedAt, content }));
  }

  const append = db.transaction(({ events, row, erasures = [] }: Batch) => {
    const mine = getDevice.get()?.id;
    for (const sealed of events) appendOne(sealed, mine);
    if (erasures.length > 0) erase(db, erasures);
    if (row) saveRow(row);
  });
  const setDevice = db.transaction(({ id, publicKey }: DeviceRecord, since: number) => {
    putDevice.run({ id, publicKey, since, proof: deviceProof({ id, publicKey, since }) });
    if (!getHead.get(id)) saveHead(headOf(id));
  });
  const saveRows = db.transaction((rows: readonly IncidentRow[]) => rows.forEach(saveRow));

  return {
    device: () => getDevice.get() ?? null,
    setDevice: (record, since) => setDevice.immediate(record, since),
    ends: () => knownEnds.all(),
    head() {
      const device = getDevice.get();
      if (!device) throw new Error('this journal has no device yet');
      const { dseq, hash } = headOf(device.id);
      return {
        deviceId: device.id,
        dseq,
        hash: hash === '' ? CHAIN_START : hash,
        hlc: latestHlc.get() ?? HLC_ZERO,
      };
    },
    append: (batch) => append.immediate(batch),
    read: (stream) => inFoldOrder(streamTexts.all(stream).map(envelopeOf)),
    eventsOf: (command) => inFoldOrder(commandTexts.all(command).map(envelopeOf)),
    incidents: () => rowTexts.all().flatMap(rowOf),
    owingIncidents: () => owingTexts.all().flatMap(rowOf),
    settledIncidents: (after, most) => settledTexts.all(after ?? '', most).flatMap(rowOf),
    refTaken: (ref) => findRef.get(ref) !== undefined,
    saveRows: (rows) => saveRows.immediate(rows),
    envelopeOf,
  };
}

/** A row is a cache: one that cannot be read is left out until it is made again (`staleRows`). */
function rowOf(content: string): IncidentRow[] {
  try {
    return [JSON.parse(content) as IncidentRow];
  } catch {
    return [];
  }
}
