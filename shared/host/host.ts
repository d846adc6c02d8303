import { officesOf } from '../directory/offices.ts';
import type { Directory } from '../directory/state.ts';
import { type IncidentCommand, incidentsNamedBy } from '../incident/command.ts';
import { recurrenceOf, recurrenceSubject } from '../incident/recurrence.ts';
import { incidentReference } from '../incident/reference.ts';
import { type Incident, rolesHeldBy } from '../incident/state.ts';
import type { Intake } from '../intake/state.ts';
import type { Envelope, NewEvent } from '../kernel/envelope.ts';
import { nextHlc } from '../kernel/hlc.ts';
import {
  type DeviceId,
  directoryStream,
  type EventId,
  intakeStream,
  type PersonId,
  policyStream,
  type StreamId,
  type StreamKind,
  streamKind,
} from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { rejected } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { type PolicyRegister, packOf } from '../policy/register.ts';
import type { CommandAnswer, CommandRequest } from '../protocol/console.ts';
import { readEvent } from '../protocol/event-bodies.ts';
import { currentVersion } from '../protocol/upcast.ts';
import { incidentRow } from '../views/row.ts';
import { type Aggregate, aggregates, type StateOf, type World } from './aggregates.ts';
import { fold, foldAnew, foldOnto, growsAtItsEnd } from './folding.ts';
import { planMerge, type StreamChange } from './merging.ts';
import type {
  ChainDigest,
  ChainHead,
  Clock,
  Ids,
  IncidentRow,
  JournalTrouble,
  SealedEvent,
} from './ports.ts';
import { seal } from './seal.ts';
import type { Merge, Received, SyncJournal } from './sync-ports.ts';

/** What happened to a stream, told after it is durable and folded. */
export interface HostChange {
  readonly stream: StreamId;
  /** Null: events were put where they belong, before some already folded; read the stream again. */
  readonly events: readonly Envelope[] | null;
}

/** How a merge ended. A refusal of the disk has changed nothing, and the same may be offered again. */
export type MergeAnswer =
  | {
      readonly ok: true;
      /** Devices that turned out to have two histories. */
      readonly forks: readonly DeviceId[];
    }
  | { readonly ok: false; readonly rejection: Rejection };

export interface HostPorts {
  readonly journal: SyncJournal;
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
  /**
   * Takes in what came from elsewhere, on the same path as commands: one transaction with derived rows and cursor, then
   * memory, then whoever listens. The same again changes nothing.
   */
  merge(received: readonly Received[], along: MergedAlong): Promise<MergeAnswer>;
  /** Forgets what was folded, after the journal changed beneath (a repair); listeners read the streams again. */
  reload(): Promise<void>;
  subscribe(listener: (change: HostChange) => void): () => void;
}

/** What comes with events and is no event. */
export type MergedAlong = Pick<Merge, 'signatures' | 'devices' | 'cursor'>;

/** Folded incidents kept in memory; the rest are folded again when asked for. */
const KEPT_INCIDENTS = 256;

const refusedBy = ({ code, detail }: JournalTrouble) =>
  rejected<Rejection>({ code: `journal.${code}`, params: { detail } });

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
    if (kind === 'incident' && !directory.people.has(recorder))
      return rejected<Rejection>({ code: 'person.unknown', params: { id: recorder } });
    return commit(kind, await stateOf(kind, request.stream), request, recorder);
  }

  async function stateOf<K extends StreamKind>(kind: K, stream: StreamId): Promise<StateOf[K]> {
    const states = {
      incident: kind === 'incident' ? await incidentOf(stream) : null,
      intake,
      directory,
      policy,
    };
    return (states satisfies StateOf)[kind];
  }

  /** Memory changes here and nowhere else, once the journal has it. */
  function settle<K extends StreamKind>(kind: K, stream: StreamId, state: StateOf[K]): void {
    if (kind === 'incident') keep(stream, state as Incident | null);
    else if (kind === 'intake') intake = state as Intake;
    else if (kind === 'directory') directory = state as Directory;
    else policy = state as PolicyRegister;
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

    const row =
      kind === 'incident'
        ? changedRow(request.stream, state as Incident | null, folded as Incident, policy)
        : null;
    const written = await journal.append({ events: sealed, row });
    if (!written.ok) return refusedBy(written.rejection);
    head = chain;
    settle(kind, request.stream, folded);
    const events = sealed.map(({ event }) => event);
    tell([{ stream: request.stream, events }]);
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

  function tell(changes: readonly HostChange[]): void {
    for (const change of changes) for (const listener of listeners) listener(change);
  }

  async function mergeIn(received: readonly Received[], along: MergedAlong): Promise<MergeAnswer> {
    const { streams, forks, ...plan } = await planMerge(
      received,
      journal,
      (event) => readEvent(event).kind === 'malformed',
    );
    const folded: Folded[] = [];
    // The packs first: what incidents owe depends on them.
    const order = [...streams].sort(([a], [b]) => Number(b === policyStream) - Number(a === policyStream));
    let packs = policy;
    for (const [stream, change] of order) {
      const one = await foldMerged(stream, change, packs);
      if (one === null) continue;
      if (one.kind === 'policy') packs = one.state as PolicyRegister;
      folded.push(one);
    }
    const rows = folded.flatMap(({ row }) => row ?? []);
    const merged = await journal.merge({ ...plan, rows, ...along });
    if (!merged.ok) return refusedBy(merged.rejection);
    head = await journal.head();
    for (const { kind, stream, state } of folded) settle(kind, stream, state);
    tell(folded.map(({ stream, events }) => ({ stream, events })));
    return { ok: true, forks };
  }

  interface Folded extends HostChange {
    readonly kind: StreamKind;
    readonly state: StateOf[StreamKind];
    readonly row: IncidentRow | null;
  }

  /** A stream as it will stand once the merge is durable; null for one of a newer version, which is only kept. */
  async function foldMerged(
    stream: StreamId,
    change: StreamChange,
    packs: PolicyRegister,
  ): Promise<Folded | null> {
    const kind = streamKind(stream);
    if (kind === null) return null;
    if (kind !== 'incident') {
      const aggregate = aggregates[kind] as Aggregate<StateOf[StreamKind], never>;
      return {
        kind,
        stream,
        state: await foldAnew(journal, stream, change, aggregate),
        row: null,
        events: null,
      };
    }
    const before = await incidentOf(stream);
    const grows = growsAtItsEnd(before, change);
    const state = grows
      ? foldOnto(before, change.added, aggregates.incident)
      : await foldAnew(journal, stream, change, aggregates.incident);
    const row = state && changedRow(stream, before, state, packs);
    return { kind, stream, state, row, events: grows ? change.added : null };
  }

  return {
    execute: (request, recorder) => serialised(() => run(request, recorder)),
    merge: (received, along) => serialised(() => mergeIn(received, along)),
    incident: incidentOf,
    directory: () => directory,
    policy: () => policy,
    reload: () =>
      serialised(async () => {
        const streams = [intakeStream, directoryStream, policyStream, ...incidents.keys()];
        await load();
        tell(streams.map((stream) => ({ stream, events: null })));
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
