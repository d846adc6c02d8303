import { hash as sha } from 'node:crypto';
import type { Digests } from '../shared/host/ports.ts';

const sha256 = (bytes: string | Uint8Array): Buffer => sha('sha256', bytes, 'buffer');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

const contentOf = (salt: string, body: string): Buffer =>
  sha256(Buffer.concat([hex(salt), Buffer.from(body, 'utf8')]));

const linkOf = (prevHash: string, header: string, content: Buffer): string =>
  sha('sha256', Buffer.concat([hex(prevHash), sha256(header), content]), 'hex');

/** The hashes of the record (`shared/host/ports.ts`), worked out apart from the console's: each checks the other. */
export const digests: Digests = {
  chain: (prevHash, header, salt, body) => linkOf(prevHash, header, contentOf(salt, body)),
  content: (salt, body) => contentOf(salt, body).toString('hex'),
  erased: (prevHash, header, contentHash) => linkOf(prevHash, header, hex(contentHash)),
  text: (text) => sha('sha256', text, 'hex'),
};
