import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../kernel/ids.ts';
import { type Instant, minutesOfDay } from '../kernel/time.ts';
import { type Weekday, weekdays } from '../policy/pack/calendar.ts';
import type { Rotation, RotationLayer } from './state.ts';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * Who is paged at a moment, in order (NTF-PAGE): of each layer whose window covers it, whose turn it is and then the
 * next ones. Windows are local wall-clock times, so a window keeps its hours when the clocks change.
 */
export function turnsAt(rotation: Rotation, at: Instant): readonly PersonId[] {
  const local = localTimeIn(rotation.zone, at);
  const chain = new Set<PersonId>();
  for (const { order, ...window } of rotation.layers) {
    const begun = windowBegun(window, local);
    if (begun === null) continue;
    const turn = turnOn(rotation, begun);
    const first = ((turn % order.length) + order.length) % order.length;
    for (const person of [...order.slice(first), ...order.slice(0, first)]) chain.add(person);
  }
  return [...chain];
}

/**
 * When turns of a rotation may change between two moments: where a window of a day begins or ends, and where the clocks
 * change, which can bring an hour back into a window. In order; neither of the two moments is among them.
 */
export function changesOfTurn({ zone, layers }: Rotation, from: Instant, until: Instant): readonly Instant[] {
  const found = new Set<Instant>();
  const add = (at: Instant): void => {
    if (at > from && at < until) found.add(at);
  };
  const last = localTimeIn(zone, until).toPlainDate();
  const times = new Set(layers.flatMap((layer) => [minutesOfDay(layer.from), minutesOfDay(layer.until)]));
  const days = localTimeIn(zone, from);
  for (
    let date = days.toPlainDate();
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  )
    for (const minutes of times)
      for (const disambiguation of ['earlier', 'later'] as const)
        add(
          date.toPlainDateTime().add({ minutes }).toZonedDateTime(days.timeZoneId, { disambiguation })
            .epochMilliseconds,
        );
  let change = days.getTimeZoneTransition('next');
  while (change !== null && change.epochMilliseconds < until) {
    add(change.epochMilliseconds);
    change = change.getTimeZoneTransition('next');
  }
  return [...found].toSorted((a, b) => a - b);
}

/** The first minute of the local week, from Monday, that no layer covers; null where there is none. */
export function firstGap(
  layers: readonly RotationLayer[],
): { readonly day: Weekday; readonly time: string } | null {
  const covered = new Uint8Array(WEEK_MINUTES);
  for (const layer of layers) {
    const from = minutesOfDay(layer.from);
    const until = minutesOfDay(layer.until) + (isOvernight(layer) ? DAY_MINUTES : 0);
    for (const day of layer.days) {
      const midnight = weekdays.indexOf(day) * DAY_MINUTES;
      for (let minute = from; minute < until; minute += 1) covered[(midnight + minute) % WEEK_MINUTES] = 1;
    }
  }
  const gap = covered.indexOf(0);
  const day = weekdays[Math.floor(gap / DAY_MINUTES)];
  return gap === -1 || day === undefined ? null : { day, time: timeOfDay(gap % DAY_MINUTES) };
}

/** Whether this machine knows a time zone by this name. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

type Window = Omit<RotationLayer, 'order'>;

const isOvernight = ({ from, until }: Window): boolean => minutesOfDay(until) <= minutesOfDay(from);

/** The local date on which the window that covers a moment began; null where it does not cover it. */
function windowBegun(window: Window, local: Temporal.ZonedDateTime): Temporal.PlainDate | null {
  const minute = local.hour * 60 + local.minute;
  const begins = (on: Temporal.PlainDate): boolean =>
    window.days.includes(weekdays[on.dayOfWeek - 1] as Weekday);
  const today = local.toPlainDate();
  const overnight = isOvernight(window);
  const before = minute < minutesOfDay(window.until);
  if (minute >= minutesOfDay(window.from) && (overnight || before) && begins(today)) return today;
  const yesterday = today.subtract({ days: 1 });
  return overnight && before && begins(yesterday) ? yesterday : null;
}

/** Turns since the first one; negative before it. */
function turnOn({ start, turn }: Rotation, begun: Temporal.PlainDate): number {
  const { days } = Temporal.PlainDate.from(start).until(begun, { largestUnit: 'days' });
  return Math.floor(days / (turn === 'week' ? 7 : 1));
}

/** A zone that only another machine knows must not take the board away: UTC is wrong by hours, nothing is worse. */
function localTimeIn(zone: string, at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(isZone(zone) ? zone : 'UTC');
}

const timeOfDay = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
