import { isSame } from '../kernel/same.ts';

/** One difference between two packs as written (GEN-PACK). */
export interface PackChange {
  /** Where, e.g. `clocks.acknowledge.P1.under`, `notifications.CIO.first.P1`, `calendars.england.holidays.2026-12-25`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Undefined where it was added. */
  readonly before: unknown;
  /** Undefined where it was removed. */
  readonly after: unknown;
}

/**
 * Every difference between two packs, in the order of the first, then what the second adds. Entries of a list that have an
 * id or a date are compared by it, wherever they stand; any other list as a whole.
 */
export const diffPacks = (before: unknown, after: unknown): readonly PackChange[] =>
  changes([], before, after);

function changes(path: readonly string[], before: unknown, after: unknown): readonly PackChange[] {
  if (isSame(before, after)) return [];
  const [old, young] = [entriesOf(before), entriesOf(after)];
  if (old === null || young === null) return [changed(path, before, after)];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((key) => {
    const at = [...path, key];
    if (!young.has(key)) return [changed(at, old.get(key), undefined)];
    if (!old.has(key)) return [changed(at, undefined, young.get(key))];
    return changes(at, old.get(key), young.get(key));
  });
}

const changed = (path: readonly string[], before: unknown, after: unknown): PackChange => ({
  path: path.join('.'),
  kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
  before,
  after,
});

/** What a value is made of, by name; null where it is compared as a whole. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const keys = value.map(nameOf);
  const named = keys.every((key) => key !== null) && new Set(keys).size === keys.length;
  return named ? new Map(value.map((one, index) => [keys[index] ?? '', one])) : null;
}

function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { id, date } = entry as { readonly id?: unknown; readonly date?: unknown };
  return typeof id === 'string' ? id : typeof date === 'string' ? date : null;
}
