/**
 * Structured-clone values as text. IPC between the main process and a page, and between a test and the main process,
 * crosses a pipe of strings here; Electron copies by structured clone. So every value is cloned first (what cannot be
 * cloned is refused with Electron's own words) and then written as a flat table of nodes that refer to each other by
 * index, which keeps cycles and shared references.
 */

/** A value as the table writes it; numbers in it are indexes of other nodes unless the kind says otherwise. */
type Node =
  | readonly ['plain', null | boolean | number | string]
  | readonly ['undefined']
  | readonly ['number', string]
  | readonly ['bigint', string]
  | readonly ['date', number | null]
  | readonly ['regexp', string, string]
  | readonly ['error', string, string, string]
  | readonly ['buffer', string]
  | readonly ['view', string, string]
  | readonly ['map', readonly (readonly [number, number])[]]
  | readonly ['set', readonly number[]]
  | readonly ['array', number, readonly (readonly [string, number])[]]
  | readonly ['object', readonly (readonly [string, number])[]];

const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} as const;

const ERRORS = { Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError } as const;

const NOT_CLONEABLE = 'An object could not be cloned.';

/** Throws `Error: An object could not be cloned.` where Electron would. */
export function encode(value: unknown): string {
  const nodes: Node[] = [];
  const seen = new Map<unknown, number>();
  const place = (item: unknown): number => {
    const known = seen.get(item);
    if (known !== undefined) return known;
    const index = nodes.push(['undefined']) - 1;
    seen.set(item, index);
    nodes[index] = describe(item, place);
    return index;
  };
  place(clone(value));
  return JSON.stringify(nodes);
}

export function decode(text: string): unknown {
  const nodes = JSON.parse(text) as Node[];
  const done = new Map<number, unknown>();
  const take = (index: number): unknown => {
    if (done.has(index)) return done.get(index);
    const node = nodes[index];
    if (node === undefined) throw new Error(`electron stand-in: message refers to a missing node ${index}`);
    return revive(node, take, (made) => done.set(index, made));
  };
  return take(0);
}

function clone(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error(NOT_CLONEABLE);
  }
}

function describe(item: unknown, place: (inner: unknown) => number): Node {
  switch (typeof item) {
    case 'undefined':
      return ['undefined'];
    case 'number':
      return Number.isFinite(item) && !Object.is(item, -0)
        ? ['plain', item]
        : ['number', Object.is(item, -0) ? '-0' : `${item}`];
    case 'bigint':
      return ['bigint', `${item}`];
    case 'boolean':
    case 'string':
      return ['plain', item];
    default:
      return item === null ? ['plain', null] : describeObject(item as object, place);
  }
}

function describeObject(item: object, place: (inner: unknown) => number): Node {
  const fields = (): (readonly [string, number])[] =>
    Object.entries(item).map(([key, inner]) => [key, place(inner)] as const);
  if (Array.isArray(item)) return ['array', item.length, fields()];
  if (item instanceof Date) return ['date', item.getTime()];
  if (item instanceof RegExp) return ['regexp', item.source, item.flags];
  if (item instanceof Map)
    return ['map', [...item].map(([key, inner]) => [place(key), place(inner)] as const)];
  if (item instanceof Set) return ['set', [...item].map(place)];
  if (item instanceof Error) return ['error', item.name, item.message, item.stack ?? ''];
  if (item instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(item))];
  if (ArrayBuffer.isView(item)) {
    const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
    return ['view', Object.prototype.toString.call(item).slice(8, -1), toBase64(bytes)];
  }
  // What structuredClone copies but Electron's IPC does not (Blob, File, CryptoKey ...) ends here.
  if (Object.prototype.toString.call(item) !== '[object Object]') throw new Error(NOT_CLONEABLE);
  return ['object', fields()];
}

/** Containers are remembered before they are filled, so that a cycle finds its own beginning. */
function revive(node: Node, take: (index: number) => unknown, remember: (made: unknown) => void): unknown {
  const kept = <T>(made: T): T => {
    remember(made);
    return made;
  };
  switch (node[0]) {
    case 'undefined':
      return undefined;
    case 'plain':
      return node[1];
    case 'number':
      return Number(node[1]);
    case 'bigint':
      return BigInt(node[1]);
    case 'date':
      return kept(new Date(node[1] ?? Number.NaN));
    case 'regexp':
      return kept(new RegExp(node[1], node[2]));
    case 'error':
      return kept(reviveError(node[1], node[2], node[3]));
    case 'buffer':
      return kept(fromBase64(node[1]).buffer);
    case 'view':
      return kept(reviveView(node[1], node[2]));
    case 'map': {
      const map = kept(new Map<unknown, unknown>());
      for (const [key, inner] of node[1]) map.set(take(key), take(inner));
      return map;
    }
    case 'set': {
      const set = kept(new Set<unknown>());
      for (const inner of node[1]) set.add(take(inner));
      return set;
    }
    case 'array':
      return fill(kept(new Array<unknown>(node[1])), node[2], take);
    case 'object':
      return fill(kept({}), node[1], take);
  }
}

/** Defines rather than assigns: a key named `__proto__` must stay a key. */
function fill(
  target: object,
  fields: readonly (readonly [string, number])[],
  take: (index: number) => unknown,
) {
  for (const [key, index] of fields) {
    Object.defineProperty(target, key, {
      value: take(index),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return target;
}

function reviveError(name: string, message: string, stack: string): Error {
  const Kind = name in ERRORS ? ERRORS[name as keyof typeof ERRORS] : Error;
  const error = new Kind(message);
  error.stack = stack;
  return error;
}

function reviveView(name: string, base64: string): ArrayBufferView {
  const View = VIEWS[name as keyof typeof VIEWS] as new (buffer: ArrayBuffer) => ArrayBufferView;
  return new View(fromBase64(base64).buffer);
}

/** In slices: one call with all bytes as arguments would overflow the stack. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
