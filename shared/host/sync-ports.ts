import type { Envelope } from '../kernel/envelope.ts';
import type { DeviceId, EventId, StreamId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { ChainName, ChainReader } from './chains.ts';
import type { Erasure, IncidentRow, Journal, JournalTrouble, SealedEvent } from './ports.ts';

/** How far a reader has followed central's log: the last receipt's number and its hash. */
export interface Cursor {
  /** 0 before the first. */
  readonly seq: number;
  readonly hash: string;
}

/** Why an event of a chain is known and its words are not here. */
export type Absence = 'quarantined' | 'restricted';

/** What comes from elsewhere: from central's log, or from a bundle (`receivedAt` null). Verified by `fromWire`. */
export type Received =
  | { readonly kind: 'event'; readonly sealed: SealedEvent; readonly receivedAt: Instant | null }
  /** Only its place. `own`: this device has it and central has it, too. */
  | {
      readonly kind: 'place';
      readonly place: Place;
      readonly receivedAt: Instant;
      readonly why: Absence | 'own';
      /** Why it was set aside; null unless it was. */
      readonly reason: string | null;
    };

/** An event's place in its chain, and no word of it. */
export interface Place {
  readonly id: EventId;
  readonly deviceId: DeviceId;
  readonly dseq: number;
  readonly prevHash: string;
  readonly hash: string;
}

/** An event that came without its words: its hashes hold the chain together. */
export interface Withheld {
  readonly chain: ChainName;
  readonly dseq: number;
  readonly hash: string;
  readonly why: Absence;
}

/** What central says of an event. */
export interface Verdict {
  readonly event: EventId;
  /** When it reached central, by central's clock. */
  readonly receivedAt: Instant;
  /** Why it is left out of every fold, its author's included, until it is released; null where it counts. */
  readonly quarantined: string | null;
}

/** An author's word, at some point of a chain, that all before it is theirs. */
export interface ChainSignature {
  readonly chain: ChainName;
  readonly dseq: number;
  readonly hash: string;
  /** Ed25519 over the text `war room chain <chain> <dseq> <hash>`, base64. */
  readonly signature: string;
}

/** A device that other consoles know: its Ed25519 public key, SPKI DER in base64. */
export interface KnownDevice {
  readonly device: DeviceId;
  readonly publicKey: string;
}

/** Everything that one answer of central (or one bundle) changes here; taken in whole or not at all. */
export interface Merge {
  /** Events that are not here yet, verified and placed (`placeAll`), in that order. */
  readonly arrivals: readonly { readonly sealed: SealedEvent; readonly chain: ChainName }[];
  readonly withheld: readonly Withheld[];
  readonly verdicts: readonly Verdict[];
  readonly erasures: readonly Erasure[];
  readonly signatures: readonly ChainSignature[];
  readonly devices: readonly KnownDevice[];
  /** Rows as they stand afterwards. */
  readonly rows: readonly IncidentRow[];
  /** Null where the answer came from elsewhere than central's log. */
  readonly cursor: Cursor | null;
}

/** Where an event stands among those that wait. */
export interface OutboxPlace {
  readonly chain: ChainName;
  readonly dseq: number;
}

export interface Waiting extends OutboxPlace {
  readonly sealed: SealedEvent;
}

/** The furthest that a chain is known to reach. */
export interface ChainReach {
  readonly chain: ChainName;
  readonly dseq: number;
  readonly hash: string;
}

/**
 * What syncing needs of a journal besides. Every adapter passes `test/contracts/sync-journal-contract.ts`. `read` and
 * `eventsOf` leave out what is quarantined; an erased event is read with its body's remainder, and is left out of `read`
 * until the redaction is here that says what that is. `find` gives it with null for a body.
 */
export interface SyncJournal extends Journal, ChainReader {
  /**
   * Events for which there is no receipt of the log that is followed, whoever wrote them, chain by chain; at most so many
   * after a place in that order.
   */
  pending(after: OutboxPlace | null, most: number): Promise<readonly Waiting[]>;
  pendingCount(): Promise<number>;
  /** Up to which number every event of the chain is here; 0 where the first is not. */
  wholeUpTo(chain: ChainName): Promise<number>;
  /** Central was restored: no receipt counts any more. Its log is read from the first, and every event waits for one. */
  beginAnew(): Promise<Result<null, JournalTrouble>>;
  /** A verdict is a receipt: the event no longer waits for one. An arrival without a verdict does. */
  merge(merge: Merge): Promise<Result<null, JournalTrouble>>;
  cursor(): Promise<Cursor>;
  /** Every chain with at least one event known. */
  reaches(): Promise<readonly ChainReach[]>;
  /** Events of a chain that are here, after a number, in order, at most so many; quarantined and erased ones too. */
  after(chain: ChainName, dseq: number, most: number): Promise<readonly SealedEvent[]>;
  /** The last event of a stream in fold order, whether or not it counts; null where there is none. */
  last(stream: StreamId): Promise<Envelope | null>;
  /** Which of these are here. */
  find(events: readonly EventId[]): Promise<readonly Envelope[]>;
  /** The words taken out of an event, by its id. */
  erasuresOf(events: readonly EventId[]): Promise<readonly Erasure[]>;
  signatures(): Promise<readonly ChainSignature[]>;
  devices(): Promise<readonly KnownDevice[]>;
  /** When central received these, by its clock; those that it has not, or not yet, are absent. */
  receivedAt(events: readonly EventId[]): Promise<ReadonlyMap<EventId, Instant>>;
  /** Own and others' events that central set aside, oldest first. */
  quarantined(): Promise<readonly { readonly event: EventId; readonly reason: string }[]>;
}
