import { create } from 'zustand';
import { evolveDirectory } from '../../shared/directory/evolve.ts';
import { type Directory, emptyDirectory } from '../../shared/directory/state.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { evolveIntake } from '../../shared/intake/evolve.ts';
import { emptyIntake, type Intake } from '../../shared/intake/state.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import type { CommandId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import { directoryStream, intakeStream, policyStream } from '../../shared/kernel/ids.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { emptyPolicyRegister, evolvePolicy, type PolicyRegister } from '../../shared/policy/register.ts';
import type {
  Alarm,
  CommandAnswer,
  CommandRequest,
  ConsoleChange,
  ConsoleInput,
  ConsoleOutputs,
  IncidentSummary,
  Session,
  Theme,
} from '../../shared/protocol/console.ts';
import type { CentralView } from '../../shared/protocol/sync-state.ts';
import { upcast } from '../../shared/protocol/upcast.ts';
import type { SavedView } from '../../shared/views/saved-views.ts';
import { summaryList } from './summaries.ts';
import { ConsoleRefusal, connectConsole, lastHeardAt } from './transport.ts';

/** A folded incident and the revision it stands at. */
interface OpenIncident {
  readonly revision: number;
  readonly incident: Incident;
}

/**
 * What the windows know. Folded here from the console's events with the same pure `evolve` as everywhere; no
 * component ever writes it. Commands go out through `execute`, events come in through `onChange`.
 */
export interface ConsoleState {
  readonly phase: 'starting' | 'ready' | 'failed';
  /** Why the console could not be reached, for the failed phase. */
  readonly failure: string | null;
  readonly session: Session | null;
  /** How the console stands with central; null until it was asked. */
  readonly central: CentralView | null;
  readonly directory: Directory;
  readonly policy: PolicyRegister;
  /** What came in and is no incident. */
  readonly intake: Intake;
  readonly summaries: readonly IncidentSummary[];
  /** False until settled incidents are in the list, too: at the start they come a moment after the others. */
  readonly summariesComplete: boolean;
  readonly opened: ReadonlyMap<StreamId, OpenIncident>;
  /** False while the line to the console is broken: what is shown may be out of date. */
  readonly live: boolean;
  /** When the last word came from the console. */
  readonly heardAt: Instant;
  /** Newest first; at most a handful. */
  readonly alarms: readonly Alarm[];
  /** How far the machine's clock was last stepped, in milliseconds; null until dismissed or never. */
  readonly clockStep: { readonly by: number; readonly at: Instant } | null;
}

export const useConsole = create<ConsoleState>(() => ({
  phase: 'starting',
  failure: null,
  session: null,
  central: null,
  directory: emptyDirectory,
  policy: emptyPolicyRegister,
  intake: emptyIntake,
  summaries: [],
  summariesComplete: false,
  opened: new Map(),
  live: true,
  heardAt: 0,
  alarms: [],
  clockStep: null,
}));

const { setState: set, getState: get } = useConsole;
const api = connectConsole();
const list = summaryList(api, (summaries, summariesComplete) => set({ summaries, summariesComplete }));
const SHOWN_ALARMS = 5;

/** Loads what every screen needs and begins to listen. Called once, by the app. */
export async function startConsole(): Promise<void> {
  api.onChange(applyChange, () => void resynchronise());
  try {
    await loadEverything();
    set({ phase: 'ready', failure: null });
  } catch (error) {
    set({ phase: 'failed', failure: String(error) });
  }
}

async function loadEverything(): Promise<void> {
  const [session, central, directory, policy, intake] = await Promise.all([
    api.session(),
    api.central(),
    api.open({ stream: directoryStream }),
    api.open({ stream: policyStream }),
    api.open({ stream: intakeStream }),
    list.readOwing(),
  ]);
  set({
    session,
    central,
    directory: foldAll(directory.events, evolveDirectory, emptyDirectory),
    policy: foldAll(policy.events, evolvePolicy, emptyPolicyRegister),
    intake: foldAll(intake.events, evolveIntake, emptyIntake),
    live: true,
    heardAt: Date.now(),
  });
  // Where the line breaks meanwhile everything is read again when it is whole.
  void list.readSettled().catch(() => undefined);
}

