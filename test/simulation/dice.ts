/** Chance that a seed repeats: the same calls give the same throws. */
export interface Dice {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A whole number from 0 to `below - 1`. */
  under(below: number): number;
  chance(of: number): boolean;
  /** One of these; throws where there are none. */
  oneOf<T>(these: readonly T[]): T;
  /** So many hex digits. */
  hex(digits: number): string;
}

/** mulberry32, the well-known small generator; good enough to play with, not for secrets. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const under = (below: number): number => Math.floor(next() * below);
  return {
    next,
    under,
    chance: (of) => next() < of,
    oneOf<T>(these: readonly T[]): T {
      if (these.length === 0) throw new Error('nothing to choose from');
      return these[under(these.length)] as T;
    },
    hex: (digits) => Array.from({ length: digits }, () => under(16).toString(16)).join(''),
  };
}
