import { compareVersions, versionForm } from '../../../shared/policy/version.ts';

/** A pack as it is being edited: plain data that may break any rule until it is adopted. */
export type Draft = Readonly<Record<string, unknown>>;

/** The way to a value: `['clocks', 'acknowledge', 'P1', 'under']`. */
export type Path = readonly (string | number)[];

/** As problems name it: `clocks.acknowledge.P1.under`. */
export const pathText = (path: Path): string => path.join('.');

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] =>
  typeof value === 'object' && value !== null;

export function valueAt(draft: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (isBranch(value) ? (value as Record<string | number, unknown>)[step] : undefined),
    draft,
  );
}

/** The same draft with one value changed; everything beside the way to it stays the same object. */
export function withValue(draft: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(draft)) return draft.with(Number(step), withValue(draft[Number(step)], rest, value));
  const branch = isBranch(draft) ? (draft as Record<string, unknown>) : {};
  return { ...branch, [step]: withValue(branch[step], rest, value) };
}

/** The same draft without the value at the end of the path. */
export function withoutValue(draft: unknown, path: Path): unknown {
  const parent = path.slice(0, -1);
  const last = path.at(-1);
  const branch = valueAt(draft, parent);
  if (last === undefined || !isBranch(branch)) return draft;
  if (Array.isArray(branch)) return withValue(draft, parent, branch.toSpliced(Number(last), 1));
  const { [last]: _, ...others } = branch as Record<string, unknown>;
  return withValue(draft, parent, others);
}

/** An empty value of the shape of another: what a new item of a list begins as. */
export function blankLike(sample: unknown): unknown {
  if (Array.isArray(sample)) return [];
  if (isBranch(sample))
    return Object.fromEntries(Object.entries(sample).map(([key, value]) => [key, blankLike(value)]));
  if (typeof sample === 'number') return 0;
  if (typeof sample === 'boolean') return false;
  return '';
}

/** The version of a draft made from one: the next after it and after all that were adopted, as versions only go forward. */
export function nextVersion(version: string, adopted: readonly string[]): string {
  if (!versionForm.test(version)) return version;
  const latest = adopted.reduce((last, one) => (compareVersions(one, last) > 0 ? one : last), version);
  return latest.replace(/\d+$/, (patch) => String(Number(patch) + 1));
}

/** The draft with one difference taken back to what another pack says; `place` is as `diffPacks` names it. */
export function takenBack(draft: Draft, from: unknown, place: string): Draft {
  return restored(draft, from, place) as Draft;
}

function restored(draft: unknown, from: unknown, place: string): unknown {
  const keys = [...new Set([...keysOf(draft), ...keysOf(from)])];
  const key = keys.find((one) => place === one || place.startsWith(`${one}.`));
  if (key === undefined) return from;
  const there = entryOf(from, key);
  if (place !== key)
    return withEntry(draft, from, key, restored(entryOf(draft, key), there, place.slice(key.length + 1)));
  return there === undefined ? withoutEntry(draft, key) : withEntry(draft, from, key, there);
}

/** What entries of a list are told apart by: their id or date, as `diffPacks` does. */
function nameOf(entry: unknown): string {
  const { id, date } = (isBranch(entry) ? entry : {}) as { readonly id?: unknown; readonly date?: unknown };
  return typeof id === 'string' ? id : typeof date === 'string' ? date : '';
}

const keysOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(nameOf) : isBranch(value) ? Object.keys(value) : [];

const entryOf = (value: unknown, key: string): unknown =>
  Array.isArray(value)
    ? value.find((one) => nameOf(one) === key)
    : isBranch(value)
      ? (value as Record<string, unknown>)[key]
      : undefined;

/** With an entry replaced, or put back where it stood. */
function withEntry(draft: unknown, from: unknown, key: string, entry: unknown): unknown {
  if (Array.isArray(draft)) {
    const at = draft.findIndex((one) => nameOf(one) === key);
    return at >= 0 ? draft.with(at, entry) : draft.toSpliced(keysOf(from).indexOf(key), 0, entry);
  }
  const branch = (isBranch(draft) ? draft : {}) as Record<string, unknown>;
  if (Object.hasOwn(branch, key)) return { ...branch, [key]: entry };
  const order = keysOf(from);
  const place = (one: string): number => (order.includes(one) ? order.indexOf(one) : order.length);
  const entries = Object.entries({ ...branch, [key]: entry });
  return Object.fromEntries(entries.toSorted(([a], [b]) => place(a) - place(b)));
}

function withoutEntry(draft: unknown, key: string): unknown {
  if (Array.isArray(draft)) return draft.filter((one) => nameOf(one) !== key);
  if (!isBranch(draft)) return draft;
  return Object.fromEntries(Object.entries(draft).filter(([one]) => one !== key));
}
