import { officesOf } from '../directory/offices.ts';
import type { Directory } from '../directory/state.ts';
import { type IncidentCommand, incidentsNamedBy } from '../incident/command.ts';
import { type Erasure, erasuresOf, withErasures } from '../incident/redaction.ts';
import { recurrenceOf, recurrenceSubject } from '../incident/recurrence.ts';
import { incidentReference } from '../incident/reference.ts';
import { type Incident, rolesHeldBy } from '../incident/state.ts';
import type { Intake } from '../intake/state.ts';
import type { Envelope, NewEvent } from '../kernel/envelope.ts';
import { nextHlc } from '../kernel/hlc.ts';
import {
  directoryStream,
  type EventId,
  intakeStream,
  type PersonId,
  policyStream,
  type StreamId,
  streamKind,
} from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { rejected } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { type PolicyRegister, packOf } from '../policy/register.ts';
import type { CommandAnswer, CommandRequest } from '../protocol/console.ts';
import { currentVersion, upcast } from '../protocol/upcast.ts';
import { incidentRow } from '../views/row.ts';
import { type Aggregate, aggregates, type StateOf, type World } from './aggregates.ts';
import type { ChainDigest, ChainHead, Clock, Ids, IncidentRow, Journal, SealedEvent } from './ports.ts';
import { seal } from './seal.ts';

/** What happened to a stream, told after it is durable and folded. */
export interface HostChange {
  readonly stream: StreamId;
  /** Null: events were put before some already folded, or lost their words; read the stream again. */
  readonly events: readonly Envelope[] | null;
}

export interface HostPorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: ChainDigest;
}

export interface Host {
  /**
   * Runs one command to the end: decides, appends durably, folds, tells. Commands run one after the other. A refusal
   * has written nothing; the same `commandId` again gets the same answer and nothing new.
   */
  execute(request: CommandRequest, recorder: PersonId): Promise<CommandAnswer>;
  incident(stream: StreamId): Promise<Incident | null>;
  directory(): Directory;
  policy(): PolicyRegister;
  /** Forgets what was folded, after the journal changed beneath (a repair); listeners read the streams again. */
  reload(): Promise<void>;
  subscribe(listener: (change: HostChange) => void): () => void;
}

/** Folded incidents kept in memory; the rest are folded again when asked for. */
const KEPT_INCIDENTS = 256;

/** The derived row where the events changed it: a note does not, and notes are most of what is written. */
function changedRow(
  stream: StreamId,
  before: Incident | null,
  after: Incident,
  policy: PolicyRegister,
): IncidentRow | null {
  const rowOf = (incident: Incident) => incidentRow(stream, incident, packOf(policy, incident.pack));
  const row = rowOf(after);
  return before !== null && JSON.stringify(row) === JSON.stringify(rowOf(before)) ? null : row;
}

/** Every journal is asked for its events through here, so that old ones are always at their current version. */
async function fold<S>(journal: Journal, stream: StreamId, aggregate: Aggregate<S, never>): Promise<S> {
  return foldAll(await journal.read(stream), aggregate);
}

const foldAll = <S>(events: readonly Envelope[], aggregate: Aggregate<S, never>): S =>
  events.reduce<S>((state, event) => aggregate.evolve(state, upcast(event)), aggregate.initial);

/** The stream as it will be read once new events, and the erasures they demand, are durable. */
async function foldErased<S>(
  journal: Journal,
  added: readonly Envelope[],
  erasures: readonly Erasure[],
  stream: StreamId,
  aggregate: Aggregate<S, never>,
): Promise<S> {
  return foldAll(withErasures([...(await journal.read(stream)), ...added], erasures), aggregate);
}

