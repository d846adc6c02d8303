import type { Hlc } from './hlc.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from './ids.ts';
import type { Instant } from './time.ts';

/** How a word of office reached the person who recorded it (RES-ONBEHALF). */
export type Spoken = 'phone' | 'in the room' | 'message';

/** The person whose act this is, where somebody else recorded it (RES-ONBEHALF). */
export interface OnBehalfOf {
  readonly person: PersonId;
  readonly how: Spoken;
}

/** Who recorded the event, and in which capacities they stood at that moment (offices and war-room roles). */
export interface Actor {
  readonly person: PersonId;
  readonly held: readonly string[];
}

/** Field set → the event ids that the author last saw setting it (design §5). */
export type BasedOn = Readonly<Record<string, readonly EventId[]>>;

/**
 * What every event carries. Everything but `salt` and `body` is the header; both are hashed as stored
 * (see shared/host/ports.ts, `ChainDigest`) and never serialised again.
 */
export interface Envelope<Type extends string = string, Body = unknown> {
  readonly id: EventId;
  readonly stream: StreamId;
  readonly type: Type;
  /** Schema version of the body; older ones are lifted by shared/protocol/upcast.ts. */
  readonly v: number;
  readonly commandId: CommandId;
  readonly deviceId: DeviceId;
  /** Gapless per device, from 1. */
  readonly dseq: number;
  readonly hlc: Hlc;
  readonly basedOn: BasedOn;
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
  /** When it happened, as the human says. Deadlines use this. */
  readonly occurredAt: Instant;
  /** When it was written down on the device. */
  readonly recordedAt: Instant;
  readonly body: Body;
}

/** An event before the host gives it identity, order and hash. */
export interface NewEvent<Type extends string = string, Body = unknown> {
  readonly type: Type;
  readonly body: Body;
}

/** The union of envelopes over a map of event type → body. */
export type EnvelopeOf<Bodies> = { [T in keyof Bodies & string]: Envelope<T, Bodies[T]> }[keyof Bodies &
  string];

/** The union of new events over a map of event type → body. */
export type NewEventOf<Bodies> = { [T in keyof Bodies & string]: NewEvent<T, Bodies[T]> }[keyof Bodies &
  string];

/** The person whose act an event is: the one spoken for, else the one who recorded it. */
export const actingPerson = (event: Pick<Envelope, 'actor' | 'onBehalfOf'>): PersonId =>
  event.onBehalfOf?.person ?? event.actor.person;

/**
 * Fold order: author's hybrid clock, then device, then its counter; of two histories of one device the id decides.
 * Total, and the same on every console.
 */
export function compareOrder(a: Envelope, b: Envelope): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1;
  if (a.deviceId !== b.deviceId) return a.deviceId < b.deviceId ? -1 : 1;
  if (a.dseq !== b.dseq) return a.dseq - b.dseq;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
