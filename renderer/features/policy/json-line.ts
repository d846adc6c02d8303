const token = /\s*("(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y;

/** What may come next: a value, the end of the group that was just begun, a name, its colon, or what follows a value. */
type Next = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'more';

/** The line, from 1, of the first sign that no JSON document has there. The platform's parser does not always say it. */
export function lineOfMistake(text: string): number {
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  let read = 0;
  token.lastIndex = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const sign = found[1] ?? '';
    const after = step(sign, next, open);
    if (after === null) return lineAt(text, found.index + found[0].length - sign.length);
    next = after;
    read = token.lastIndex;
  }
  const rest = text.slice(read);
  return lineAt(
    text,
    rest.trim() === '' ? text.trimEnd().length : read + rest.length - rest.trimStart().length,
  );
}

/** What may follow a sign; null where the sign itself may not stand here. Keeps the groups that are open. */
function step(sign: string, next: Next, open: ('{' | '[')[]): Next | null {
  const closes = sign === '}' || sign === ']';
  if (closes) {
    const fits = next === 'more' || next === (sign === '}' ? 'nameOrEnd' : 'valueOrEnd');
    return fits && open.pop() === (sign === '}' ? '{' : '[') ? 'more' : null;
  }
  if (sign === ',')
    return next === 'more' && open.length > 0 ? (open.at(-1) === '{' ? 'name' : 'value') : null;
  if (sign === ':') return next === 'colon' ? 'value' : null;
  if (next === 'name' || next === 'nameOrEnd') return sign.startsWith('"') ? 'colon' : null;
  if (next !== 'value' && next !== 'valueOrEnd') return null;
  if (sign !== '{' && sign !== '[') return 'more';
  open.push(sign);
  return sign === '{' ? 'nameOrEnd' : 'valueOrEnd';
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;
