import { z } from 'zod';
import type { ChainName } from '../host/chains.ts';
import type { Digests, SealedEvent } from '../host/ports.ts';
import { unseal } from '../host/seal.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { instant } from '../kernel/field-schemas.ts';
import { eventIdSchema, incidentStreamSchema, personIdSchema } from '../kernel/id-schemas.ts';
import type { DeviceId } from '../kernel/ids.ts';

/**
 * The sync wire between a console and central (design §6): every shape that crosses it, and how each is checked.
 * Transport is HTTP with JSON; `syncRoutes` below is the ONE map of what may be asked.
 *
 * Adding a route: its entry in `syncRoutes`, its handler in `central/sync/routes.ts`, its call in `electron/sync/remote.ts`.
 * A change that an older side cannot read raises `SYNC_PROTOCOL` and names its incompatibility in `incompatibilityOf`.
 */
export const SYNC_PROTOCOL = 1;

/** The header that carries the protocol version of whoever asks. */
export const PROTOCOL_HEADER = 'war-room-protocol';

/** Events in one push, and log entries in one pull. */
export const BATCH_LIMIT = 1000;

/** Characters of events in one push; a batch ends before the event that would go beyond it. */
export const BATCH_SIZE = 4_000_000;

/** A gap of more numbers than this in a device's chain is no lost row but nonsense. */
export const GAP_LIMIT = 100_000;

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hex');
const deviceIdSchema = z.uuid().transform((id) => id as string as DeviceId);
const chainName = z
  .string()
  .max(80)
  .regex(/^[0-9a-f-]{36}(~\d{1,10}~[0-9a-f]{8})?$/, 'is no chain')
  .transform((name) => name as ChainName);
const base64 = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'is no base64');

/**
 * An event as it travels: the very texts that were hashed. `salt` and `body` are null where the words were erased; then
 * `contentHash` stands for them.
 */
export const wireEventSchema = z.strictObject({
  header: z.string().min(2).max(200_000),
  prevHash: digest,
  hash: digest,
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'is no salt')
    .nullable(),
  body: z.string().min(2).max(4_000_000).nullable(),
  contentHash: digest.nullable(),
});
export type WireEvent = z.infer<typeof wireEventSchema>;

/** The author's signature on how far a chain reaches: Ed25519 over `chainStatement`, base64. */
export const chainSignatureSchema = z.strictObject({
  chain: chainName,
  dseq: z.number().int().min(1),
  hash: digest,
  signature: base64,
});

/** What a device signs: this text names the chain and its end, and with it everything before. */
export const chainStatement = (chain: ChainName, dseq: number, hash: string): string =>
  `war room chain ${chain} ${dseq} ${hash}`;

