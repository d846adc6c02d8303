import type { Directory } from '../directory/state.ts';
import { type IncidentCommand, incidentsNamedBy } from '../incident/command.ts';
import { recurrenceOf, recurrenceSubject } from '../incident/recurrence.ts';
import { erasuresOf } from '../incident/redaction.ts';
import { incidentReference } from '../incident/reference.ts';
import type { Incident } from '../incident/state.ts';
import type { Envelope } from '../kernel/envelope.ts';
import {
  type DeviceId,
  type EventId,
  type PersonId,
  policyStream,
  type StreamId,
  type StreamKind,
  streamKind,
} from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { rejected } from '../kernel/result.ts';
import { type PolicyRegister, packOf } from '../policy/register.ts';
import type { CommandAnswer, CommandRequest } from '../protocol/console.ts';
import { readEvent } from '../protocol/event-bodies.ts';
import { incidentRow } from '../views/row.ts';
import { type Aggregate, aggregates, type StateOf, type World } from './aggregates.ts';
import { folded } from './folded.ts';
import { foldAnew, foldOnto, growsAtItsEnd } from './folding.ts';
import { planMerge, type StreamChange } from './merging.ts';
import type { ChainDigest, ChainHead, Clock, Ids, IncidentRow, JournalTrouble } from './ports.ts';
import type { Merge, Received, SyncJournal } from './sync-ports.ts';
import { write } from './writing.ts';

/** What happened to a stream, told after it is durable and folded. */
export interface HostChange {
  readonly stream: StreamId;
  /** Null: events were put before some already folded, or lost their words; read the stream again. */
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
  /**
   * The same for what the product brings along at a first start. Every console brings the same; ordered before all that
   * people say, a console that joins later never overrules them with it.
   */
  seed(request: CommandRequest, installer: PersonId): Promise<CommandAnswer>;
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

/** Whether somebody said it, or it came along with the product. */
type Brought = 'by a person' | 'along';

/** Opens a host on a journal. The only way that state changes on a device. */
export async function openHost(ports: HostPorts): Promise<Host> {
  const { journal, clock } = ports;
  const memory = await folded(journal);
  const listeners = new Set<(change: HostChange) => void>();
  let head: ChainHead = await journal.head();

  async function referenceFor(stream: StreamId, at: number): Promise<string> {
    const uuid = stream.split('/')[1] ?? '';
    const short = incidentReference(uuid, at, 6);
    return (await journal.refTaken(short)) ? incidentReference(uuid, at, 8) : short;
  }

  async function run(
    request: CommandRequest,
    recorder: PersonId,
    brought: Brought = 'by a person',
  ): Promise<CommandAnswer> {
    const answered = await journal.eventsOf(request.commandId);
    if (answered.length > 0) return { ok: true, stream: request.stream, events: answered };

    const kind = streamKind(request.stream);
    if (kind === null || !aggregates[kind].accepts(request.command))
      return rejected<Rejection>({ code: 'request.wrongStream', params: {} });
    if (kind === 'incident' && !memory.directory().people.has(recorder))
      return rejected<Rejection>({ code: 'person.unknown', params: { id: recorder } });
    return commit(kind, await memory.stateOf(kind, request.stream), request, recorder, brought);
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
    const pack = incident && packOf(memory.policy(), incident.pack);
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
    brought: Brought,
  ): Promise<CommandAnswer> {
    const aggregate = aggregates[kind] as unknown as Aggregate<StateOf[K], CommandRequest['command']>;
    const now = clock.now();
    const world: World = {
      now,
      occurredAt: request.occurredAt ?? now,
      person: request.onBehalfOf?.person ?? recorder,
      directory: memory.directory(),
      policy: memory.policy(),
      others: kind === 'incident' ? await othersIn(request.command as IncidentCommand) : new Map(),
      recurrence: kind === 'incident' ? await recurrenceIn(request, state as Incident | null) : null,
      ref: kind === 'incident' && state === null ? await referenceFor(request.stream, now) : '',
    };
    const decided = aggregate.decide(state, request.command, world);
    if (!decided.ok) return decided;

    const author = { request, recorder, world, head, orderedFrom: brought === 'along' ? 0 : now };
    const written = write(decided.value, kind, state, aggregate, author, ports);
    const { sealed } = written;
    const events = sealed.map(({ event }) => event);
    const erasures = events.flatMap(erasuresOf);
    const change = { added: events, removed: new Set<EventId>(), erasures, anew: true };
    const after =
      erasures.length > 0 ? await foldAnew(journal, request.stream, change, aggregate) : written.state;
    const row =
      kind === 'incident'
        ? changedRow(request.stream, state as Incident | null, after as Incident, memory.policy())
        : null;
    const durable = await journal.append({ events: sealed, row, erasures });
    if (!durable.ok) return refusedBy(durable.rejection);
    head = written.head;
    memory.settle(kind, request.stream, after);
    // Who folded the erased words must fold anew without them.
    tell([{ stream: request.stream, events: erasures.length > 0 ? null : events }]);
    return { ok: true, stream: request.stream, events };
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
    const changes: FoldedChange[] = [];
    // The packs first: what incidents owe depends on them.
    const order = [...streams].sort(([a], [b]) => Number(b === policyStream) - Number(a === policyStream));
    let packs = memory.policy();
    for (const [stream, change] of order) {
      const one = await foldMerged(stream, change, packs);
      if (one === null) continue;
      if (one.kind === 'policy') packs = one.state as PolicyRegister;
      changes.push(one);
    }
    const rows = changes.flatMap(({ row }) => row ?? []);
    const merged = await journal.merge({ ...plan, rows, ...along });
    if (!merged.ok) return refusedBy(merged.rejection);
    head = await journal.head();
    for (const { kind, stream, state } of changes) memory.settle(kind, stream, state);
    tell(changes.map(({ stream, events }) => ({ stream, events })));
    return { ok: true, forks };
  }

  interface FoldedChange extends HostChange {
    readonly kind: StreamKind;
    readonly state: StateOf[StreamKind];
    readonly row: IncidentRow | null;
  }

  /** A stream as it will stand once the merge is durable; null for one of a newer version, which is only kept. */
  async function foldMerged(
    stream: StreamId,
    change: StreamChange,
    packs: PolicyRegister,
  ): Promise<FoldedChange | null> {
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
    const before = await memory.incident(stream);
    const grows = growsAtItsEnd(await journal.last(stream), change);
    const state = grows
      ? foldOnto(before, change.added, aggregates.incident)
      : await foldAnew(journal, stream, change, aggregates.incident);
    const row = state && changedRow(stream, before, state, packs);
    return { kind, stream, state, row, events: grows ? change.added : null };
  }

  return {
    execute: (request, recorder) => serialised(() => run(request, recorder)),
    seed: (request, installer) => serialised(() => run(request, installer, 'along')),
    merge: (received, along) => serialised(() => mergeIn(received, along)),
    incident: memory.incident,
    directory: memory.directory,
    policy: memory.policy,
    reload: () =>
      serialised(async () => {
        const streams = await memory.load();
        head = await journal.head();
        tell(streams.map((stream) => ({ stream, events: null })));
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
