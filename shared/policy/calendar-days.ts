import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant, MINUTE, type Milliseconds, minutesOfDay } from '../kernel/time.ts';
import { type Calendar, type Weekday, type WorkingHours, weekdays } from './pack/calendar.ts';

/** Days since 1970-01-01 on the local calendar; whole numbers, with no zone and no time of day. */
export type DayNumber = number;

/** A stretch of days of a calendar, resolved to instants once. Its windows rise and never overlap. */
export interface Block {
  /** The start of each of its days, and of the day after the last. */
  readonly starts: readonly Instant[];
  readonly opens: readonly Instant[];
  readonly closes: readonly Instant[];
  /** Working time of the block before each window. */
  readonly before: readonly Milliseconds[];
  readonly total: Milliseconds;
  /** For each of its days the index of its first window, and the number of all windows at the end. */
  readonly firstWindow: readonly number[];
}

/** Small enough that the first deadline of a start is not felt, large enough that a year is a dozen. */
export const BLOCK_DAYS = 32;

/**
 * A calendar never changes, so what its zone makes of a day is asked once. A cache and nothing more: with and without
 * it every answer is the same.
 */
const blocks = new WeakMap<Calendar, Map<number, Block>>();

export const blockOf = (day: DayNumber): number => Math.floor(day / BLOCK_DAYS);

export function block(calendar: Calendar, index: number): Block {
  const known = blocks.get(calendar) ?? new Map<number, Block>();
  blocks.set(calendar, known);
  const found = known.get(index) ?? resolve(calendar, index * BLOCK_DAYS);
  known.set(index, found);
  return found;
}

/** When a local day begins: at midnight, or where a clock change skips midnight, right after it. */
export const startOf = (calendar: Calendar, day: DayNumber): Instant =>
  block(calendar, blockOf(day)).starts[day - blockOf(day) * BLOCK_DAYS] as Instant;

/** The local day of an instant. */
export function dayOf(calendar: Calendar, at: Instant): DayNumber {
  // No zone is a day or more away from UTC.
  let day = Math.floor(at / DAY) + 1;
  while (startOf(calendar, day) > at) day -= 1;
  return day;
}

/** Where a day's last window closes; null on a day off. */
export function closingOf(calendar: Calendar, day: DayNumber): Instant | null {
  const { closes, firstWindow } = block(calendar, blockOf(day));
  const index = day - blockOf(day) * BLOCK_DAYS;
  const after = firstWindow[index + 1] as number;
  return after > (firstWindow[index] as number) ? (closes[after - 1] as Instant) : null;
}

/** A working day has at least one window. */
export const isWorkingDay = (calendar: Calendar, day: DayNumber): boolean =>
  closingOf(calendar, day) !== null;

/** A time of day on a local day. One that a clock change skips is later by the gap; of one that comes twice the earlier. */
export const instantOf = (calendar: Calendar, day: DayNumber, time: string): Instant =>
  within(calendar.zone, day, startOf(calendar, day), startOf(calendar, day + 1), time);

function within(zone: string, day: DayNumber, start: Instant, end: Instant, time: string): Instant {
  if (time === '24:00') return end;
  // On a day of 24 hours no clock is changed, and there is nothing to ask the zone.
  if (end - start === DAY) return start + minutesOfDay(time) * MINUTE;
  return dateOf(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** ISO weekday of a day: 0 is Monday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

const dateOf = (day: DayNumber): Temporal.PlainDate => new Temporal.PlainDate(1970, 1, 1).add({ days: day });

function resolve(calendar: Calendar, first: DayNumber): Block {
  const days = Array.from({ length: BLOCK_DAYS }, (_, index) => first + index);
  const starts = [...days, first + BLOCK_DAYS].map(
    (day) => dateOf(day).toZonedDateTime(calendar.zone).epochMilliseconds,
  );
  const hours = hoursOf(calendar);
  const opens: Instant[] = [];
  const closes: Instant[] = [];
  const before: Milliseconds[] = [];
  const firstWindow: number[] = [];
  let total = 0;
  for (const [index, day] of days.entries()) {
    firstWindow.push(opens.length);
    const [start, end] = [starts[index] as Instant, starts[index + 1] as Instant];
    const at = (time: string): Instant => within(calendar.zone, day, start, end, time);
    for (const { from, until } of hours(day)) {
      // A clock change may push one window into the next, or out of its day: no moment is worked twice.
      const open = Math.max(at(from), closes.at(-1) ?? start, start);
      const close = Math.min(at(until), end);
      if (close <= open) continue;
      opens.push(open);
      closes.push(close);
      before.push(total);
      total += close - open;
    }
  }
  firstWindow.push(opens.length);
  return { starts, opens, closes, before, total, firstWindow };
}

/** The jurisdiction's own days win over holidays, holidays over the week (CLK-CALENDAR). */
function hoursOf(calendar: Calendar): (day: DayNumber) => readonly WorkingHours[] {
  const special = new Map([
    ...calendar.holidays.map(({ date }) => [date, closed] as const),
    ...calendar.own.map(({ date, hours }) => [date, hours ?? closed] as const),
  ]);
  return (day) => special.get(dateOf(day).toString()) ?? calendar.week[weekdays[weekdayOf(day)] as Weekday];
}

const closed: readonly WorkingHours[] = [];
