import { HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../kernel/time.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Time to or past a deadline, in figures that do not shift: `12:34` under an hour, `3 h 12` above, `2 d 04 h` above two
 * days; past it with a minus sign and counting up. A deadline just reached reads `00:00`, then `−00:01`.
 */
export function countdown(dueAt: Instant, now: Instant): string {
  const left = dueAt - now;
  // Seconds left are rounded up and seconds over rounded down, so the figure never claims time that is not there.
  const seconds = left >= 0 ? Math.ceil(left / SECOND) : Math.floor(-left / SECOND);
  const sign = left < 0 && seconds > 0 ? '−' : '';
  return sign + figures(seconds * SECOND);
}

/** A length of time in the same figures; negative with a minus sign. */
export const lengthText = (length: Milliseconds): string =>
  (length < 0 ? '−' : '') + figures(Math.floor(Math.abs(length) / SECOND) * SECOND);

/** Business time: always in hours, because a day of it is as long as the calendar says. `2 h 10`, `37 h 05`. */
export const hoursText = (length: Milliseconds): string =>
  `${Math.floor(length / HOUR)} h ${two(Math.floor((length / MINUTE) % 60))}`;

function figures(length: Milliseconds): string {
  if (length >= 48 * HOUR)
    return `${Math.floor(length / (24 * HOUR))} d ${two(Math.floor((length / HOUR) % 24))} h`;
  if (length >= HOUR) return `${Math.floor(length / HOUR)} h ${two(Math.floor((length / MINUTE) % 60))}`;
  return `${two(Math.floor(length / MINUTE))}:${two(Math.floor((length / SECOND) % 60))}`;
}

/** Time since an instant, as `00:23:41`, with days in front where there are some. */
export function elapsed(since: Instant, now: Instant): string {
  const seconds = Math.max(0, Math.floor((now - since) / SECOND));
  const days = Math.floor(seconds / 86_400);
  const clock = `${two(Math.floor((seconds / 3_600) % 24))}:${two(Math.floor((seconds / 60) % 60))}:${two(seconds % 60)}`;
  return days > 0 ? `${days} d ${clock}` : clock;
}
