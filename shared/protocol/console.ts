import { z } from 'zod';
import { type DirectoryCommand, directoryCommandSchema } from '../directory/command.ts';
import type { IncidentRow, JournalTrouble } from '../host/ports.ts';
import { type IncidentCommand, incidentCommandSchema } from '../incident/command.ts';
import { type IntakeCommand, intakeCommandSchema } from '../intake/command.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { instant } from '../kernel/field-schemas.ts';
import { incidentStreamSchema, personIdSchema } from '../kernel/id-schemas.ts';
import type { CommandId, DeviceId, PersonId, StreamId } from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import type { Instant } from '../kernel/time.ts';
import type { PackProblem } from '../policy/pack.ts';
import { type PolicyCommand, policyCommandSchema } from '../policy/register.ts';
import { type SavedView, savedViewsSchema } from '../views/saved-views.ts';
import type { ConsoleMethod } from './methods.ts';
import type { CentralView } from './sync-state.ts';

export { type ConsoleMethod, consoleMethods } from './methods.ts';

/**
 * The console API: the ONE map of what a window may ask of the console's Node side, used by the preload and the web
 * host to offer it, by `ipc/` and `web.ts` to decode it, and by `renderer/bridge` to call it.
 *
 * Adding a method: its name in `methods.ts`, its input schema below, its output in `ConsoleOutputs`, its handler in
 * `electron/console/api.ts`.
 */

const stream = z
  .string()
  .regex(/^(incident\/[0-9a-f-]{36}|intake|directory|policy)$/, 'is no stream')
  .transform((id) => id as StreamId);

/** A command on its way in. The same `commandId` again gets the same answer and changes nothing. */
export interface CommandRequest {
  readonly commandId: CommandId;
  readonly stream: StreamId;
  readonly command: IncidentCommand | IntakeCommand | DirectoryCommand | PolicyCommand;
  /** When it happened, where the person says so; otherwise now. */
  readonly occurredAt: Instant | null;
  readonly onBehalfOf: {
    readonly person: PersonId;
    readonly how: 'phone' | 'in the room' | 'message';
  } | null;
}

const commandRequest = z.strictObject({
  commandId: z.uuid().transform((id) => id as string as CommandId),
  stream,
  command: z.union([incidentCommandSchema, intakeCommandSchema, directoryCommandSchema, policyCommandSchema]),
  occurredAt: instant.nullable(),
  onBehalfOf: z
    .strictObject({ person: personIdSchema, how: z.enum(['phone', 'in the room', 'message']) })
    .nullable(),
}) satisfies z.ZodType<CommandRequest>;

/** Accepted: durable when answered. Refused: nothing was written. */
export type CommandAnswer =
  | { readonly ok: true; readonly stream: StreamId; readonly events: readonly Envelope[] }
  | { readonly ok: false; readonly rejection: Rejection };

export const themes = ['dark', 'light'] as const;
export type Theme = (typeof themes)[number];

/** What is wrong with the journal, in terms a person can act on. */
export interface JournalHealth {
  /** Rows that could not be read or do not match their hash, and gaps: named, set aside, never silently dropped. */
  readonly missing: readonly {
    readonly deviceId: DeviceId;
    readonly dseq: number;
    readonly reason: string;
  }[];
  /** The newest backup that could supply what is missing. */
  readonly newestBackup: { readonly file: string; readonly madeAt: Instant } | null;
  /** The damaged file, kept for examination. */
  readonly keptFile: string | null;
  /** Set while writing fails; cleared by the first write that succeeds. */
  readonly trouble: JournalTrouble | null;
}

export interface Session {
  readonly person: PersonId | null;
  readonly deviceId: DeviceId;
  readonly theme: Theme;
  /** Views of the incident list that were named on this console. */
  readonly savedViews: readonly SavedView[];
  readonly shell: 'electron' | 'browser';
  readonly version: string;
  /** Where the record is kept: shown so that a person can find and back it up. */
  readonly dataFolder: string;
  readonly health: JournalHealth;
  /** A pack file of this installation that was refused, with every path and reason. */
  readonly packProblems: readonly PackProblem[];
}

/** An incident in a list, with the clock that needs attention first; null where none is open. */
export interface IncidentSummary extends IncidentRow {
  readonly nextClock: {
    readonly clause: string;
    readonly kind: string;
    readonly state: 'running' | 'warned' | 'breached';
    readonly dueAt: Instant;
  } | null;
  readonly breached: number;
}

export const consoleInputs = {
  session: z.undefined(),
  signIn: z.strictObject({ person: personIdSchema }),
  setTheme: z.strictObject({ theme: z.enum(themes) }),
  setSavedViews: z.strictObject({ views: savedViewsSchema }),
  /** Every incident in which something may still be owed: all that are open, and closed ones with a clock that counts. */
  incidents: z.undefined(),
  /** The others, a few thousand at a time by stream; from the first where `after` is null, an empty answer at the end. */
  settledIncidents: z.strictObject({ after: incidentStreamSchema.nullable() }),
  /** All events of a stream in fold order, and the revision they stand at. */
  open: z.strictObject({ stream }),
  execute: commandRequest,
  backUp: z.undefined(),
  /** Fetches what the journal misses from its newest backup. */
  restoreMissing: z.undefined(),
  openWall: z.strictObject({ stream }),
  /** CLK-CALENDAR: public holidays of a country or region, to be put into a calendar and edited there. */
  publicHolidays: z
    .strictObject({
      country: z.string().regex(/^[A-Z]{2}$/, 'must be two letters such as GB'),
      region: z.string().min(1).max(20).nullable(),
      fromYear: z.number().int().min(1970).max(2200),
      untilYear: z.number().int().min(1970).max(2200),
    })
    .refine(({ fromYear, untilYear }) => untilYear >= fromYear && untilYear - fromYear <= 20, {
      path: ['untilYear'],
      message: 'must be at most twenty years after the first',
    }),
  /** How this console stands with central. */
  central: z.undefined(),
  /** Joins a central by the one-time code that its administrator gave. */
  joinCentral: z.strictObject({
    address: z.string().max(300),
    code: z.string().trim().min(1).max(100),
    /** What people call this console. */
    name: z.string().trim().min(1).max(100),
  }),
  /** Ends the exchange with central; the record stays on both sides. */
  leaveCentral: z.undefined(),
  /** Does not wait for the next try. */
  syncNow: z.undefined(),
} satisfies Record<ConsoleMethod, z.ZodType>;

