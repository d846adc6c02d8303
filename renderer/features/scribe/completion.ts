import type { Person } from '../../../shared/directory/state.ts';
import { signOf } from './grammar.ts';

export interface Option {
  /** What stands in the line once it is chosen. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

/** What could stand between `from` and `to` (caret) instead of what was typed there. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
}

export interface Known {
  readonly people: readonly Person[];
  /** Channel id → name. */
  readonly channels: Readonly<Record<string, string>>;
  /** Channels that the policy asks for next, offered first. */
  readonly wanted: readonly string[];
}

const SHOWN = 6;
const LEADING_TIME = /^\s*(?:-(?=\d)[\dhms]+\s+|\d?\d:\d\d(?::\d\d)?\s+)?/u;

/** Handles after `@`, channels in the list of a message; null where nothing could be added. */
export function completionAt(line: string, caret: number, known: Known): Completion | null {
  const before = line.slice(0, caret);
  return handleAt(before, known.people) ?? channelAt(before, known);
}

function handleAt(before: string, people: readonly Person[]): Completion | null {
  const found = /(?:^|\s)@([\w.-]*)$/u.exec(before);
  if (!found) return null;
  const typed = (found[1] ?? '').toLowerCase();
  const from = before.length - typed.length - 1;
  const ranked = people
    .map((person) => ({ person, rank: rankOf(person, typed) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.person.handle < b.person.handle ? -1 : 1))
    .slice(0, SHOWN);
  const [only] = ranked;
  if (!only || (ranked.length === 1 && only.person.handle === typed)) return null;
  const options = ranked.map(({ person }) => ({
    insert: `@${person.handle} `,
    label: `@${person.handle}`,
    detail: person.name,
  }));
  return { from, to: before.length, options };
}

/** A handle that begins so comes before a name of which one word does. */
function rankOf({ handle, name }: Person, typed: string): number | null {
  if (handle.startsWith(typed)) return 0;
  return name
    .toLowerCase()
    .split(/\s+/u)
    .some((word) => word.startsWith(typed))
    ? 1
    : null;
}

function channelAt(before: string, { channels, wanted }: Known): Completion | null {
  const start = LEADING_TIME.exec(before)?.[0].length ?? 0;
  const sign = signOf(before.slice(start));
  if (sign !== '~' && sign !== '~~') return null;
  const typedAt = start + sign.length;
  const rest = before.slice(typedAt);
  if (/^\s+$/u.test(rest)) return { from: typedAt, to: before.length, options: listsOf(channels, wanted) };
  const list = /^\s*\[([^\]]*)$/u.exec(rest);
  if (!list) return null;
  const said = (list[1] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const typed = said.at(-1) ?? '';
  const already = said.slice(0, -1);
  const options = Object.entries(channels)
    .filter(([id, name]) => !already.includes(id.toLowerCase()) && !already.includes(name.toLowerCase()))
    .filter(([id, name]) => id.toLowerCase().startsWith(typed) || name.toLowerCase().startsWith(typed))
    .map(([id, name]) => ({ insert: `${id}, `, label: id, detail: name }));
  return options.length === 0 ? null : { from: before.length - typed.length, to: before.length, options };
}

/** Whole lists: what the policy asks for next, then each channel alone. */
function listsOf(channels: Known['channels'], wanted: readonly string[]): readonly Option[] {
  const single = Object.keys(channels).filter((id) => wanted.length !== 1 || id !== wanted[0]);
  const lists = [...(wanted.length > 0 ? [wanted] : []), ...single.map((id) => [id])];
  return lists.map((ids) => ({
    insert: ` [${ids.join(', ')}] `,
    label: `[${ids.join(', ')}]`,
    detail: ids.map((id) => channels[id] ?? id).join(', '),
  }));
}

export const complete = (
  line: string,
  { from, to }: Completion,
  { insert }: Option,
): { readonly line: string; readonly caret: number } => ({
  line: line.slice(0, from) + insert + line.slice(to).replace(/^ /u, ''),
  caret: from + insert.length,
});
