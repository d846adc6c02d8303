import { Temporal } from 'temporal-polyfill';
import { LONGEST_CLOSURE_DAYS } from '../../business-time.ts';
import type { PolicyPack } from '../../pack.ts';
import { type Calendar, weekdays } from '../calendar.ts';
import { type CrossProblem, twice } from './problem.ts';

/** CLK-CALENDAR: a calendar in which business time passes, in a zone that exists. */
export function calendarProblems(pack: PolicyPack): readonly CrossProblem[] {
  const known = Object.hasOwn(pack.calendars, pack.calendar);
  const missing = {
    path: ['calendar'],
    message: `must be a calendar of the pack: it has no "${pack.calendar}"`,
  };
  return [
    ...(known ? [] : [missing]),
    ...Object.entries(pack.calendars).flatMap(([id, calendar]) =>
      problemsOf(calendar).map(({ path, message }) => ({ path: ['calendars', id, ...path], message })),
    ),
  ];
}

function problemsOf(calendar: Calendar): readonly CrossProblem[] {
  const { zone, week, holidays, own, source } = calendar;
  const problems: CrossProblem[] = [
    ...twice(holidays, ({ date }) => date, ['holidays'], 'date'),
    ...twice(own, ({ date }) => date, ['own'], 'date'),
  ];
  if (!isTimeZone(zone))
    problems.push({
      path: ['zone'],
      message: `must be a time zone such as Europe/London: "${zone}" is none`,
    });
  if (source && source.untilYear < source.fromYear)
    problems.push({ path: ['source', 'untilYear'], message: 'must not be before the first year' });
  if (Object.values(week).every((windows) => windows.length === 0))
    problems.push({
      path: ['week'],
      message: 'must have working hours on one day of the week at least: business time would never pass',
    });
  else {
    const closure = longestClosure(calendar);
    if (closure !== null && closure.days > LONGEST_CLOSURE_DAYS)
      problems.push({
        path: ['holidays'],
        message: `must leave a working day within ${LONGEST_CLOSURE_DAYS} days: none follows ${closure.after}`,
      });
  }
  return problems;
}

/**
 * The longest stretch between two working days, in days. Only listed dates can make one longer than the week does, so
 * they alone are looked at, however far apart they lie. Null where every listed date changes nothing.
 */
function longestClosure(calendar: Calendar): { readonly after: string; readonly days: number } | null {
  const opened = new Set(calendar.own.filter(({ hours = [] }) => hours.length > 0).map(({ date }) => date));
  const closed = new Set(
    [...calendar.holidays, ...calendar.own].map(({ date }) => date).filter((date) => !opened.has(date)),
  );
  const isClosed = (day: Temporal.PlainDate): boolean => {
    const date = day.toString();
    if (opened.has(date)) return false;
    const weekday = weekdays[day.dayOfWeek - 1];
    return closed.has(date) || weekday === undefined || calendar.week[weekday].length === 0;
  };
  let longest: { readonly after: string; readonly days: number } | null = null;
  let passed = '';
  for (const date of [...closed].toSorted()) {
    if (date <= passed) continue;
    const first = Temporal.PlainDate.from(date);
    let next = first;
    while (isClosed(next)) next = next.add({ days: 1 });
    passed = next.toString();
    const days = first.until(next).days;
    if (longest === null || days > longest.days) longest = { after: date, days };
  }
  return longest;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
