import { rowFields } from '../../shared/incident/row.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { chainDigest, proofOf } from './chain.ts';

/** An event as it lies in the table, but for its place there. */
export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
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
}

/** Every reader that verifies selects exactly this. */
export const STORED_COLUMNS = `id, stream, device, dseq, hlc, command, prev_hash AS prevHash, hash, salt,
  CAST(header AS BLOB) AS header, CAST(body AS BLOB) AS body`;

/** Whoever is there already stays. */
export const INSERT_STORED = `INSERT OR IGNORE INTO event
  (id, stream, device, dseq, hlc, command, prev_hash, hash, salt, header, body)
  VALUES (@id, @stream, @device, @dseq, @hlc, @command, @prevHash, @hash, @salt,
    CAST(@header AS TEXT), CAST(@body AS TEXT))`;

/** Lower case only: a flipped bit may turn `a` into `A`, which decodes to the same byte. */
const hex = (text: string, length: number): boolean => text.length === length && /^[0-9a-f]*$/.test(text);

/** Whether the row by itself is what was once written: hash over the bytes, columns as the header says. */
export function isGenuine(row: StoredEvent): boolean {
  if (!hex(row.prevHash, 64) || !hex(row.salt, row.salt.length)) return false;
  if (row.hash !== chainDigest(row.prevHash, row.header, row.salt, row.body)) return false;
  const header = JSON.parse(row.header.toString('utf8')) as Envelope;
  return (
    row.id === header.id &&
    row.stream === header.stream &&
    row.device === header.deviceId &&
    row.dseq === header.dseq &&
    row.hlc === header.hlc &&
    row.command === header.commandId
  );
}

/** The row as its header says, where its bytes still match its hash; null where they do not. */
export function genuineFrom(
  texts: Pick<StoredEvent, 'prevHash' | 'hash' | 'salt' | 'header' | 'body'>,
): StoredEvent | null {
  const prevHash = texts.prevHash.toLowerCase();
  const salt = texts.salt.toLowerCase();
  const hash = texts.hash.toLowerCase();
  if (!hex(prevHash, 64) || !hex(salt, salt.length)) return null;
  if (hash !== chainDigest(prevHash, texts.header, salt, texts.body)) return null;
  const { id, stream, deviceId, dseq, hlc, commandId } = JSON.parse(
    texts.header.toString('utf8'),
  ) as Envelope;
  return { ...texts, prevHash, salt, hash, id, stream, device: deviceId, dseq, hlc, command: commandId };
}

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
