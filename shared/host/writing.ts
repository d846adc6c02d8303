import { officesOf } from '../directory/offices.ts';
import type { Directory } from '../directory/state.ts';
import { type Incident, rolesHeldBy } from '../incident/state.ts';
import type { Envelope, NewEvent } from '../kernel/envelope.ts';
import { nextHlc } from '../kernel/hlc.ts';
import type { EventId, PersonId, StreamKind } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { CommandRequest } from '../protocol/console.ts';
import { currentVersion } from '../protocol/upcast.ts';
import type { Aggregate, World } from './aggregates.ts';
import type { ChainDigest, ChainHead, Ids, SealedEvent } from './ports.ts';
import { seal } from './seal.ts';

/** Who writes, on whose word, at which moment, and where the chain stands. */
export interface Author {
  readonly request: CommandRequest;
  readonly recorder: PersonId;
  readonly world: Pick<World, 'now' | 'occurredAt' | 'directory'>;
  readonly head: ChainHead;
  /** The wall time that the order of its events reads; 0 for what the product brings along, ordered before all words. */
  readonly orderedFrom: Instant;
}

export interface Written<S> {
  readonly sealed: readonly SealedEvent[];
  /** The state with the events folded onto it. */
  readonly state: S;
  readonly head: ChainHead;
}

/** What was decided becomes events of this device: stamped, sealed and linked one after the other. */
export function write<S>(
  decided: readonly NewEvent[],
  kind: StreamKind,
  state: S,
  { evolve, basedOn }: Pick<Aggregate<S, never>, 'evolve' | 'basedOn'>,
  { request, recorder, world, head, orderedFrom }: Author,
  { ids, digest }: { readonly ids: Ids; readonly digest: ChainDigest },
): Written<S> {
  const { now, occurredAt, directory } = world;
  return decided.reduce<Written<S>>(
    ({ sealed, state: before, head: at }, event) => {
      const envelope: Envelope = {
        id: ids.uuid() as EventId,
        stream: request.stream,
        type: event.type,
        v: currentVersion(event.type),
        commandId: request.commandId,
        deviceId: at.deviceId,
        dseq: at.dseq + 1,
        hlc: nextHlc(at.hlc, orderedFrom),
        basedOn: basedOn(before, event),
        actor: {
          person: recorder,
          held: kind === 'incident' ? heldBy(recorder, before as Incident | null, directory, now) : [],
        },
        onBehalfOf: request.onBehalfOf,
        occurredAt,
        recordedAt: now,
        body: event.body,
      };
      const link = seal(envelope, at.hash, ids.salt(), digest);
      return {
        sealed: [...sealed, link],
        state: evolve(before, envelope),
        head: { ...at, dseq: envelope.dseq, hash: link.hash, hlc: envelope.hlc },
      };
    },
    { sealed: [], state, head },
  );
}

/** The capacities in which somebody stands at this moment: offices for these services, and war-room roles. */
function heldBy(
  person: PersonId,
  incident: Incident | null,
  directory: Directory,
  at: Instant,
): readonly string[] {
  const offices = officesOf(directory, person, incident?.services ?? [], at);
  return incident ? [...offices, ...rolesHeldBy(incident, person)] : offices;
}