export type ConsoleInput<M extends ConsoleMethod> = z.output<(typeof consoleInputs)[M]>;

export interface ConsoleOutputs {
  readonly session: Session;
  readonly signIn: Session;
  readonly setTheme: Session;
  readonly setSavedViews: Session;
  readonly incidents: readonly IncidentSummary[];
  readonly settledIncidents: readonly IncidentRow[];
  readonly open: { readonly revision: number; readonly events: readonly Envelope[] };
  readonly execute: CommandAnswer;
  readonly backUp:
    | { readonly ok: true; readonly file: string }
    | { readonly ok: false; readonly rejection: Rejection };
  readonly restoreMissing: { readonly restored: number; readonly health: JournalHealth };
  /** False in a browser: the page then opens the wall itself. */
  readonly openWall: { readonly opened: boolean };
  /** By date; empty where nothing is known of the country or region. */
  readonly publicHolidays: readonly { readonly date: string; readonly name: string }[];
  readonly central: CentralView;
  readonly joinCentral:
    | { readonly ok: true; readonly central: CentralView }
    | { readonly ok: false; readonly rejection: Rejection };
  readonly leaveCentral: CentralView;
  readonly syncNow: CentralView;
}

/** What the console tells its windows, in order. `revision` rises by one with every change of any stream. */
export type ConsoleChange =
  | {
      readonly kind: 'events';
      readonly revision: number;
      readonly stream: StreamId;
      readonly events: readonly Envelope[];
    }
  /** An event that belongs earlier than what was folded: open the stream again. */
  | { readonly kind: 'reset'; readonly revision: number; readonly stream: StreamId }
  /** Lines of the incident list that read differently now, because of an event or of the time. */
  | { readonly kind: 'summaries'; readonly summaries: readonly IncidentSummary[] }
  | { readonly kind: 'session'; readonly session: Session }
  /** How this console stands with central changed. */
  | { readonly kind: 'central'; readonly central: CentralView }
  /** A clock warned or breached. The bridge shows it by itself; this is for the person looking elsewhere. */
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  /** The machine's clock was stepped by so many milliseconds (positive: forwards). */
  | { readonly kind: 'clockStepped'; readonly by: number; readonly at: Instant };

export interface Alarm {
  readonly stream: StreamId;
  readonly ref: string;
  readonly title: string;
  readonly clause: string;
  readonly clockKind: string;
  readonly level: 'warned' | 'breached';
  readonly dueAt: Instant;
}

/** The API as both transports offer it to a page. */
export type ConsoleApi = {
  readonly [M in ConsoleMethod]: undefined extends ConsoleInput<M>
    ? () => Promise<ConsoleOutputs[M]>
    : (input: ConsoleInput<M>) => Promise<ConsoleOutputs[M]>;
} & {
  /** Returns how to stop listening. `onLost` is called when changes may have been missed: open everything again. */
  readonly onChange: (listener: (change: ConsoleChange) => void, onLost: () => void) => () => void;
};

/**
 * Decodes what a window sent. A refusal names the field and what is wrong with it, as a rejection like any other, so
 * that a person always gets a sentence.
 */
export function decodeInput<M extends ConsoleMethod>(
  method: M,
  input: unknown,
):
  | { readonly ok: true; readonly value: ConsoleInput<M> }
  | { readonly ok: false; readonly rejection: Rejection } {
  const parsed = consoleInputs[method].safeParse(input ?? undefined);
  if (parsed.success) return { ok: true, value: parsed.data as ConsoleInput<M> };
  return { ok: false, rejection: malformed(parsed.error.issues) };
}

function malformed(issues: readonly z.core.$ZodIssue[]): Rejection {
  const issue = innermost(issues);
  const field =
    issue?.path
      .map(String)
      .filter((step) => step !== 'command')
      .join('.') || 'the request';
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return { code: 'request.textTooLong', params: { field, limit: Number(issue.maximum) } };
  if (issue?.code === 'invalid_union' && issue.path.at(-1) === 'type')
    return { code: 'request.unknownCommand', params: {} };
  return { code: 'request.malformed', params: { field, reason: issue?.message ?? '' } };
}

/** The command is a union of aggregates: the branch that knew the command's type is the one that says what is wrong. */
function innermost(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [first] = issues;
  if (first?.code !== 'invalid_union') return first;
  const branches = first.errors.filter((branch) => branch.length > 0);
  const knowing =
    branches.find((branch) => branch.every(({ code }) => code !== 'invalid_union')) ?? branches[0];
  const inner = innermost(knowing ?? []);
  return inner ? ({ ...inner, path: [...first.path, ...inner.path] } as z.core.$ZodIssue) : first;
}