export const pushRequestSchema = z.strictObject({
  events: z.array(wireEventSchema).max(BATCH_LIMIT),
  signatures: z.array(chainSignatureSchema).max(200),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** Why an event is set aside. The sentence is in the catalogue under `quarantine.<reason>`. */
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

/** One answer an event, in the order they were pushed. Central never rejects a fact. */
const pushResultSchema = z.strictObject({
  verdict: z.enum(['accepted', 'duplicate', 'quarantined']),
  reason: z.enum(quarantineReasons).nullable(),
  /** The event opened a second history of its device: this console was cloned or restored. */
  forked: z.boolean(),
});
export type PushResult = z.infer<typeof pushResultSchema>;

export const pushAnswerSchema = z.strictObject({ results: z.array(pushResultSchema) });
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** An event's place without its words: quarantined, or not for this reader's eyes. */
const placeSchema = z.strictObject({
  id: eventIdSchema,
  deviceId: deviceIdSchema,
  dseq: z.number().int().min(1),
  prevHash: digest,
  hash: digest,
});
export type WirePlace = z.infer<typeof placeSchema>;

const entryHead = { seq: z.number().int().min(1), receivedAt: instant };

/** One entry of central's log, as a reader gets it. */
export const logEntrySchema = z.discriminatedUnion('kind', [
  /** Accepted, or released from quarantine: it counts. */
  z.strictObject({ ...entryHead, kind: z.literal('event'), event: wireEventSchema }),
  /** The reader wrote it itself and says that it has it: only its place is told. */
  z.strictObject({ ...entryHead, kind: z.literal('own'), place: placeSchema }),
  /** Set aside: it counts for nobody until it is released. */
  z.strictObject({
    ...entryHead,
    kind: z.literal('quarantined'),
    place: placeSchema,
    reason: z.enum(quarantineReasons),
  }),
  /** CLS-SECURITY: of an incident that this reader may not read. */
  z.strictObject({ ...entryHead, kind: z.literal('restricted'), place: placeSchema }),
  /** Who may read this incident changed; a reader who now may asks for the stream. */
  z.strictObject({
    ...entryHead,
    kind: z.literal('audience'),
    stream: incidentStreamSchema,
    /** Whether this reader may read it from now on. */
    readable: z.boolean(),
  }),
]);
export type LogEntry = z.infer<typeof logEntrySchema>;

export const pullRequestSchema = z.strictObject({
  /** The last receipt that the reader has; 0 for none. */
  after: z.coerce.number().int().min(0),
  /** Its hash. One that central does not know means that central was restored: `HistoryChanged`. */
  receiptHash: digest,
  most: z.coerce.number().int().min(1).max(BATCH_LIMIT).default(BATCH_LIMIT),
  /** The reader's own device, and how far it has its own chain: up to there it need not be sent back to it. */
  device: deviceIdSchema,
  own: z.coerce.number().int().min(0),
});

export const pullAnswerSchema = z.strictObject({
  entries: z.array(logEntrySchema),
  /** Where the reader stands after these. */
  cursor: z.strictObject({ seq: z.number().int().min(0), hash: digest }),
  /** The end of the log when this was answered: how much is left. */
  end: z.number().int().min(0),
  /** Signatures and keys of the chains that appear. */
  signatures: z.array(chainSignatureSchema),
  devices: z.array(z.strictObject({ device: deviceIdSchema, publicKey: base64 })),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

export const headsAnswerSchema = z.strictObject({
  heads: z.array(z.strictObject({ chain: chainName, dseq: z.number().int().min(1), hash: digest })),
});

export const streamAnswerSchema = z.strictObject({
  entries: z.array(logEntrySchema),
  signatures: z.array(chainSignatureSchema),
  devices: z.array(z.strictObject({ device: deviceIdSchema, publicKey: base64 })),
});

export const timeAnswerSchema = z.strictObject({ now: instant });

export const enrolRequestSchema = z.strictObject({
  /** The one-time code that an administrator gave. */
  code: z.string().min(1).max(100),
  device: deviceIdSchema,
  publicKey: base64,
  /** What people call this console: `Room 3, left`. */
  name: z.string().trim().min(1).max(100),
});

export const enrolAnswerSchema = z.strictObject({
  /** Sent with every later request; central keeps only its hash. */
  token: z.string(),
  person: personIdSchema,
  role: z.enum(['administrator', 'console', 'phone', 'wall', 'integration']),
});

/** A further identity of an enrolled console, after a fork or damage. */
export const identityRequestSchema = z.strictObject({ device: deviceIdSchema, publicKey: base64 });

export const syncRoutes = {
  enrol: { method: 'POST', path: '/v1/enrol', request: enrolRequestSchema, answer: enrolAnswerSchema },
  identity: {
    method: 'POST',
    path: '/v1/sync/identity',
    request: identityRequestSchema,
    answer: z.strictObject({}),
  },
  push: { method: 'POST', path: '/v1/sync/push', request: pushRequestSchema, answer: pushAnswerSchema },
  pull: { method: 'GET', path: '/v1/sync/pull', request: pullRequestSchema, answer: pullAnswerSchema },
  heads: { method: 'GET', path: '/v1/sync/heads', request: z.strictObject({}), answer: headsAnswerSchema },
  stream: {
    method: 'GET',
    path: '/v1/sync/stream',
    request: z.strictObject({ stream: incidentStreamSchema }),
    answer: streamAnswerSchema,
  },
  time: { method: 'GET', path: '/v1/time', request: z.strictObject({}), answer: timeAnswerSchema },
} as const;
export type SyncRoute = keyof typeof syncRoutes;
export type SyncRequest<R extends SyncRoute> = z.input<(typeof syncRoutes)[R]['request']>;
export type SyncAnswer<R extends SyncRoute> = z.output<(typeof syncRoutes)[R]['answer']>;

/** Faults with a name of their own; each is a problem document (RFC 9457) whose `type` ends in it. */
export const syncFaults = [
  /** The cursor is of a history that central no longer has: read heads, push what it lacks, pull from 0. */
  'HistoryChanged',
  /** The token is unknown or was revoked: the console goes on offline and is told. */
  'Unauthorised',
  'Revoked',
  /** This side is older than the other can read, or newer. Pushing is always possible. */
  'ProtocolTooOld',
  'ProtocolTooNew',
] as const;
export type SyncFault = (typeof syncFaults)[number];

/** Null where a reader of that version understands what this version sends. */
export const incompatibilityOf = (version: number): Extract<SyncFault, `Protocol${string}`> | null =>
  version < SYNC_PROTOCOL ? 'ProtocolTooOld' : version > SYNC_PROTOCOL ? 'ProtocolTooNew' : null;

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

export const placeOf = ({ event, prevHash, hash }: SealedEvent): WirePlace => ({
  id: event.id,
  deviceId: event.deviceId,
  dseq: event.dseq,
  prevHash,
  hash,
});
