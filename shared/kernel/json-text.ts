/** Where what a JSON text says stands in it, for whoever must be told the line of a mistake. Lines count from 1. */
export interface JsonText {
  /** Line of each value by its path, names and indexes joined by dots. A value of an object stands where its name does. */
  readonly lines: ReadonlyMap<string, number>;
  /** Names that an object holds again. `JSON.parse` keeps the last of them and says nothing. */
  readonly twice: readonly { readonly path: string; readonly line: number }[];
  /** Why the reading ended before the text did; null where the text is one JSON document. */
  readonly end: { readonly reason: 'no JSON' | 'too deep'; readonly line: number } | null;
}

/** Blanks and the sign after them: a text, a number, a word or a mark. */
const token =
  /[ \t\r\n]*("[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/uy;

/** What may come next: a value, the end of the group that was just begun, a name, its colon, or what follows a value. */
type Next = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'more';

/** An object or a list that is open, and the name or index it is at. */
interface Group {
  readonly path: string;
  /** The names so far; null where it is a list. */
  readonly names: Set<string> | null;
  at: string;
  size: number;
}

/**
 * Reads a JSON text sign by sign, no deeper than `deepest` groups in one another: the platform's parser tells neither lines
 * nor names written twice, and not always where it gave up.
 */
export function readJsonText(text: string, deepest: number): JsonText {
  const lines = new Map<string, number>([['', 1]]);
  const twice: { readonly path: string; readonly line: number }[] = [];
  const open: Group[] = [];
  const ended = (reason: 'no JSON' | 'too deep') => ({ lines, twice, end: { reason, line } });
  let next: Next = 'value';
  let line = 1;
  let read = 0;
  token.lastIndex = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const sign = found[1] ?? '';
    const group = open.at(-1);
    line += newLines(found[0]);
    const after = step(sign, next, group);
    if (after === null) return ended('no JSON');
    if (after === 'colon') noteName(group, JSON.parse(sign) as string);
    else if (isValue(next) && sign !== ']') noteItem(group);
    if (sign === '{' || sign === '[') {
      if (open.length === deepest) return ended('too deep');
      open.push({ path: pathOf(group), names: sign === '{' ? new Set() : null, at: '', size: 0 });
    } else if (sign === '}' || sign === ']') open.pop();
    next = after;
    read = token.lastIndex;
  }
  const rest = text.slice(read);
  const isBlank = /^[ \t\r\n]*$/.test(rest);
  if (isBlank && next === 'more' && open.length === 0) return { lines, twice, end: null };
  // What is cut off is wrong where it ends, not behind the blank lines after it.
  if (!isBlank) line += newLines(/^[ \t\r\n]*/.exec(rest)?.[0] ?? '');
  return ended('no JSON');

  function noteName(group: Group | undefined, name: string): void {
    if (!group?.names) return;
    group.at = name;
    if (group.names.has(name)) twice.push({ path: pathOf(group), line });
    group.names.add(name);
    lines.set(pathOf(group), line);
  }

  function noteItem(group: Group | undefined): void {
    if (!group || group.names) return;
    group.at = String(group.size);
    group.size += 1;
    lines.set(pathOf(group), line);
  }
}

/** What may follow a sign; null where the sign itself may not stand here. */
function step(sign: string, next: Next, group: Group | undefined): Next | null {
  if (sign === '}') return group?.names && (next === 'more' || next === 'nameOrEnd') ? 'more' : null;
  if (sign === ']')
    return group?.names === null && (next === 'more' || next === 'valueOrEnd') ? 'more' : null;
  if (sign === ',') return group && next === 'more' ? (group.names ? 'name' : 'value') : null;
  if (sign === ':') return next === 'colon' ? 'value' : null;
  if (next === 'name' || next === 'nameOrEnd') return sign.startsWith('"') ? 'colon' : null;
  if (!isValue(next)) return null;
  return sign === '{' ? 'nameOrEnd' : sign === '[' ? 'valueOrEnd' : 'more';
}

const isValue = (next: Next): boolean => next === 'value' || next === 'valueOrEnd';

/** Of the value a group is at. */
const pathOf = (group: Group | undefined): string =>
  group === undefined ? '' : group.path === '' ? group.at : `${group.path}.${group.at}`;

const newLines = (text: string): number => text.split('\n').length - 1;
