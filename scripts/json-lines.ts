/** Line of each value of a JSON text (which must parse), by its path: keys and indexes joined by dots. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>([['', 1]]);
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|\n|[^\s{}[\]:,"]+/g);
  let line = 1;
  /** Where each object or list that is open stands, with the key or index that it is at. */
  const open: { readonly list: boolean; key: string; index: number; awaitsKey: boolean }[] = [];
  const note = () => lines.set(open.map(({ list, key, index }) => (list ? index : key)).join('.'), line);
  for (const [token] of tokens) {
    const inner = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === ',' && inner) {
      inner.index += 1;
      inner.awaitsKey = !inner.list;
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') continue;
    else if (inner?.awaitsKey) {
      inner.key = JSON.parse(token) as string;
      inner.awaitsKey = false;
      // A value is looked for where its key is.
      note();
    } else {
      if (inner?.list) note();
      if (token === '{' || token === '[')
        open.push({ list: token === '[', key: '', index: 0, awaitsKey: token === '{' });
    }
  }
  return lines;
}

/** The line of a path, or where it is not in the text, of the nearest part of it that is. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return 1;
}

/** The line at which a text stops being JSON, as its parser says it. */
export function lineOfBreak(text: string, error: SyntaxError): number {
  const [, line] = /\(line (\d+) column \d+\)/.exec(error.message) ?? [];
  return line === undefined ? text.trimEnd().split('\n').length : Number(line);
}
