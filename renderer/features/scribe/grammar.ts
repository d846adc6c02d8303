import type { PersonId } from '../../../shared/kernel/ids.ts';
import { HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../../../shared/kernel/time.ts';
import { lastAt, nextAt } from './clock-time.ts';

/**
 * What a line of the scribe means (design §10). Pure: the moment of the first keystroke, the zone and the people come
 * in. It judges nothing: an unknown handle or a missing deadline goes to the console, which refuses it with a sentence.
 */
export type Capture = { readonly occurredAt: Instant | null } & Said;

type Said =
  | { readonly kind: 'empty' }
  | { readonly kind: 'note' | 'followUp' | 'progress'; readonly text: string }
  | { readonly kind: 'decision'; readonly text: string; readonly decidedBy: PersonId | null }
  | { readonly kind: 'question'; readonly text: string; readonly until: Instant | null }
  | {
      readonly kind: 'action';
      /** RES-ACTION: what a workaround asks for. */
      readonly permanentFix: boolean;
      readonly text: string;
      readonly owner: PersonId | null;
      readonly due: Instant | null;
    }
  | {
      readonly kind: 'message';
      readonly message: 'update' | 'restoration';
      readonly channels: readonly string[];
      readonly text: string;
    }
  | { readonly kind: 'amend'; readonly from: string; readonly to: string };

export interface GrammarContext {
  /** When the first key of the line was pressed: what relative times count from. */
  readonly startedAt: Instant;
  /** Zone in which a time of day is meant. */
  readonly zone: string;
  readonly people: readonly { readonly id: PersonId; readonly handle: string }[];
  /** Channel id → name, as in the pack. */
  readonly channels: Readonly<Record<string, string>>;
}

/** The signs that begin a line, in the order the hint shows them. The longer of two comes first. */
export const signs = {
  '!?': 'question',
  '!': 'decision',
  '>>': 'permanentFix',
  '>': 'action',
  '?': 'followUp',
  '~~': 'restoration',
  '~': 'message',
  '*': 'progress',
} as const;
type Sign = keyof typeof signs;

const AMENDMENT = /^s\/((?:\\.|[^\\/])+)\/((?:\\.|[^\\/])*)\/?$/su;
const BACK = /^-(?=\d)((?:\d+h)?(?:\d+m)?(?:\d+s)?)(?:\s+|$)/u;
const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\s+|$)/u;

export function parseCapture(line: string, context: GrammarContext): Capture {
  const { occurredAt, rest } = readMoment(line.trim(), context);
  if (rest === '') return { kind: 'empty', occurredAt };
  return { occurredAt, ...readBody(rest, { ...context, startedAt: occurredAt ?? context.startedAt }) };
}

/** `-5m` or `14:02` at the start says when it happened. */
function readMoment(
  line: string,
  { startedAt, zone }: GrammarContext,
): { occurredAt: Instant | null; rest: string } {
  const back = BACK.exec(line);
  if (back?.[1]) return { occurredAt: startedAt - lengthOf(back[1]), rest: line.slice(back[0].length) };
  const clock = TIME_OF_DAY.exec(line);
  if (clock)
    return { occurredAt: lastAt(clock[0].trim(), startedAt, zone), rest: line.slice(clock[0].length) };
  return { occurredAt: null, rest: line };
}

function readBody(body: string, context: GrammarContext): Said {
  // A backslash takes the next sign as it is, for the note that must begin with one.
  if (body.startsWith('\\')) return { kind: 'note', text: body.slice(1).trim() };
  const amendment = AMENDMENT.exec(body);
  if (amendment) return { kind: 'amend', from: plain(amendment[1] ?? ''), to: plain(amendment[2] ?? '') };
  const sign = signOf(body);
  if (sign === null) return { kind: 'note', text: body };
  const text = body.slice(sign.length).trim();
  const kind = signs[sign];
  switch (kind) {
    case 'decision':
      return readDecision(text, context);
    case 'question': {
      const { at, rest } = takeDeadline(text, context);
      return { kind, text: rest, until: at };
    }
    case 'action':
    case 'permanentFix':
      return readAction(text, kind === 'permanentFix', context);
    case 'message':
    case 'restoration':
      return readMessage(text, kind === 'message' ? 'update' : 'restoration', context);
    default:
      return { kind, text };
  }
}

