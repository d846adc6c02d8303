import { createPublicKey, verify } from 'node:crypto';
import type { ChainSignature } from '../shared/host/sync-ports.ts';
import { chainStatement } from '../shared/protocol/sync-routes.ts';

/** Whether this key made the signature; false for what is no key, too. */
export function isSignedBy(publicKey: string, { chain, dseq, hash, signature }: ChainSignature): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const said = Buffer.from(chainStatement(chain, dseq, hash), 'utf8');
    return verify(null, said, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
