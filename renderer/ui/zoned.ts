import { type Instant, MINUTE } from '../../shared/kernel/time.ts';

/** The zone of this machine: where the reader sits. Incidents name their own beside it. */
export const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Making a formatter is slow and rows are many: one per shape and zone. */
const formats = new Map<string, Intl.DateTimeFormat>();
function format(shape: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${shape}|${zone}`;
  const known = formats.get(key);
  if (known) return known;
  // British forms: 24 hours, day before month, and zone names such as BST rather than GMT+1.
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, hourCycle: 'h23' });
  formats.set(key, made);
  return made;
}

const two = '2-digit';

/** `10:08`, or `10:08:41` with seconds. */
export const clockTime = (at: Instant, zone: string, seconds = false): string =>
  seconds
    ? format('hms', zone, { hour: two, minute: two, second: two }).format(at)
    : format('hm', zone, { hour: two, minute: two }).format(at);

/** `23 Nov 2026`. */
export const dateText = (at: Instant, zone: string): string =>
  format('date', zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);

/** `23 Nov`. */
export const dayText = (at: Instant, zone: string): string =>
  format('day', zone, { day: 'numeric', month: 'short' }).format(at);

/** `Wed 25 Nov`: for what lies days ahead. */
export const weekdayText = (at: Instant, zone: string): string =>
  format('weekday', zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '');

/** The zone's short name at that moment: `BST`, `GMT`, `GMT+2`. */
export const zoneName = (at: Instant, zone: string): string =>
  format('zone', zone, { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

export const sameDay = (a: Instant, b: Instant, zone: string): boolean =>
  dateText(a, zone) === dateText(b, zone);

/** `10:08 BST`, with the date in front where it is not today's. */
export function momentText(at: Instant, zone: string, now: Instant, seconds = false): string {
  const day = sameDay(at, now, zone) ? '' : `${dayText(at, zone)} `;
  return `${day}${clockTime(at, zone, seconds)} ${zoneName(at, zone)}`;
}

/** `2026-11-23 14:02`, as it is typed into a field for a moment; with seconds where there are some. */
export const typedText = (at: Instant, zone: string): string =>
  `${format('iso', zone, { year: 'numeric', month: two, day: two }).format(at).split('/').toReversed().join('-')} ${clockTime(at, zone, at % MINUTE !== 0)}`;

/** `09:08Z`. */
export const utcText = (at: Instant, seconds = false): string => `${clockTime(at, 'UTC', seconds)}Z`;