const foldAll = <S>(events: readonly Envelope[], evolve: (state: S, event: Envelope) => S, initial: S): S =>
  events.reduce((state, event) => evolve(state, upcast(event)), initial);

/** After a gap: everything is read again, because a change may have been missed. Retries until the console answers. */
let resynchronising = false;
async function resynchronise(): Promise<void> {
  // Until the line broke, what is shown was the record as it stood: a quiet line is no stale one.
  set(({ live, heardAt }) => (live ? { live: false, heardAt: Math.max(heardAt, lastHeardAt()) } : {}));
  if (resynchronising) return;
  resynchronising = true;
  for (let wait = 500; ; wait = Math.min(wait * 2, 5_000)) {
    try {
      await loadEverything();
      await Promise.all([...get().opened.keys()].map(readAgain));
      set({ phase: 'ready', live: true });
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  resynchronising = false;
}

/** Streams being read: changes that arrive meanwhile wait until the revision they follow is known. */
const waiting = new Map<StreamId, Extract<ConsoleChange, { kind: 'events' }>[]>();

/** One reading of a stream at a time: of two, the older answer could arrive last and undo what came between. */
const readings = new Map<StreamId, Promise<Incident | null>>();

/** Reads an incident's whole stream and folds it; afterwards it is kept up by its changes. */
export function readIncident(stream: StreamId): Promise<Incident | null> {
  const running = readings.get(stream);
  if (running) return running;
  const reading = readOnce(stream).finally(() => readings.delete(stream));
  readings.set(stream, reading);
  return reading;
}

/** After a gap: a reading under way may have been answered before it. */
async function readAgain(stream: StreamId): Promise<void> {
  await readings.get(stream)?.catch(() => undefined);
  await readIncident(stream);
}

async function readOnce(stream: StreamId): Promise<Incident | null> {
  waiting.set(stream, []);
  const { revision, events } = await api.open({ stream }).catch((error: unknown) => {
    // Nobody waits for this reading any more: what comes must not pile up behind it.
    waiting.delete(stream);
    throw error;
  });
  const incident = foldAll(events, evolveIncident, null as Incident | null);
  const missed = waiting.get(stream) ?? [];
  waiting.delete(stream);
  if (incident === null) return null;
  set(({ opened }) => ({ opened: new Map(opened).set(stream, { revision, incident }), heardAt: Date.now() }));
  for (const change of missed) applyEvents(change);
  return get().opened.get(stream)?.incident ?? null;
}

function applyChange(change: ConsoleChange): void {
  set({ live: true, heardAt: Date.now() });
  switch (change.kind) {
    case 'events':
      applyEvents(change);
      return;
    case 'reset':
      void (change.stream.startsWith('incident/') ? readAgain(change.stream) : loadEverything());
      return;
    case 'summaries':
      list.apply(change.summaries);
      return;
    case 'session':
      set({ session: change.session });
      return;
    case 'central':
      set({ central: change.central });
      return;
    case 'alarm':
      set(({ alarms }) => ({ alarms: [change.alarm, ...alarms].slice(0, SHOWN_ALARMS) }));
      return;
    case 'clockStepped':
      set({ clockStep: { by: change.by, at: change.at } });
      return;
  }
}

function applyEvents(change: Extract<ConsoleChange, { kind: 'events' }>): void {
  const { stream, events } = change;
  if (stream === directoryStream)
    set(({ directory }) => ({ directory: foldAll(events, evolveDirectory, directory) }));
  else if (stream === policyStream) set(({ policy }) => ({ policy: foldAll(events, evolvePolicy, policy) }));
  else if (stream === intakeStream) set(({ intake }) => ({ intake: foldAll(events, evolveIntake, intake) }));
  else applyIncidentEvents(change);
}

function applyIncidentEvents(change: Extract<ConsoleChange, { kind: 'events' }>): void {
  const { stream, events, revision } = change;
  const queue = waiting.get(stream);
  if (queue) {
    queue.push(change);
    return;
  }
  const known = get().opened.get(stream);
  if (!known || revision <= known.revision) return;
  const incident = foldAll(events, evolveIncident, known.incident as Incident | null);
  if (incident) set(({ opened }) => ({ opened: new Map(opened).set(stream, { revision, incident }) }));
}

export interface ExecuteOptions {
  /** When it happened, where the person said so. */
  readonly occurredAt?: Instant;
  readonly onBehalfOf?: CommandRequest['onBehalfOf'];
  /** Given where the same intention may be sent twice (a retry): the answer is then the same. */
  readonly commandId?: CommandId;
}

export const newCommandId = (): CommandId => crypto.randomUUID() as string as CommandId;

export const newIncidentStream = (): StreamId => `incident/${crypto.randomUUID()}` as StreamId;

/** Sends one command. A refusal is a value with a sentence; so is a console that cannot be reached. */
export async function execute(
  stream: StreamId,
  command: CommandRequest['command'],
  { occurredAt, onBehalfOf = null, commandId = newCommandId() }: ExecuteOptions = {},
): Promise<CommandAnswer> {
  try {
    return await api.execute({ commandId, stream, command, occurredAt: occurredAt ?? null, onBehalfOf });
  } catch (error) {
    if (error instanceof ConsoleRefusal) return { ok: false, rejection: error.rejection };
    void resynchronise();
    return {
      ok: false,
      rejection: {
        code: 'console.unreachable',
        params: { detail: String(error) } satisfies Rejection['params'],
      },
    };
  }
}

export const signIn = async (person: PersonId): Promise<void> =>
  set({ session: await api.signIn({ person }) });

export const setTheme = async (theme: Theme): Promise<void> =>
  set({ session: await api.setTheme({ theme }) });

/** The views of the incident list, all of them. */
export const setSavedViews = async (views: readonly SavedView[]): Promise<void> =>
  set({ session: await api.setSavedViews({ views }) });

/** Joins a central; a refusal is a value with a sentence, and nothing was changed then. */
export async function joinCentral(asked: ConsoleInput<'joinCentral'>): Promise<Rejection | null> {
  try {
    const answer = await api.joinCentral(asked);
    if (!answer.ok) return answer.rejection;
    set({ central: answer.central });
    return null;
  } catch (error) {
    return error instanceof ConsoleRefusal ? error.rejection : { code: 'console.unreachable', params: {} };
  }
}

export const leaveCentral = async (): Promise<void> => set({ central: await api.leaveCentral() });

export const syncNow = async (): Promise<void> => set({ central: await api.syncNow() });

export const backUp = () => api.backUp();

export async function restoreMissing(): Promise<number> {
  const { restored } = await api.restoreMissing();
  set({ session: await api.session() });
  return restored;
}

/** True where the console opened a window of its own for the wall. */
export const openWall = async (stream: StreamId): Promise<boolean> => (await api.openWall({ stream })).opened;

type Holidays = ConsoleOutputs['publicHolidays'];

/** Public holidays as the console knows them; `ok` false where it could not be asked or the wish made no sense. */
export async function publicHolidays(
  wanted: ConsoleInput<'publicHolidays'>,
): Promise<{ readonly ok: true; readonly days: Holidays } | { readonly ok: false }> {
  try {
    return { ok: true, days: await api.publicHolidays(wanted) };
  } catch {
    return { ok: false };
  }
}

export const dismissAlarm = (alarm: Alarm): void =>
  set(({ alarms }) => ({ alarms: alarms.filter((one) => one !== alarm) }));

export const dismissClockStep = (): void => set({ clockStep: null });
