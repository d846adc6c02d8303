import type { ChainName } from '../../shared/host/chains.ts';
import type { Erasure, SealedEvent } from '../../shared/host/ports.ts';
import type { ChainReach, ChainSignature } from '../../shared/host/sync-ports.ts';
import type { Hlc } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { QuarantineReason } from '../../shared/protocol/sync.ts';
import { type Draft, draftOf, type Readable } from './draft.ts';

/** An event and what was decided of it. */
export interface KeptEvent {
  /** The number of the receipt with which it came. */
  readonly arrival: number;
  readonly sealed: SealedEvent;
  readonly chain: ChainName;
  readonly reason: QuarantineReason | null;
  /** The receipt that released it. */
  readonly released: number | null;
}

export type KeptReceipt = { readonly at: Instant; readonly hash: string } & (
  | { readonly kind: 'accepted' | 'quarantined' | 'released'; readonly event: number }
  | { readonly kind: 'audience'; readonly stream: StreamId; readonly people: readonly PersonId[] | null }
);

/** The tables of the log by key and value; lists of numbers are arrivals. */
export interface LogTables {
  events: [number, KeptEvent];
  receipts: [number, KeptReceipt];
  /** Its only key is `seq`. */
  end: ['seq', number];
  byPlace: [string, number];
  byId: [EventId, readonly number[]];
  byStream: [StreamId, readonly number[]];
  byCommand: [CommandId, readonly number[]];
  setAside: [number, true];
  chains: [ChainName, ChainReach & { readonly hlc: Hlc }];
  branches: [DeviceId, readonly ChainName[]];
  erasures: [EventId, Erasure];
  audiences: [StreamId, readonly PersonId[]];
  signatures: [ChainName, ChainSignature];
  devices: [DeviceId, string];
}

type Name = keyof LogTables;
export type Committed = { readonly [N in Name]: Map<LogTables[N][0], LogTables[N][1]> };
export type Reading = { readonly [N in Name]: Readable<LogTables[N][0], LogTables[N][1]> };
export type Drafts = { readonly [N in Name]: Draft<LogTables[N][0], LogTables[N][1]> };

export const emptyTables = (): Committed => ({
  events: new Map(),
  receipts: new Map(),
  end: new Map(),
  byPlace: new Map(),
  byId: new Map(),
  byStream: new Map(),
  byCommand: new Map(),
  setAside: new Map(),
  chains: new Map(),
  branches: new Map(),
  erasures: new Map(),
  audiences: new Map(),
  signatures: new Map(),
  devices: new Map(),
});

export const draftsOf = (tables: Committed): Drafts =>
  Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, draftOf(table as Map<unknown, unknown>)]),
  ) as unknown as Drafts;

export const placeKey = (chain: ChainName, dseq: number): string => `${chain} ${dseq}`;
