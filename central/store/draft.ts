/** A table in memory as it is read: committed, or with what a transaction has changed so far. */
export interface Readable<K, V> {
  get(key: K): V | undefined;
  entries(): Iterable<readonly [K, V]>;
}

/** A table as a transaction changes it. Values are never changed in place: what is committed stays as it is. */
export interface Draft<K, V> extends Readable<K, V> {
  set(key: K, value: V): void;
  delete(key: K): void;
  commit(): void;
}

/** Holds only what was changed, so that a small transaction over a long log costs little; dropping it undoes all. */
export function draftOf<K, V>(table: Map<K, V>): Draft<K, V> {
  const changed = new Map<K, V | undefined>();
  return {
    get: (key) => (changed.has(key) ? changed.get(key) : table.get(key)),
    *entries() {
      for (const entry of table) if (!changed.has(entry[0])) yield entry;
      for (const [key, value] of changed) if (value !== undefined) yield [key, value];
    },
    set: (key, value) => void changed.set(key, value),
    delete: (key) => void changed.set(key, undefined),
    commit() {
      for (const [key, value] of changed)
        if (value === undefined) table.delete(key);
        else table.set(key, value);
    },
  };
}
