import type { ClockReading } from '../clocks/reading.ts';
import { isCounting } from '../clocks/reading.ts';

/** A clock before and after a change somebody is about to make: null where it is not there. */
export interface ClockMove {
  readonly key: string;
  readonly before: ClockReading | null;
  readonly after: ClockReading | null;
}

/** The same clock on both sides, whatever its times: what it is of, not when it is due. */
const identity = ({ clause, priority, cycle, subject, about }: ClockReading): string =>
  [clause, priority, cycle, subject, about].join('|');

/**
 * The clocks that a change moves, begins or ends, by when they are due afterwards. Clocks that are settled on both sides
 * stay out: nobody acts on them any more.
 */
export function clockMoves(
  before: readonly ClockReading[],
  after: readonly ClockReading[],
): readonly ClockMove[] {
  const counts = new Map<string, number>();
  const keyed = (readings: readonly ClockReading[]) => {
    counts.clear();
    return new Map(
      readings.map((reading) => {
        const id = identity(reading);
        const count = (counts.get(id) ?? 0) + 1;
        counts.set(id, count);
        return [`${id}|${count}`, reading] as const;
      }),
    );
  };
  const was = keyed(before);
  const is = keyed(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key): ClockMove => ({ key, before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter((move) => [move.before, move.after].some((reading) => reading !== null && isCounting(reading)))
    .filter(({ before: a, after: b }) => a?.dueAt !== b?.dueAt || isOpen(a) !== isOpen(b))
    .toSorted((a, b) => dueOf(a) - dueOf(b));
}

const isOpen = (reading: ClockReading | null): boolean => reading !== null && isCounting(reading);
const dueOf = ({ before, after }: ClockMove): number => (after ?? before)?.dueAt ?? 0;
