import type { Envelope } from '../kernel/envelope.ts';
import type { ChainDigest, SealedEvent } from './ports.ts';

/** Serialises an event once, for good, and links it to the device's chain. */
export function seal(event: Envelope, prevHash: string, salt: string, digest: ChainDigest): SealedEvent {
  const { body: content, ...headerFields } = event;
  const header = JSON.stringify(headerFields);
  const body = JSON.stringify(content);
  return {
    event,
    header,
    salt,
    body,
    prevHash,
    hash: digest(prevHash, header, salt, body),
    contentHash: null,
  };
}

/** The envelope that stored texts say. */
export const unseal = (header: string, body: string): Envelope => ({
  ...JSON.parse(header),
  body: JSON.parse(body),
});
