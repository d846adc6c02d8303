import { hash as sha } from 'node:crypto';
import type { ChainDigest, Digests, SealedEvent } from '../../shared/host/ports.ts';

type Text = string | Uint8Array;

const sha256 = (bytes: Text): Buffer => sha('sha256', bytes, 'buffer');

/** The formula of `ChainDigest`; takes stored bytes as well, so that a verifier never decodes and encodes them again. */
export const chainDigest = (prevHash: string, header: Text, salt: string, body: Text): string =>
  linkDigest(prevHash, header, salted(salt, body));
chainDigest satisfies ChainDigest;

/** The formula of `ErasedDigest`. */
export const erasedDigest = (prevHash: string, header: Text, contentHash: string): string =>
  linkDigest(prevHash, header, Buffer.from(contentHash, 'hex'));

/** The formula of `ContentDigest`. */
export const contentDigest = (salt: string, body: Text): string => salted(salt, body).toString('hex');

function salted(salt: string, body: Text): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  return sha256(Buffer.concat([Buffer.from(salt, 'hex'), bytes]));
}

const linkDigest = (prevHash: string, header: Text, content: Buffer): string =>
  sha('sha256', Buffer.concat([Buffer.from(prevHash, 'hex'), sha256(header), content]), 'hex');

/** The hashes of the record, as what comes from elsewhere is verified by. */
export const digests: Digests = {
  chain: chainDigest,
  content: contentDigest,
  erased: erasedDigest,
  text: (text) => sha('sha256', text, 'hex'),
};

/**
 * Makes a small row prove itself as events do, so that after damage it can be recognised and trusted without the
 * tables and indexes around it. `kind` keeps a proof of one table from passing in another.
 */
export const proofOf = (kind: string, ...fields: readonly (string | number)[]): string =>
  sha('sha256', JSON.stringify([kind, ...fields]), 'hex');

/** How far one device's chain is known to reach. */
export interface ChainEnd {
  readonly dseq: number;
  readonly hash: string;
}

/** Throws unless the event is the next link of its device's chain: storing it would break the record for good. */
export function assertContinues(end: ChainEnd, sealed: SealedEvent): void {
  const { event, prevHash, header, salt, body, hash } = sealed;
  const name = `event ${event.dseq} of device ${event.deviceId}`;
  if (event.dseq !== end.dseq + 1) throw new Error(`${name} does not follow ${end.dseq}`);
  if (prevHash !== end.hash) throw new Error(`${name} is not linked to the event before it`);
  if (hash !== chainDigest(prevHash, header, salt, body)) throw new Error(`${name} does not match its hash`);
}
