/**
 * A keyed, append-mostly, persistent list: `append` and `replace` return a new list and leave the old one as it was,
 * at a cost that does not grow with the length. A plain copied array would make folding 50,000 entries quadratic.
 *
 * Items sit in full chunks and a tail; an append copies the tail only. The index from id to position is a cache, made
 * at the first look-up and shared between versions, so every hit is checked against this version's own items.
 */
const CHUNK = 64;

interface Keyed {
  readonly id: string;
}

interface Index {
  positions: Map<string, number> | null;
}

export class Chronicle<T extends Keyed> implements Iterable<T> {
  readonly length: number;
  readonly #full: readonly (readonly T[])[];
  readonly #tail: readonly T[];
  readonly #index: Index;

  private constructor(full: readonly (readonly T[])[], tail: readonly T[], index: Index) {
    this.#full = full;
    this.#tail = tail;
    this.#index = index;
    this.length = full.length * CHUNK + tail.length;
  }

  static empty<T extends Keyed>(): Chronicle<T> {
    return new Chronicle<T>([], [], { positions: null });
  }

  append(item: T): Chronicle<T> {
    this.#index.positions?.set(item.id, this.length);
    if (this.#tail.length < CHUNK) return new Chronicle(this.#full, [...this.#tail, item], this.#index);
    return new Chronicle([...this.#full, this.#tail], [item], this.#index);
  }

  at(position: number): T | undefined {
    // The tail may be full itself, so where it begins is not told by dividing.
    const tailStart = this.#full.length * CHUNK;
    if (position >= tailStart) return this.#tail[position - tailStart];
    const chunk = Math.floor(position / CHUNK);
    return this.#full[chunk]?.[position - chunk * CHUNK];
  }

  get(id: string): T | undefined {
    const position = this.#positionOf(id);
    return position === undefined ? undefined : this.at(position);
  }

  /** The same list with one item changed in place; the list itself where it holds no such item. */
  replace(id: string, change: (item: T) => T): Chronicle<T> {
    const position = this.#positionOf(id);
    const item = position === undefined ? undefined : this.at(position);
    if (position === undefined || item === undefined) return this;
    const chunk = Math.floor(position / CHUNK);
    const within = position - chunk * CHUNK;
    const held = this.#full[chunk];
    if (held === undefined)
      return new Chronicle(this.#full, this.#tail.with(within, change(item)), this.#index);
    return new Chronicle(this.#full.with(chunk, held.with(within, change(item))), this.#tail, this.#index);
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const chunk of this.#full) yield* chunk;
    yield* this.#tail;
  }

  toArray(): T[] {
    return [...this.#full, this.#tail].flat();
  }

  #positionOf(id: string): number | undefined {
    this.#index.positions ??= new Map(this.toArray().map((item, position) => [item.id, position]));
    const cached = this.#index.positions.get(id);
    if (cached !== undefined && this.at(cached)?.id === id) return cached;
    // Another version made the index, or moved the position: look for ourselves.
    for (let position = this.length - 1; position >= 0; position--) {
      if (this.at(position)?.id === id) return position;
    }
    return undefined;
  }
}
