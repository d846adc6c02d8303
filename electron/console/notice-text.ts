import type { ClockReading } from '../../shared/clocks/reading.ts';
import { type Directory, personName } from '../../shared/directory/state.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { clockWords } from '../../shared/views/clock-words.ts';
import { whoOwes } from '../../shared/views/who-owes.ts';
import type { Catalogue } from './catalogue.ts';
import type { Pressing } from './clock-watcher.ts';
import type { Notice } from './ports.ts';

/** One clock as a notice: what, who owes it, since or until when, and the clause. Words are in `notifications.json`. */
export function noticeOf(
  pressing: Pressing,
  reading: ClockReading,
  directory: Directory,
  { say }: Catalogue,
): Notice {
  const { stream, incident } = pressing;
  const level = reading.state === 'breached' ? 'breached' : 'warned';
  const { title: ofRule, about: subject } = clockWords({ ...pressing, directory }, reading);
  const clock = ofRule ?? say(`clocks:names.${reading.kind}`);
  const values = {
    what: subject === null ? clock : say('notifications:about', { clock, subject }),
    ref: incident.ref,
    title: incident.title,
    who: ownerOf(pressing, reading, directory, say),
    due: dueText(reading.dueAt, pressing.at, incident.zone),
    clause: reading.clause,
    cite: reading.cite.join(', '),
  };
  const title = say(`notifications:${level}.title`, values);
  return {
    stream,
    level,
    title: incident.drill ? say('notifications:drill', { title }) : title,
    body: say(`notifications:${level}.body`, values),
  };
}

/** Many clocks at once, counted; the bridge lists them. */
export function summaryOf(
  { stream, incident }: Pressing,
  readings: readonly ClockReading[],
  { say }: Catalogue,
): Notice {
  const breached = readings.filter(({ state }) => state === 'breached').length;
  const values = { ref: incident.ref, title: incident.title, breached, warned: readings.length - breached };
  const title = say('notifications:several.title', values);
  return {
    stream,
    level: breached > 0 ? 'breached' : 'warned',
    title: incident.drill ? say('notifications:drill', { title }) : title,
    body: say('notifications:several.body', values),
  };
}

/** CLK-VACANT: the person, with the role or office that makes it theirs and the vacancy they step in for; else the office. */
function ownerOf(
  pressing: Pressing,
  reading: ClockReading,
  directory: Directory,
  say: Catalogue['say'],
): string {
  const { incident, pack, at } = pressing;
  const { people, role, office, vacant } = whoOwes({ incident, pack, directory }, reading, at);
  const capacity = role === null ? office && (pack.offices[office] ?? office) : pack.roles[role].short;
  const name = people.map((id) => personName(directory, id)).join(', ');
  const who =
    name === ''
      ? (capacity ?? '')
      : capacity === null
        ? name
        : say('notifications:inRole', { name, role: capacity });
  if (vacant === null) return who;
  return vacant.role
    ? say('notifications:standingIn', { who, role: pack.roles[vacant.role].short })
    : say('notifications:standingInOffice', { who, office: pack.offices[vacant.office] ?? vacant.office });
}

/** `14:02 BST`, with the day in front where it is another one than at `now`: `Mon 8 Jun, 17:00 BST`. */
function dueText(at: Instant, now: Instant, zone: string): string {
  const day = formatted({ day: 'numeric', month: 'short', weekday: 'short' }, zone);
  const time = formatted(
    { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
    zone,
  );
  return day(at) === day(now) ? time(at) : `${day(at)}, ${time(at)}`;
}

/** In UTC where the machine does not know the zone. */
function formatted(format: Intl.DateTimeFormatOptions, timeZone: string): (at: Instant) => string {
  try {
    const known = new Intl.DateTimeFormat('en-GB', { ...format, timeZone });
    return (at) => known.format(at);
  } catch {
    const utc = new Intl.DateTimeFormat('en-GB', { ...format, timeZone: 'UTC' });
    return (at) => utc.format(at);
  }
}