/** Opens a host on a journal. The only way that state changes on a device. */
export async function openHost(ports: HostPorts): Promise<Host> {
  const { journal, clock, ids, digest } = ports;
  const incidents = new Map<StreamId, Incident | null>();
  const listeners = new Set<(change: HostChange) => void>();
  let intake: Intake = aggregates.intake.initial;
  let directory: Directory = aggregates.directory.initial;
  let policy: PolicyRegister = aggregates.policy.initial;
  let head: ChainHead;

  async function load(): Promise<void> {
    incidents.clear();
    intake = await fold(journal, intakeStream, aggregates.intake);
    directory = await fold(journal, directoryStream, aggregates.directory);
    policy = await fold(journal, policyStream, aggregates.policy);
    head = await journal.head();
  }
  await load();

  async function incidentOf(stream: StreamId): Promise<Incident | null> {
    const known = incidents.get(stream);
    if (known !== undefined) return known;
    const folded = await fold(journal, stream, aggregates.incident);
    keep(stream, folded);
    return folded;
  }

  function keep(stream: StreamId, incident: Incident | null): void {
    incidents.delete(stream);
    incidents.set(stream, incident);
    const [oldest] = incidents.keys();
    if (incidents.size > KEPT_INCIDENTS && oldest !== undefined) incidents.delete(oldest);
  }

  async function referenceFor(stream: StreamId, at: number): Promise<string> {
    const uuid = stream.split('/')[1] ?? '';
    const short = incidentReference(uuid, at, 6);
    return (await journal.refTaken(short)) ? incidentReference(uuid, at, 8) : short;
  }

  async function run(request: CommandRequest, recorder: PersonId): Promise<CommandAnswer> {
    const answered = await journal.eventsOf(request.commandId);
    if (answered.length > 0) return { ok: true, stream: request.stream, events: answered };

    const kind = streamKind(request.stream);
    if (kind === null || !aggregates[kind].accepts(request.command))
      return rejected<Rejection>({ code: 'request.wrongStream', params: {} });
    switch (kind) {
      case 'incident':
        if (!directory.people.has(recorder))
          return rejected<Rejection>({ code: 'person.unknown', params: { id: recorder } });
        return commit(kind, await incidentOf(request.stream), request, recorder, (folded) =>
          keep(request.stream, folded),
        );
      case 'intake':
        return commit(kind, intake, request, recorder, (folded) => {
          intake = folded;
        });
      case 'directory':
        return commit(kind, directory, request, recorder, (folded) => {
          directory = folded;
        });
      case 'policy':
        return commit(kind, policy, request, recorder, (folded) => {
          policy = folded;
        });
    }
  }

  /** The incidents that a command names; the list is read only where it names some. */
  async function othersIn(command: IncidentCommand): Promise<World['others']> {
    const named = incidentsNamedBy(command);
    if (named.length === 0) return new Map();
    const rows = (await journal.incidents()).filter(({ stream }) => named.includes(stream));
    return new Map(rows.map((row) => [row.stream, row]));
  }

  /** CLO-CRITERIA: looked for when it is closed, by the root cause that the closure names. */
  async function recurrenceIn({ stream, command }: CommandRequest, incident: Incident | null) {
    const pack = incident && packOf(policy, incident.pack);
    if (!incident || !pack || command.type !== 'close') return null;
    const subject = recurrenceSubject(stream, incident, command.category);
    return recurrenceOf(subject, await journal.incidents(), pack);
  }

  /** Decides, seals, appends; only when that is durable does memory change (`settle`), and only then is anyone told. */
  async function commit<K extends keyof StateOf>(
    kind: K,
    state: StateOf[K],
    request: CommandRequest,
    recorder: PersonId,
    settle: (state: StateOf[K]) => void,
  ): Promise<CommandAnswer> {
    const aggregate = aggregates[kind] as unknown as Aggregate<StateOf[K], CommandRequest['command']>;
    const now = clock.now();
    const world: World = {
      now,
      occurredAt: request.occurredAt ?? now,
      person: request.onBehalfOf?.person ?? recorder,
      directory,
      policy,
      others: kind === 'incident' ? await othersIn(request.command as IncidentCommand) : new Map(),
      recurrence: kind === 'incident' ? await recurrenceIn(request, state as Incident | null) : null,
      ref: kind === 'incident' && state === null ? await referenceFor(request.stream, now) : '',
    };
    const decided = aggregate.decide(state, request.command, world);
    if (!decided.ok) return decided;

    const sealed: SealedEvent[] = [];
    let folded = state;
    let chain = head;
    for (const event of decided.value) {
      const held = kind === 'incident' ? heldBy(recorder, folded as Incident | null, now) : [];
      const envelope = envelopeOf(event, {
        request,
        recorder,
        world,
        chain,
        basedOn: aggregate.basedOn(folded, event),
        held,
      });
      const link = seal(envelope, chain.hash, ids.salt(), digest);
      chain = { ...chain, dseq: envelope.dseq, hash: link.hash, hlc: envelope.hlc };
      folded = aggregate.evolve(folded, envelope);
      sealed.push(link);
    }

    const events = sealed.map(({ event }) => event);
    const erasures = events.flatMap(erasuresOf);
    if (erasures.length > 0)
      folded = await foldErased(journal, events, erasures, request.stream, aggregates[kind]);

    const row =
      kind === 'incident'
        ? changedRow(request.stream, state as Incident | null, folded as Incident, policy)
        : null;
    const written = await journal.append({
      events: sealed,
      row,
      ...(erasures.length > 0 ? { erasures } : {}),
    });
    if (!written.ok)
      return rejected<Rejection>({
        code: `journal.${written.rejection.code}`,
        params: { detail: written.rejection.detail },
      });
    head = chain;
    settle(folded);
    // Who folded the erased words must fold anew without them.
    const told = erasures.length > 0 ? null : events;
    for (const listener of listeners) listener({ stream: request.stream, events: told });
    return { ok: true, stream: request.stream, events };
  }

  /** The capacities in which somebody stands at this moment: offices for these services, and war-room roles. */
  function heldBy(person: PersonId, incident: Incident | null, at: Instant): readonly string[] {
    const offices = officesOf(directory, person, incident?.services ?? [], at);
    return incident ? [...offices, ...rolesHeldBy(incident, person)] : offices;
  }

  interface Stamp {
    readonly request: CommandRequest;
    readonly recorder: PersonId;
    readonly world: World;
    readonly chain: ChainHead;
    readonly basedOn: Envelope['basedOn'];
    readonly held: readonly string[];
  }

  function envelopeOf(event: NewEvent, { request, recorder, world, chain, basedOn, held }: Stamp): Envelope {
    return {
      id: ids.uuid() as EventId,
      stream: request.stream,
      type: event.type,
      v: currentVersion(event.type),
      commandId: request.commandId,
      deviceId: chain.deviceId,
      dseq: chain.dseq + 1,
      hlc: nextHlc(chain.hlc, world.now),
      basedOn,
      actor: { person: recorder, held },
      onBehalfOf: request.onBehalfOf,
      occurredAt: world.occurredAt,
      recordedAt: world.now,
      body: event.body,
    };
  }

  // One serialised path for every mutation: a command starts when the one before it is durable or refused.
  let last: Promise<unknown> = Promise.resolve();
  function serialised<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    execute: (request, recorder) => serialised(() => run(request, recorder)),
    incident: incidentOf,
    directory: () => directory,
    policy: () => policy,
    reload: () =>
      serialised(async () => {
        const streams = [intakeStream, directoryStream, policyStream, ...incidents.keys()];
        await load();
        for (const stream of streams) for (const listener of listeners) listener({ stream, events: null });
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
