import type { ChainName, ChainReader, Placement } from '../../shared/host/chains.ts';
import type { Erasure, SealedEvent } from '../../shared/host/ports.ts';
import type { ChainReach, ChainSignature, Cursor, KnownDevice } from '../../shared/host/sync-ports.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { QuarantineReason } from '../../shared/protocol/sync.ts';
import type { Tables } from './sql.ts';

/**
 * Central's log: everything it received, in the order in which it did, and what it decided of it. Each entry has the
 * next number and a hash chained to the one before (`receiptHash`), so that a reader whose last receipt is unknown here
 * learns that central was restored (design §6).
 *
 * Three adapters: memory, SQLite, PostgreSQL. Every one passes `test/contracts/central-log-contract.ts`.
 */
export interface CentralLog extends LogReader {
  /**
   * The only way in. `work` runs alone, over all replicas; what it wrote is durable when the promise resolves, and
   * nothing of it is there when it rejects. Numbers are given inside, so a reader never skips one.
   */
  alone<T>(work: (writing: LogWriting) => Promise<T>): Promise<T>;
  /** Told after each commit, of any replica, with the streams that changed. Returns how to stop listening. */
  onNews(listener: (news: LogNews) => void): () => void;
  close(): Promise<void>;
}

/** A database of central: its log, and the tables beside it. Closing the log closes both. */
export interface CentralDatabase {
  readonly log: CentralLog;
  readonly tables: Tables;
}

export interface LogNews {
  readonly end: number;
  readonly streams: readonly StreamId[];
}

/** An entry before it has a number. */
export type NewEntry =
  | {
      readonly kind: 'accepted';
      readonly sealed: SealedEvent;
      readonly placement: Placement;
      readonly at: Instant;
    }
  | {
      readonly kind: 'quarantined';
      readonly sealed: SealedEvent;
      readonly placement: Placement;
      readonly reason: QuarantineReason;
      readonly at: Instant;
    }
  /** An event set aside earlier counts from now on. */
  | { readonly kind: 'released'; readonly event: EventId; readonly at: Instant }
  /** CLS-SECURITY: who may read an incident; null for anybody. */
  | {
      readonly kind: 'audience';
      readonly stream: StreamId;
      readonly people: readonly PersonId[] | null;
      readonly at: Instant;
    };

/** An entry as it is read. The sealed event is whole, also where it is quarantined; erased ones have no words. */
export type LoggedEntry = { readonly seq: number; readonly at: Instant; readonly hash: string } & (
  | { readonly kind: 'accepted' | 'released'; readonly sealed: SealedEvent; readonly chain: ChainName }
  | {
      readonly kind: 'quarantined';
      readonly sealed: SealedEvent;
      readonly chain: ChainName;
      readonly reason: QuarantineReason;
      /** It has been released since; the release has an entry of its own. */
      readonly released: boolean;
    }
  | { readonly kind: 'audience'; readonly stream: StreamId; readonly people: readonly PersonId[] | null }
);

export interface LogReader extends ChainReader {
  /** Where the log ends; seq 0 with `CHAIN_START` while it is empty. */
  end(): Promise<Cursor>;
  /** The hash of that receipt; null where there is none. Of 0 it is `CHAIN_START`. */
  hashAt(seq: number): Promise<string | null>;
  /** Entries after a number, in order, at most so many. */
  read(after: number, most: number): Promise<readonly LoggedEntry[]>;
  /** Every event of a stream that counts, in fold order; an erased one with its body's remainder (`Erasure.instead`). */
  stream(stream: StreamId): Promise<readonly Envelope[]>;
  /** The same, sealed, with when each arrived: what a reader gets who may read the stream from now on. */
  streamEntries(stream: StreamId): Promise<readonly LoggedEntry[]>;
  /** What a command brought about and counts, in fold order. */
  eventsOf(command: CommandId): Promise<readonly Envelope[]>;
  /** How far every chain reaches, quarantined events included: what need not be pushed again. */
  reaches(): Promise<readonly ChainReach[]>;
  /** The furthest signature of each of these chains. */
  signatures(chains: readonly ChainName[]): Promise<readonly ChainSignature[]>;
  devices(devices: readonly DeviceId[]): Promise<readonly KnownDevice[]>;
  /** Of these streams the restricted ones, and who may read each. */
  audiences(streams: readonly StreamId[]): Promise<ReadonlyMap<StreamId, readonly PersonId[]>>;
  /** Events set aside and not released, oldest first, after a number. */
  quarantine(
    after: number,
    most: number,
  ): Promise<readonly (LoggedEntry & { readonly kind: 'quarantined' })[]>;
  /** How many are set aside and not released. */
  quarantined(): Promise<number>;
  erasuresOf(events: readonly EventId[]): Promise<readonly Erasure[]>;
  /** Which of these are here, each with why it is set aside; null where it counts. */
  known(events: readonly EventId[]): Promise<ReadonlyMap<EventId, QuarantineReason | null>>;
  /** The latest hybrid clock reading in the log, whoever wrote it; `HLC_ZERO` while it is empty. */
  latestHlc(): Promise<string>;
}

export interface LogWriting extends LogReader {
  /**
   * Stores events and gives every entry its number; answers the log's new end. An event whose words were erased before
   * (`erase`) is stored without them. Placements must come from `placeAll` within the same `alone`.
   */
  append(entries: readonly NewEntry[]): Promise<Cursor>;
  /** Takes words out of events that are here, for good, and remembers it for those that are yet to come. */
  erase(erasures: readonly Erasure[]): Promise<void>;
  saveSignatures(signatures: readonly ChainSignature[]): Promise<void>;
  saveDevices(devices: readonly KnownDevice[]): Promise<void>;
}

/** What a receipt's hash stands for: the receipt before it and everything that this one says. */
export const receiptStatement = (previous: string, seq: number, entry: NewEntry): string =>
  JSON.stringify([
    previous,
    seq,
    entry.kind,
    entry.at,
    entry.kind === 'accepted' || entry.kind === 'quarantined'
      ? entry.sealed.hash
      : entry.kind === 'released'
        ? entry.event
        : [entry.stream, entry.people],
    entry.kind === 'quarantined' ? entry.reason : null,
  ]);
