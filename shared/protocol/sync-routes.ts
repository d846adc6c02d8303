import { z } from 'zod';
import type { ChainName } from '../host/chains.ts';
import { instant } from '../kernel/field-schemas.ts';
import { eventIdSchema, incidentStreamSchema, personIdSchema } from '../kernel/id-schemas.ts';
import { deviceIdSchema, digestSchema, quarantineReasons, wireEventSchema } from './sync.ts';

/**
 * What a console asks of central and what it is answered (design §6): HTTP with JSON, every shape checked at both ends.
 * `syncRoutes` is the ONE map of what may be asked.
 *
 * Adding a route: its entry there, its answer in `central/sync`, its handler in `central/http/sync.ts`, who may ask it in
 * `central/http/permissions.ts`. A change that the other side cannot read raises `SYNC_PROTOCOL` and is named in
 * `incompatibilityOf`.
 */
export const SYNC_PROTOCOL = 1;

/** The header in which whoever asks says its protocol's version. */
export const PROTOCOL_HEADER = 'war-room-protocol';

/** Events in one push, and log entries in one pull. */
export const BATCH_LIMIT = 1000;

/** Characters of events in one push; a batch ends before the event that would go beyond it, and has at least one. */
export const BATCH_SIZE = 4_000_000;

const chainName = z
  .string()
  .max(80)
  .regex(/^[0-9a-f-]{36}(~\d{1,10}~[0-9a-f]{8})?$/, 'is no chain')
  .transform((name) => name as ChainName);
const base64 = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'is no base64');

/** The author's signature on how far a chain reaches: Ed25519 over `chainStatement`, base64. */
const chainSignatureSchema = z.strictObject({
  chain: chainName,
  dseq: z.number().int().min(1),
  hash: digestSchema,
  signature: base64,
});

/** What a device signs: this text names the chain and its end, and with it everything before. */
export const chainStatement = (chain: ChainName, dseq: number, hash: string): string =>
  `war room chain ${chain} ${dseq} ${hash}`;

const pushRequestSchema = z.strictObject({
  events: z.array(wireEventSchema).max(BATCH_LIMIT),
  signatures: z.array(chainSignatureSchema).max(200),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** One answer an event, in the order they were pushed. Central never rejects a fact. */
const pushResultSchema = z.strictObject({
  verdict: z.enum(['accepted', 'duplicate', 'quarantined']),
  reason: z.enum(quarantineReasons).nullable(),
});
export type PushResult = z.infer<typeof pushResultSchema>;

const pushAnswerSchema = z.strictObject({ results: z.array(pushResultSchema) });
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** An event's place without its words: quarantined, or not for this reader's eyes. */
const placeSchema = z.strictObject({
  id: eventIdSchema,
  deviceId: deviceIdSchema,
  dseq: z.number().int().min(1),
  prevHash: digestSchema,
  hash: digestSchema,
});

const entryHead = { seq: z.number().int().min(1), receivedAt: instant };

/** One entry of central's log, as a reader gets it. */
const logEntrySchema = z.discriminatedUnion('kind', [
  /** Accepted, or released from quarantine: it counts. */
  z.strictObject({ ...entryHead, kind: z.literal('event'), event: wireEventSchema }),
  /** The reader wrote it itself and has it: only its place is told. */
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
    readable: z.boolean(),
  }),
]);
export type SyncEntry = z.infer<typeof logEntrySchema>;

const along = {
  /** Of the chains that appear: how far each author vouched for them, and by which key. */
  signatures: z.array(chainSignatureSchema),
  devices: z.array(z.strictObject({ device: deviceIdSchema, publicKey: base64 })),
};

const pullRequestSchema = z.strictObject({
  /** The last receipt that the reader has; 0 for none. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  /** Its hash. One that central does not know means that central was restored: `HistoryChanged`. */
  receiptHash: digestSchema,
  /** Up to which number the reader has every event of its own: those come as places alone. */
  own: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  most: z.coerce.number().int().min(1).max(BATCH_LIMIT).default(BATCH_LIMIT),
});

const pullAnswerSchema = z.strictObject({
  entries: z.array(logEntrySchema),
  /** Where the reader stands after these. */
  cursor: z.strictObject({ seq: z.number().int().min(0), hash: digestSchema }),
  /** The end of the log when this was answered: how much is left. */
  end: z.number().int().min(0),
  ...along,
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

const headsAnswerSchema = z.strictObject({
  heads: z.array(z.strictObject({ chain: chainName, dseq: z.number().int().min(1), hash: digestSchema })),
});
export type HeadsAnswer = z.infer<typeof headsAnswerSchema>;

const streamAnswerSchema = z.strictObject({ entries: z.array(logEntrySchema), ...along });
export type StreamAnswer = z.infer<typeof streamAnswerSchema>;

/** What an enrolled device may be: a console writes and reads, a phone acts through central, a wall only reads. */
export const deviceRoles = ['administrator', 'console', 'phone', 'wall', 'integration'] as const;
export type DeviceRole = (typeof deviceRoles)[number];

const enrolRequestSchema = z.strictObject({
  /** The one-time code that an administrator gave. */
  code: z.string().min(1).max(100),
  device: deviceIdSchema,
  publicKey: base64,
  /** What people call this console: `Room 3, left`. */
  name: z.string().trim().min(1).max(100),
});

export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

const enrolAnswerSchema = z.strictObject({
  /** Sent with every later request; central keeps only its hash. */
  token: z.string().min(20).max(200),
  person: personIdSchema,
  role: z.enum(deviceRoles),
});

/** A further identity of an enrolled console, after a fork or damage: the token stays the same. */
const identityRequestSchema = z.strictObject({ device: deviceIdSchema, publicKey: base64 });

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
  time: {
    method: 'GET',
    path: '/v1/time',
    request: z.strictObject({}),
    answer: z.strictObject({ now: instant }),
  },
} as const;
export type SyncRoute = keyof typeof syncRoutes;
export type SyncRequest<R extends SyncRoute> = z.output<(typeof syncRoutes)[R]['request']>;
export type SyncAnswer<R extends SyncRoute> = z.output<(typeof syncRoutes)[R]['answer']>;

/** Where pokes come from: server-sent events, each only saying that there may be news; data always by pull. */
export const LIVE_PATH = '/v1/sync/live';

/** Faults with a name of their own: the `code` of a problem document (`problem.ts`). */
export const syncFaults = [
  /** The cursor is of a history that central no longer has: read it from the first; what has no receipt goes again. */
  'HistoryChanged',
  /** No token, or one that central does not know. */
  'Unauthorised',
  /** The device was revoked: it goes on offline, may still push into quarantine, and never pulls again. */
  'Revoked',
  /** This kind of device may not ask that. */
  'Forbidden',
  /** A one-time code that is unknown, used, or too old. */
  'CodeInvalid',
  /** This side is older than the other can read, or newer. Pushing is always possible. */
  'ProtocolTooOld',
  'ProtocolTooNew',
] as const;
export type SyncFault = (typeof syncFaults)[number];

/** Null where one of that version and this one understand each other. */
export const incompatibilityOf = (version: number): Extract<SyncFault, `Protocol${string}`> | null =>
  version < SYNC_PROTOCOL ? 'ProtocolTooOld' : version > SYNC_PROTOCOL ? 'ProtocolTooNew' : null;
