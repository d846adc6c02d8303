import type { Value } from './carve.ts';
import type { StoredDevice, StoredEvent, StoredHead } from './stored.ts';

// The positions are those of schema/0001-first-record.ts and 0002-sync.ts. Nothing here is trusted yet; the hash or proof decides.

const text = (value: Value | undefined): string => (Buffer.isBuffer(value) ? value.toString('utf8') : '');
const bytes = (value: Value | undefined): Buffer | null =>
  Buffer.isBuffer(value) ? Buffer.from(value) : null;
const number = (value: Value | undefined): number => (typeof value === 'number' ? value : Number.NaN);

export function eventFrom(values: readonly Value[]): StoredEvent | null {
  const [, , id, stream, device, dseq, hlc, command, prevHash, hash, salt, header, body, contentHash] =
    values;
  const headerBytes = bytes(header);
  const bodyBytes = bytes(body);
  if (!headerBytes || !bodyBytes) return null;
  return {
    id: text(id),
    stream: text(stream),
    device: text(device),
    dseq: number(dseq),
    hlc: text(hlc),
    command: text(command),
    prevHash: text(prevHash),
    hash: text(hash),
    salt: text(salt),
    header: headerBytes,
    body: bodyBytes,
    // Rows of the first version end before it.
    contentHash: Buffer.isBuffer(contentHash) ? text(contentHash) : null,
  };
}

export function deviceFrom([, , id, publicKey, since, proof]: readonly Value[]): StoredDevice {
  return { id: text(id), publicKey: text(publicKey), since: number(since), proof: text(proof) };
}

export function headFrom([, , device, dseq, hash, hlc, proof]: readonly Value[]): StoredHead {
  return { device: text(device), dseq: number(dseq), hash: text(hash), hlc: text(hlc), proof: text(proof) };
}

/** Whether a row that SQLite handed out of a damaged file has the types that the schema once promised. */
export function isShaped(row: unknown): row is StoredEvent {
  const { id, stream, device, dseq, hlc, command, prevHash, hash, salt, header, body, contentHash } =
    row as Record<keyof StoredEvent, unknown>;
  return (
    [id, stream, device, hlc, command, prevHash, hash, salt].every((value) => typeof value === 'string') &&
    typeof dseq === 'number' &&
    Buffer.isBuffer(header) &&
    Buffer.isBuffer(body) &&
    (contentHash === null || typeof contentHash === 'string')
  );
}
