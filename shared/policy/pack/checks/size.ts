import { type PackProblem, WHOLE_FILE } from '../problems.ts';

/** Characters of a pack's file, values in a pack, groups in one another: each a dozen times what a large government needs. */
export const LARGEST = 500_000;
const MOST_VALUES = 50_000;
export const DEEPEST = 32;

export const tooLarge = `must have ${LARGEST.toLocaleString('en')} characters at most`;
const tooMany = `must hold ${MOST_VALUES.toLocaleString('en')} values at most`;
export const tooDeep = `must not nest deeper than ${DEEPEST} groups`;

/**
 * What is wrong with a pack whatever its fields mean: so large or so deep that to judge it would hold up the console, or
 * with an entry called `__proto__`, which the schema would pass over without a word. Looked at before anything else.
 */
export function sizeProblems(source: unknown): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: source, path: '', depth: 0 },
  ];
  let values = 1;
  let characters = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') characters += value.length;
    if (characters > LARGEST) return [{ path: WHOLE_FILE, reason: tooLarge }];
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) return [{ path: WHOLE_FILE, reason: tooDeep }];
    const entries = Object.entries(value);
    values += entries.length;
    if (values > MOST_VALUES) return [{ path: WHOLE_FILE, reason: tooMany }];
    for (const [name, inner] of entries) {
      const at = path === '' ? name : `${path}.${name}`;
      if (name === '__proto__') problems.push({ path: at, reason: 'is no name that an entry may have' });
      open.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return problems;
}
