/**
 * contextBridge's copying rules (runs in the page): functions are proxied both ways, errors keep their message only,
 * what structured clone knows is cloned, any other object is copied by its own enumerable keys and loses its prototype.
 * The copies are what the rules prove; the two worlds of real Electron are not there.
 */
type Fn = (...args: unknown[]) => unknown;

const CLONED = [Date, RegExp, Map, Set, ArrayBuffer, Blob] as const;

/** A value of one world as the other world may see it. */
function cross(value: unknown, seen: Map<unknown, unknown> = new Map()): unknown {
  if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
  if (seen.has(value)) return seen.get(value);
  if (typeof value === 'function') return kept(seen, value, crossFunction(value as Fn));
  if (value instanceof Promise) return kept(seen, value, crossPromise(value));
  if (value instanceof Error) return new Error(value.message);
  if (value instanceof Node) return value;
  if (ArrayBuffer.isView(value) || CLONED.some((Kind) => value instanceof Kind))
    return structuredClone(value);
  if (Array.isArray(value)) {
    const copy = kept(seen, value, [] as unknown[]);
    for (const item of value) copy.push(cross(item, seen));
    return copy;
  }
  const copy = kept(seen, value, {} as Record<string, unknown>);
  for (const [key, item] of Object.entries(value)) copy[key] = cross(item, seen);
  return copy;
}

function kept<T>(seen: Map<unknown, unknown>, value: unknown, copy: T): T {
  seen.set(value, copy);
  return copy;
}

const crossFunction =
  (inner: Fn): Fn =>
  (...args) => {
    let result: unknown;
    try {
      result = inner(...args.map((argument) => cross(argument)));
    } catch (thrown) {
      throw cross(thrown);
    }
    return cross(result);
  };

const crossPromise = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => cross(value),
    (reason) => {
      throw cross(reason);
    },
  );

function deepFreeze(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const item of Object.values(value)) deepFreeze(item);
}

/** The names that were exposed, so that anything else which the preload left in the page can be reported. */
export const exposedNames = new Set<string>();

export function exposeInMainWorld(name: string, api: unknown): void {
  if (name in window)
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  const copy = cross(api);
  deepFreeze(copy);
  exposedNames.add(name);
  Object.defineProperty(window, name, {
    value: copy,
    enumerable: true,
    writable: false,
    configurable: false,
  });
}
