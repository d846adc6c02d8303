import type { Erasure } from '../incident/redaction.ts';
import type { IncidentRow } from '../incident/row.ts';
import type { Envelope } from '../kernel/envelope.ts';
import type { Hlc } from '../kernel/hlc.ts';
import type { CommandId, DeviceId, StreamId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';

import type { Instant } from '../kernel/time.ts';

export type { Erasure } from '../incident/redaction.ts';
export type { IncidentRow } from '../incident/row.ts';

/** The device's corrected time (design §7). */
export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A new UUIDv7 in text form. */
  uuid(): string;
  /** 16 random bytes as 32 hex digits. */
  salt(): string;
}

/**
 * One link of a device's chain, as 64 hex digits: SHA-256 over the bytes of `prevHash`, of SHA-256(header) and of
 * SHA-256(salt bytes ‖ body). Header and body are hashed as stored (UTF-8); nothing is serialised again to verify.
 */
export type ChainDigest = (prevHash: string, header: string, salt: string, body: string) => string;

/** SHA-256(salt bytes ‖ body), as 64 hex digits: what stays of an event whose words are erased. */
export type ContentDigest = (salt: string, body: string) => string;

/** `ChainDigest` where only the `ContentDigest` of salt and body is left. */
export type ErasedDigest = (prevHash: string, header: string, contentHash: string) => string;

/** The hashes that the record stands on. */
export interface Digests {
  readonly chain: ChainDigest;
  readonly content: ContentDigest;
  readonly erased: ErasedDigest;
  /** SHA-256 of a text, as 64 hex digits. */
  readonly text: (text: string) => string;
}

/** What the first event of a device is chained to. */
export const CHAIN_START = '0'.repeat(64);

/** An event as it is stored and sent: the texts that were hashed, beside what they say. */
export interface SealedEvent {
  readonly event: Envelope;
  /** JSON of everything in the envelope but the body. */
  readonly header: string;
  readonly salt: string;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
  /**
   * SHA-256(salt bytes ‖ body) of an event whose words were erased (design §5, redaction): salt and body are empty then,
   * and the chain still verifies. Null for every other.
   */
  readonly contentHash: string | null;
}

/** Where this device's chain stands. */
export interface ChainHead {
  readonly deviceId: DeviceId;
  /** 0 before the first event. */
  readonly dseq: number;
  readonly hash: string;
  /** The latest hybrid clock reading in the journal, whoever wrote it. */
  readonly hlc: Hlc;
}

/** Everything that one command writes; it is durable whole or not at all. */
export interface Batch {
  readonly events: readonly SealedEvent[];
  /** The row as it stands after the events; null where they did not change it, and for streams that are no incident. */
  readonly row: IncidentRow | null;
  /** Words that the events take out of earlier ones. */
  readonly erasures?: readonly Erasure[];
}

/** Why nothing was written. The sentence for each is in the catalogue under `journal.<code>`. */
export type JournalTroubleCode = 'diskFull' | 'readOnly' | 'damaged' | 'closed' | 'failed';
export interface JournalTrouble {
  readonly code: JournalTroubleCode;
  /** For the log and the support line, never the only thing shown. */
  readonly detail: string;
}

/**
 * The local event store. Every adapter passes `test/contracts/journal-contract.ts`. An `append` that answers `ok` is
 * on the disk; one that does not has written nothing.
 */
export interface Journal {
  head(): Promise<ChainHead>;
  append(batch: Batch): Promise<Result<null, JournalTrouble>>;
  /** All events of a stream in fold order; empty for an unknown one. */
  read(stream: StreamId): Promise<readonly Envelope[]>;
  /** What a command brought about, in order; empty where it is new. */
  eventsOf(command: CommandId): Promise<readonly Envelope[]>;
  /** Newest detection first. */
  incidents(): Promise<readonly IncidentRow[]>;
  /** Those in which something may be owed, newest detection first: few, however long the record. */
  owingIncidents(): Promise<readonly IncidentRow[]>;
  /** The others by stream, at most so many after one; from the first where it is null. */
  settledIncidents(after: StreamId | null, most: number): Promise<readonly IncidentRow[]>;
  refTaken(ref: string): Promise<boolean>;
}
