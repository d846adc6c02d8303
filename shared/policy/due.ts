import { assertNever } from '../kernel/assert-never.ts';
import { DAY, type Instant } from '../kernel/time.ts';
import { afterWorking, LONGEST_CLOSURE_DAYS, workingTime } from './business-time.ts';
import {
  closingOf,
  type DayNumber,
  dayOf,
  instantOf,
  isWorkingDay,
  startOf,
  weekdayOf,
} from './calendar-days.ts';
import type { Calendar } from './pack/calendar.ts';
import type { Span } from './pack/limit.ts';

export { workingTime } from './business-time.ts';

/**
 * When a span that begins at `from` is over (CLK-CALENDAR). Always after `from`. Where the calendar stays closed longer
 * than a pack may say, hours and days of real time count: a deadline too early is better than none.
 */
export function dueAfter(span: Span, from: Instant, calendar: Calendar): Instant {
  switch (span.kind) {
    case 'elapsed':
      return from + span.length;
    case 'businessHours':
      return afterWorking(calendar, from, span.length) ?? from + span.length;
    case 'businessDays':
      return endOfWorkingDay(calendar, from, span.days) ?? from + span.days * DAY;
    case 'nextAt':
      return (
        (span.each === 'week' ? nextWeekly : nextDaily)(calendar, from, span.time) ??
        from + (span.each === 'week' ? 7 * DAY : DAY)
      );
    case 'midnight':
      return startOf(calendar, dayOf(calendar, from) + 1);
    default:
      return assertNever(span);
  }
}

/**
 * The moments at which shares of a span have passed (RUL-BOUNDARY says what they mean): of working time for business hours
 * and days, so that four business hours over a weekend are half gone after two worked ones; of real time for the others.
 * Share 1 is the due time.
 */
export function pointsOfSpan(
  span: Span,
  from: Instant,
  calendar: Calendar,
  shares: readonly number[],
): readonly Instant[] {
  const due = dueAfter(span, from, calendar);
  const working =
    span.kind === 'businessHours' || span.kind === 'businessDays' ? workingTime(calendar, from, due) : 0;
  return shares.map((share) => {
    if (share === 1) return due;
    const point = working > 0 ? afterWorking(calendar, from, Math.ceil(working * share)) : null;
    return point ?? from + Math.ceil((due - from) * share);
  });
}

function endOfWorkingDay(calendar: Calendar, from: Instant, days: number): Instant | null {
  let day = dayOf(calendar, from);
  for (let left = days; left > 0; left--) {
    const next = firstWorkingDay(calendar, day + 1);
    if (next === null) return null;
    day = next;
  }
  return closingOf(calendar, day);
}

/** The next such time of day on a working day, inside its hours or not. */
function nextDaily(calendar: Calendar, from: Instant, time: string): Instant | null {
  let day = firstWorkingDay(calendar, dayOf(calendar, from));
  while (day !== null) {
    const at = instantOf(calendar, day, time);
    if (at > from) return at;
    day = firstWorkingDay(calendar, day + 1);
  }
  return null;
}

/** The next such time of day on the last working day of a week from Monday to Sunday. */
function nextWeekly(calendar: Calendar, from: Instant, time: string): Instant | null {
  const today = dayOf(calendar, from);
  let monday = today - weekdayOf(today);
  for (let weeks = 0; weeks * 7 <= LONGEST_CLOSURE_DAYS + 14; weeks++, monday += 7) {
    const day = lastWorkingDay(calendar, monday);
    if (day === null) continue;
    const at = instantOf(calendar, day, time);
    if (at > from) return at;
  }
  return null;
}

function firstWorkingDay(calendar: Calendar, from: DayNumber): DayNumber | null {
  for (let day = from; day <= from + LONGEST_CLOSURE_DAYS; day++) if (isWorkingDay(calendar, day)) return day;
  return null;
}

function lastWorkingDay(calendar: Calendar, monday: DayNumber): DayNumber | null {
  for (let day = monday + 6; day >= monday; day--) if (isWorkingDay(calendar, day)) return day;
  return null;
}
