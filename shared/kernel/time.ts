import { Temporal } from 'temporal-polyfill';

/** Integer milliseconds since 1970-01-01T00:00Z. `now` is always a parameter in shared/. */
export type Instant = number;

/** Integer milliseconds. */
export type Milliseconds = number;

export const SECOND: Milliseconds = 1_000;
export const MINUTE: Milliseconds = 60 * SECOND;
export const HOUR: Milliseconds = 60 * MINUTE;
export const DAY: Milliseconds = 24 * HOUR;

/**
 * Length of an ISO 8601 duration of fixed units (`PT15M`, `PT4H`, `P1D` as 24 hours).
 * Null where the text is no duration, is not positive, or holds units without a fixed length (months, years).
 */
export function durationLength(iso: string): Milliseconds | null {
  try {
    const duration = Temporal.Duration.from(iso);
    if (duration.years !== 0 || duration.months !== 0) return null;
    const length = duration.total({ unit: 'milliseconds', relativeTo: '2001-01-01T00:00Z[UTC]' });
    return length > 0 && Number.isSafeInteger(length) ? length : null;
  } catch {
    return null;
  }
}

/** Epoch milliseconds of an RFC 3339 text with offset, or null. */
export function instantFrom(text: string): Instant | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

/** RFC 3339 in UTC, with milliseconds only where there are some: the form of every export. */
export const toRfc3339 = (at: Instant): string => Temporal.Instant.fromEpochMilliseconds(at).toString();

/** The calendar year in UTC: part of an incident's readable id. */
export const utcYear = (at: Instant): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').year;

/** Whether a text is a date of the ISO calendar, `2026-12-25`; only years of four digits, which exist in every zone. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether a text is a time of day, `09:00`; `24:00` is the end of a day. */
export const isLocalTime = (text: string): boolean =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';

/** Minutes since local midnight of a time of day. */
export const minutesOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
