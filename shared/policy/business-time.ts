import type { Instant, Milliseconds } from '../kernel/time.ts';
import { BLOCK_DAYS, type Block, block, blockOf, dayOf } from './calendar-days.ts';
import type { Calendar } from './pack/calendar.ts';

/**
 * Longest stretch without a working day that a calendar may have. The checks of a pack refuse a longer one; business time
 * that would have to pass through one is given up rather than searched for.
 */
export const LONGEST_CLOSURE_DAYS = 400;

/** Working time between two instants, in milliseconds of real time; 0 where `until` is not after `from` (CLK-CALENDAR). */
export function workingTime(calendar: Calendar, from: Instant, until: Instant): Milliseconds {
  if (until <= from) return 0;
  const first = blockOf(dayOf(calendar, from));
  const last = blockOf(dayOf(calendar, until));
  let sum = workedBefore(block(calendar, last), until) - workedBefore(block(calendar, first), from);
  for (let index = first; index < last; index++) sum += block(calendar, index).total;
  return sum;
}

/**
 * The earliest instant at which `amount` milliseconds of working time have passed since `from`, so that an amount used up
 * at closing is reached at closing. Outside windows counting begins at the next opening. Null where the calendar stays
 * closed beyond every bound.
 */
export function afterWorking(calendar: Calendar, from: Instant, amount: Milliseconds): Instant | null {
  if (amount <= 0) return from;
  let index = blockOf(dayOf(calendar, from));
  let left = workedBefore(block(calendar, index), from) + amount;
  for (let idle = 0; idle <= IDLE_BLOCKS; index++) {
    const { opens, before, total } = block(calendar, index);
    if (left <= total) {
      const window = lastBelow(before, left);
      return (opens[window] as Instant) + left - (before[window] as Milliseconds);
    }
    left -= total;
    idle = total === 0 ? idle + 1 : 0;
  }
  return null;
}

/** Whole blocks that are surely closed once the longest closure is over. */
const IDLE_BLOCKS = Math.ceil(LONGEST_CLOSURE_DAYS / BLOCK_DAYS);

/** Working time of a block before an instant. */
function workedBefore({ opens, closes, before }: Block, at: Instant): Milliseconds {
  const window = lastBelow(opens, at);
  if (window < 0) return 0;
  return (
    (before[window] as Milliseconds) + Math.min(at, closes[window] as Instant) - (opens[window] as Instant)
  );
}

/** Index of the last of rising numbers that is below a limit; -1 where none is. */
function lastBelow(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
