import { owedBy } from '../../shared/clocks/clocks.ts';
import type { ClockReading } from '../../shared/clocks/reading.ts';
import { holdersOf } from '../../shared/directory/offices.ts';
import { type Directory, personName } from '../../shared/directory/state.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { clockWords, concernedBy } from '../../shared/views/clock-words.ts';
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
    who: whoOwes(pressing, reading, directory, say),
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

/** CLK-VACANT: the person, with the role that makes it theirs and the vacancy they step in for; else the office. */
function whoOwes(
  { incident, pack, at }: Pressing,
  reading: ClockReading,
  directory: Directory,
  say: Catalogue['say'],
): string {
  const owed = owedBy(incident, pack, reading.owner);
  const vacant = owed.vacant === null ? null : pack.roles[owed.vacant].short;
  const who = owed.kind === 'person' ? person() : office();
  return vacant === null ? who : say('notifications:standingIn', { who, role: vacant });

  function person(): string {
    if (owed.kind !== 'person') return '';
    const name = personName(directory, owed.person);
    return owed.role === null
      ? name
      : say('notifications:inRole', { name, role: pack.roles[owed.role].short });
  }

  function office(): string {
    if (owed.kind !== 'office') return '';
    const name = pack.offices[owed.office] ?? owed.office;
    const services = concernedBy(incident, reading);
    const holders = holdersOf(directory, owed.office, services, at).map((id) => personName(directory, id));
    return holders.length === 0
      ? name
      : say('notifications:inRole', { name: holders.join(', '), role: name });
  }
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
