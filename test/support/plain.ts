/**
 * A state as plain data, to be compared deeply: anything that can be walked (a chronicle, a map) becomes an array, so
 * that two folds are equal exactly where they hold the same.
 */
export function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Symbol.iterator in value) return [...(value as Iterable<unknown>)].map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
