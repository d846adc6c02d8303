import { chainDigest } from '../../electron/journal/chain.ts';
import { CHAIN_START, type ChainHead, type IncidentRow, type SealedEvent } from '../../shared/host/ports.ts';
import { seal } from '../../shared/host/seal.ts';
import { HLC_ZERO, nextHlc } from '../../shared/kernel/hlc.ts';
import {
  type CommandId,
  type DeviceId,
  type EventId,
  incidentStream,
  type PersonId,
  type StreamId,
} from '../../shared/kernel/ids.ts';

export const deviceA = 'device-a' as DeviceId;
export const deviceB = 'device-b' as DeviceId;
export const outage = incidentStream('0195d3a0-0000-7000-8000-00000000000a');
export const leak = incidentStream('0195d3a0-0000-7000-8000-00000000000b');

/** 2026-03-02T10:00Z. */
export const TEN = 1_772_445_600_000;

export interface EventPlan {
  readonly stream?: StreamId;
  readonly command?: string;
  readonly text?: string;
  readonly at?: number;
}

/** Writes valid sealed events, each the next link of one device's chain. */
export interface ChainWriter {
  next(plan?: EventPlan): SealedEvent;
  many(count: number, plan?: EventPlan): SealedEvent[];
  head(): ChainHead;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** Deterministic: the same calls give the same bytes. `from` goes on with a chain that a journal holds. */
export function chainOf(deviceId: DeviceId, from?: ChainHead): ChainWriter {
  let head: ChainHead = from ?? { deviceId, dseq: 0, hash: CHAIN_START, hlc: HLC_ZERO };
  const origin = hex(
    [...deviceId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffff, 7),
    4,
  );

  function next({ stream = outage, command, text, at }: EventPlan = {}): SealedEvent {
    const dseq = head.dseq + 1;
    const recordedAt = at ?? TEN + dseq * 1_000;
    const sealed = seal(
      {
        id: `0195d3a0-${origin}-7000-8000-${hex(dseq, 12)}` as EventId,
        stream,
        type: 'entryAdded',
        v: 1,
        commandId: (command ?? `command-${deviceId}-${dseq}`) as CommandId,
        deviceId,
        dseq,
        hlc: nextHlc(head.hlc, recordedAt),
        basedOn: {},
        actor: { person: 'mensah' as PersonId, held: ['scribe'] },
        onBehalfOf: null,
        occurredAt: recordedAt,
        recordedAt,
        body: {
          kind: 'note',
          text: text ?? `Line ${dseq}: token issue errors at 4 % – “still rising”`,
          progress: false,
        },
      },
      head.hash,
      origin.repeat(4) + hex(dseq, 16),
      chainDigest,
    );
    head = { deviceId, dseq, hash: sealed.hash, hlc: sealed.event.hlc };
    return sealed;
  }

  return {
    next,
    many: (count, plan) => Array.from({ length: count }, () => next(plan)),
    head: () => head,
  };
}

export const rowOf = (stream: StreamId, fields: Partial<IncidentRow> = {}): IncidentRow => ({
  stream,
  ref: 'INC-2026-7KQ4M2',
  title: 'Sign-in fails for citizens in region A',
  drill: false,
  services: [],
  priority: 'P1',
  peak: 'P1',
  status: 'investigating',
  security: false,
  restrictedTo: null,
  assignee: null,
  people: [],
  roles: [],
  awaitingApproval: false,
  detectedAt: TEN,
  declaredAt: TEN + 60_000,
  restoredAt: null,
  closedAt: null,
  owing: true,
  outcome: null,
  rootCause: null,
  recurrenceOf: [],
  ...fields,
});