export const signOf = (body: string): Sign | null =>
  (Object.keys(signs) as Sign[]).find((sign) => body.startsWith(sign)) ?? null;

/** `! @handle text` names who decided; otherwise the commander did. */
function readDecision(text: string, context: GrammarContext): Said {
  const [, handle, rest = ''] = /^@([\w.-]+)\s+(.*)$/su.exec(text) ?? [];
  const decider = handle === undefined ? null : personCalled(handle, context);
  return decider === null
    ? { kind: 'decision', text, decidedBy: null }
    : { kind: 'decision', text: rest, decidedBy: decider };
}

/** WAR-ACTIONS: the first handle owns it; one that nobody has is kept, so that the refusal can name it. */
function readAction(text: string, permanentFix: boolean, context: GrammarContext): Said {
  const { at: due, rest } = takeDeadline(text, context);
  const handles = [...rest.matchAll(/(^|\s)@([\w.-]*\w)/gu)];
  const known = handles.find(([, , handle = '']) => personCalled(handle, context) !== null);
  const [found = '', before = '', handle] = known ?? handles[0] ?? [];
  if (handle === undefined) return { kind: 'action', permanentFix, text: rest, owner: null, due };
  const owner = personCalled(handle, context) ?? (handle as PersonId);
  return { kind: 'action', permanentFix, text: tidy(rest.replace(found, before)), owner, due };
}

const DEADLINE_LENGTH = /(^|\s)\+(?=\d)((?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?)(?=\s|$)/u;
const DEADLINE_TIME = /(^|\s)((?:[01]?\d|2[0-3]):[0-5]\d)(?=\s|$)/gu;

/** `+30m` anywhere, else the last time of day: so "restart at 14:30 +5m" keeps its 14:30. */
function takeDeadline(
  text: string,
  { startedAt, zone }: GrammarContext,
): { at: Instant | null; rest: string } {
  const length = DEADLINE_LENGTH.exec(text);
  if (length?.[2]) return { at: startedAt + lengthOf(length[2]), rest: without(text, length) };
  const time = [...text.matchAll(DEADLINE_TIME)].at(-1);
  if (time?.[2]) return { at: nextAt(time[2], startedAt, zone), rest: without(text, time) };
  return { at: null, rest: text };
}

function readMessage(text: string, message: 'update' | 'restoration', { channels }: GrammarContext): Said {
  const [, list = '', rest] = /^\[([^\]]*)\]?\s*(.*)$/su.exec(text) ?? [];
  if (rest === undefined) return { kind: 'message', message, channels: [], text };
  const named = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => channelCalled(name, channels) ?? name);
  return { kind: 'message', message, channels: [...new Set(named)], text: rest };
}

/** By id, by name, or by a beginning that only one of them has. */
function channelCalled(typed: string, channels: GrammarContext['channels']): string | null {
  const wanted = typed.toLowerCase();
  const entries = Object.entries(channels);
  const exact = entries.find(([id, name]) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
  if (exact) return exact[0];
  const beginning = entries.filter(
    ([id, name]) => id.toLowerCase().startsWith(wanted) || name.toLowerCase().startsWith(wanted),
  );
  return beginning.length === 1 ? (beginning[0]?.[0] ?? null) : null;
}

const personCalled = (handle: string, { people }: GrammarContext): PersonId | null =>
  people.find((person) => person.handle === handle.toLowerCase())?.id ?? null;

function lengthOf(text: string): Milliseconds {
  const units = { d: 24 * HOUR, h: HOUR, m: MINUTE, s: SECOND };
  return [...text.matchAll(/(\d+)([dhms])/gu)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  );
}

const without = (text: string, { 0: found, index }: RegExpExecArray): string =>
  tidy(`${text.slice(0, index)} ${text.slice(index + found.length)}`);

const tidy = (text: string): string => text.replaceAll(/ {2,}/gu, ' ').trim();

const plain = (text: string): string => text.replaceAll(/\\(.)/gsu, '$1');

/** What a note says after `s/old/new/`; null where it does not hold `old`. */
export function amended(
  text: string,
  { from, to }: { readonly from: string; readonly to: string },
): string | null {
  const at = text.indexOf(from);
  return at === -1 ? null : text.slice(0, at) + to + text.slice(at + from.length);
}
