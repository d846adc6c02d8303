import type Database from 'better-sqlite3';
import { rowFields } from '../../shared/incident/row.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { deviceOfChain } from '../../shared/host/chains.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import { unseal } from '../../shared/host/seal.ts';
import { chainDigest, erasedDigest, proofOf } from './chain.ts';

/** An event as it lies in the table, but for its place there. */
export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  /** The chain it stands in: its device's id, or the name of a branch. */
  readonly device: string;
  readonly dseq: number;
  readonly hlc: string;
  readonly command: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly salt: string;
  /** Bytes, not text: what was hashed, even where it is no valid UTF-8 any more. */
  readonly header: Buffer;
  readonly body: Buffer;
  /** Null unless the words were erased; salt and body are empty then. */
  readonly contentHash: string | null;
}

/** Every reader that verifies selects exactly this. */
export const STORED_COLUMNS = `id, stream, device, dseq, hlc, command, prev_hash AS prevHash, hash, salt,
  CAST(header AS BLOB) AS header, CAST(body AS BLOB) AS body, content_hash AS contentHash`;

/** The same of a file that may be of the first version: a backup, or what is being salvaged. */
export function storedColumnsIn(db: Database.Database): string {
  const names = db.prepare<[], string>("SELECT name FROM pragma_table_info('event')").pluck().all();
  return names.includes('content_hash')
    ? STORED_COLUMNS
    : STORED_COLUMNS.replace('content_hash AS contentHash', 'NULL AS contentHash');
}

/** Whoever is there already stays. */
export const INSERT_STORED = `INSERT OR IGNORE INTO event
  (id, stream, device, dseq, hlc, command, prev_hash, hash, salt, header, body, content_hash)
  VALUES (@id, @stream, @device, @dseq, @hlc, @command, @prevHash, @hash, @salt,
    CAST(@header AS TEXT), CAST(@body AS TEXT), @contentHash)`;

type Hashed = Pick<StoredEvent, 'prevHash' | 'hash' | 'salt' | 'header' | 'body' | 'contentHash'>;

/** Whether the bytes, or what an erasure left of them, are those that the hash stands for. */
function matchesHash({ prevHash, hash, salt, header, body, contentHash }: Hashed): boolean {
  if (contentHash === null) return hash === chainDigest(prevHash, header, salt, body);
  return (
    hex(contentHash, 64) &&
    salt === '' &&
    body.length === 0 &&
    hash === erasedDigest(prevHash, header, contentHash)
  );
}

/** Lower case only: a flipped bit may turn `a` into `A`, which decodes to the same byte. */
const hex = (text: string, length: number): boolean => text.length === length && /^[0-9a-f]*$/.test(text);

/** Whether the row by itself is what was once written: hash over the bytes, columns as the header says. */
export function isGenuine(row: StoredEvent): boolean {
  if (!hex(row.prevHash, 64) || !hex(row.salt, row.salt.length)) return false;
  if (!matchesHash(row)) return false;
  const header = JSON.parse(row.header.toString('utf8')) as Envelope;
  return (
    row.id === header.id &&
    row.stream === header.stream &&
    deviceOfChain(row.device) === header.deviceId &&
    row.dseq === header.dseq &&
    row.hlc === header.hlc &&
    row.command === header.commandId
  );
}

/** The row as its header says, where its bytes still match its hash; null where they do not. */
export function genuineFrom(found: Hashed & Pick<StoredEvent, 'device'>): StoredEvent | null {
  const texts: Hashed = {
    header: found.header,
    body: found.body,
    prevHash: found.prevHash.toLowerCase(),
    salt: found.salt.toLowerCase(),
    hash: found.hash.toLowerCase(),
    contentHash: found.contentHash?.toLowerCase() ?? null,
  };
  if (!hex(texts.prevHash, 64) || !hex(texts.salt, texts.salt.length) || !matchesHash(texts)) return null;
  const { id, stream, deviceId, dseq, hlc, commandId } = JSON.parse(
    texts.header.toString('utf8'),
  ) as Envelope;
  // Which of its device's chains it stood in is not hashed; where that cannot be read it goes to the first.
  const device = deviceOfChain(found.device) === deviceId ? found.device : deviceId;
  return { ...texts, id, stream, device, dseq, hlc, command: commandId };
}

/** As it is sent and verified elsewhere. */
export type SealedTexts = Omit<SealedEvent, 'event'>;
export const SEALED_COLUMNS = 'header, salt, body, prev_hash AS prevHash, hash, content_hash AS contentHash';

export const sealedFrom = (texts: SealedTexts): SealedEvent => ({
  ...texts,
  event: unseal(texts.header, texts.contentHash === null ? texts.body : 'null'),
});

export interface StoredHead {
  readonly device: string;
  readonly dseq: number;
  readonly hash: string;
  readonly hlc: string;
  readonly proof: string;
}

export const headProof = ({ device, dseq, hash, hlc }: Omit<StoredHead, 'proof'>): string =>
  proofOf('chain_head', device, dseq, hash, hlc);

export const PUT_HEAD = `INSERT INTO chain_head (device, dseq, hash, hlc, proof) VALUES (@device, @dseq, @hash, @hlc, @proof)
  ON CONFLICT (device) DO UPDATE SET dseq = excluded.dseq, hash = excluded.hash, hlc = excluded.hlc, proof = excluded.proof`;

export interface StoredDevice {
  readonly id: string;
  readonly publicKey: string;
  readonly since: number;
  readonly proof: string;
}

export const deviceProof = ({ id, publicKey, since }: Omit<StoredDevice, 'proof'>): string =>
  proofOf('device', id, publicKey, since);

/** An event that central set aside. */
export interface StoredVerdict {
  readonly event: string;
  readonly quarantined: string;
  readonly proof: string;
}

export const verdictProof = ({ event, quarantined }: Omit<StoredVerdict, 'proof'>): string =>
  proofOf('verdict', event, quarantined);

/** The derived row of an incident as it lies in the table. */
export interface StoredRow {
  readonly stream: string;
  readonly ref: string;
  readonly detectedAt: number;
  readonly content: string;
  readonly proof: string;
}

const fieldsOfRow = Object.keys(rowFields).join();

/** Proves the fields, too: a row that another version made, with other fields, counts as altered and is made again. */
export const rowProof = ({ stream, ref, detectedAt, content }: Omit<StoredRow, 'proof'>): string =>
  proofOf('incident', fieldsOfRow, stream, ref, detectedAt, content);
