import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../../shared/kernel/time.ts';

/**
 * Which way a bare time of day points: `14:02` typed at 00:10 is yesterday's for what happened (`past`) and today's for
 * what is due (`future`); `nearest` takes whichever is closer.
 */
export type Lean = 'past' | 'future' | 'nearest';

/**
 * The moment that a person typed, or null where it is none. Understands `now`, `14:02`, `1402`, `14:02:30`, `14:02Z`, `-5m`,
 * `+30m`, `-1h30`, `yesterday 23:10`, `23 Nov 14:02`, `2026-11-23 14:02` and RFC 3339. Times without an offset are
 * in `zone`; one that daylight saving skips is moved forward by the gap, one that it repeats is the earlier.
 */
export function parseMoment(
  text: string,
  now: Instant,
  zone: string,
  lean: Lean = 'nearest',
): Instant | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replaceAll('−', '-');
  if (typed === 'now') return now;
  return (
    relative(typed, now) ??
    timeOfDay(typed, now, zone, lean) ??
    dayAndTime(typed, now, zone) ??
    exact(text.trim(), zone)
  );
}

const units: Readonly<Record<string, Milliseconds>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };
const unitNames = '(s|sec|second|seconds|m|min|mins|minute|minutes|h|hour|hours|d|day|days)';
const span = new RegExp(`^([+-]) ?(?:(\\d{1,4}) ?${unitNames}) ?(?:(\\d{1,4}) ?${unitNames}?)?$`);

/** `-5m`, `+30 min`, `+1h30m`, `+1h30` (minutes go without saying). */
function relative(typed: string, now: Instant): Instant | null {
  const match = span.exec(typed);
  if (!match) return null;
  const [, sign, first = '', firstUnit = '', second, secondUnit] = match;
  const length =
    Number(first) * lengthOf(firstUnit) +
    (second === undefined ? 0 : Number(second) * lengthOf(secondUnit ?? 'm'));
  return sign === '-' ? now - length : now + length;
}

const lengthOf = (unit: string): Milliseconds => units[unit.charAt(0)] ?? MINUTE;

const clockFace = '(\\d{1,2})[:.h]?(\\d{2})(?::(\\d{2}))?';
const bareTime = new RegExp(`^${clockFace} ?(z|utc)?$`);

interface Face {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function faceOf(hour = '', minute = '', second = '0'): Face | null {
  const face = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  return face.hour < 24 && face.minute < 60 && face.second < 60 ? face : null;
}

function timeOfDay(typed: string, now: Instant, zone: string, lean: Lean): Instant | null {
  const match = bareTime.exec(typed);
  const face = match && faceOf(match[1], match[2], match[3]);
  if (!face) return null;
  const where = match[4] === undefined ? zone : 'UTC';
  const today = dateAt(now, where);
  const on = (days: number): Instant => momentOn(today.add({ days }), face, where);
  switch (lean) {
    case 'past':
      return on(0) <= now ? on(0) : on(-1);
    case 'future':
      return on(0) > now ? on(0) : on(1);
    case 'nearest':
      return [on(-1), on(0), on(1)].reduce((best, one) =>
        Math.abs(one - now) < Math.abs(best - now) ? one : best,
      );
  }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const namedDay: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const dayTime = new RegExp(`^(yesterday|today|tomorrow) (?:at )?${clockFace} ?(z|utc)?$`);
const monthTime = new RegExp(
  `^(\\d{1,2}) (${months.join('|')})[a-z]*(?: (\\d{4}))?,? (?:at )?${clockFace} ?(z|utc)?$`,
);

function dayAndTime(typed: string, now: Instant, zone: string): Instant | null {
  const relativeDay = dayTime.exec(typed);
  if (relativeDay) {
    const face = faceOf(relativeDay[2], relativeDay[3], relativeDay[4]);
    const where = relativeDay[5] === undefined ? zone : 'UTC';
    const date = dateAt(now, where).add({ days: namedDay[relativeDay[1] ?? ''] ?? 0 });
    return face && momentOn(date, face, where);
  }
  const named = monthTime.exec(typed);
  if (!named) return null;
  const face = faceOf(named[4], named[5], named[6]);
  const where = named[7] === undefined ? zone : 'UTC';
  const year = named[3] === undefined ? dateAt(now, where).year : Number(named[3]);
  const date = dateOf(year, months.indexOf(named[2] ?? '') + 1, Number(named[1]));
  return face && date && momentOn(date, face, where);
}

const dateTime = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/i;

/** `2026-11-23 14:02` in the zone, or RFC 3339 with its own offset. */
function exact(text: string, zone: string): Instant | null {
  const match = dateTime.exec(text);
  if (match) {
    const date = dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
    const face = faceOf(match[4], match[5], match[6]);
    return date && face && momentOn(date, face, zone);
  }
  try {
    return Temporal.Instant.from(text.replace(' ', 'T')).epochMilliseconds;
  } catch {
    return null;
  }
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const dateAt = (now: Instant, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();

const momentOn = (date: Temporal.PlainDate, face: Face, zone: string): Instant =>
  date.toPlainDateTime(face).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
