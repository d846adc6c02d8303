import { z } from 'zod';
import type { Digests, SealedEvent } from '../host/ports.ts';
import { unseal } from '../host/seal.ts';
import type { Place } from '../host/sync-ports.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { instant } from '../kernel/field-schemas.ts';
import { eventIdSchema, personIdSchema } from '../kernel/id-schemas.ts';
import type { DeviceId } from '../kernel/ids.ts';

/**
 * How an event travels between a console and central (design §6), and how what arrives is checked before anything of it is
 * believed.
 */

export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hex');
export const deviceIdSchema = z.uuid().transform((id) => id as string as DeviceId);

/**
 * An event as it travels: the very texts that were hashed. `salt` and `body` are null where the words were erased; then
 * `contentHash` stands for them.
 */
export const wireEventSchema = z.strictObject({
  header: z.string().min(2).max(200_000),
  prevHash: digestSchema,
  hash: digestSchema,
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'is no salt')
    .nullable(),
  body: z.string().min(2).max(4_000_000).nullable(),
  contentHash: digestSchema.nullable(),
});
export type WireEvent = z.infer<typeof wireEventSchema>;

/** Why central sets an event aside. */
export const quarantineReasons = [
  /** Its bytes do not match its hash, or its chain's signature is another's. */
  'forged',
  /** It is no event that this product or a newer one writes. */
  'malformed',
  /** Central does not know the device that wrote it. */
  'unknownDevice',
  /** The device had been revoked. */
  'revokedDevice',
  /** An act of office by somebody who did not hold the office. */
  'notPermitted',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

/** What every envelope's header says, whatever its type; checked before anything of it is believed. */
const headerSchema = z.object({
  id: eventIdSchema,
  stream: z
    .string()
    .regex(/^(incident\/[0-9a-f-]{36}|[a-z]+)$/)
    .max(60),
  type: z
    .string()
    .regex(/^[a-zA-Z]+$/)
    .max(60),
  v: z.number().int().min(1).max(1000),
  commandId: z.string().min(1).max(80),
  deviceId: deviceIdSchema,
  dseq: z.number().int().min(1).max(1_000_000_000),
  hlc: z.string().regex(/^[0-9a-f]{16}$/),
  basedOn: z.record(z.string().max(300), z.array(eventIdSchema).max(1000)),
  actor: z.object({ person: personIdSchema, held: z.array(z.string().max(200)).max(200) }),
  onBehalfOf: z
    .object({ person: personIdSchema, how: z.enum(['phone', 'in the room', 'message']) })
    .nullable(),
  occurredAt: instant,
  recordedAt: instant,
});

export const toWire = ({ header, prevHash, hash, salt, body, contentHash }: SealedEvent): WireEvent =>
  contentHash === null
    ? { header, prevHash, hash, salt, body, contentHash: null }
    : { header, prevHash, hash, salt: null, body: null, contentHash };

/**
 * The event that a wire event says, where its hash stands for its bytes and its header is one. Null otherwise: what it
 * says of itself is not to be believed then. Never throws.
 */
export function fromWire(wire: WireEvent, digests: Digests): SealedEvent | null {
  const { header, prevHash, hash, salt, body, contentHash } = wire;
  try {
    if (!headerSchema.safeParse(JSON.parse(header)).success) return null;
    if (salt === null || body === null) {
      if (contentHash === null || digests.erased(prevHash, header, contentHash) !== hash) return null;
      const event: Envelope = unseal(header, 'null');
      return { event, header, salt: '', body: '', prevHash, hash, contentHash };
    }
    if (contentHash !== null || digests.chain(prevHash, header, salt, body) !== hash) return null;
    return { event: unseal(header, body), header, salt, body, prevHash, hash, contentHash: null };
  } catch {
    return null;
  }
}

export const placeOf = ({ event, prevHash, hash }: SealedEvent): Place => ({
  id: event.id,
  deviceId: event.deviceId,
  dseq: event.dseq,
  prevHash,
  hash,
});
