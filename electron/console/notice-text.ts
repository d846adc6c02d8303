import type { Instant } from '../../shared/kernel/time.ts';
import { owedBy } from '../../shared/clocks/clocks.ts';
import type { ClockReading } from '../../shared/clocks/reading.ts';
import { holdersOf, personName, type Directory } from '../../shared/directory/state.ts';
import { textOf } from '../../shared/views/timeline.ts';
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
  const clock = say(`clocks:names.${reading.kind}`);
  const subject = subjectOf(pressing, reading);
  const values = {
    what: subject === null ? clock : say('notifications:about', { clock, subject }),
    ref: incident.ref,
    title: incident.title,
    who: whoOwes(pressing, reading, directory, say),
    due: clockTime(reading.dueAt, incident.zone),
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
  { incident, pack }: Pressing,
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
    const holders = holdersOf(directory, owed.office, incident.services).map((id) =>
      personName(directory, id),
    );
    return holders.length === 0
      ? name
      : say('notifications:inRole', { name: holders.join(', '), role: name });
  }
}

/** What an action or a time-boxed question is about. */
function subjectOf({ incident }: Pressing, { subject }: ClockReading): string | null {
  if (subject === null) return null;
  const action = incident.actions.get(subject);
  if (action) return action.text;
  const decision = incident.decisions.find(({ id }) => id === subject);
  const entry = incident.timeline.get(subject);
  return decision?.question ?? (entry ? textOf(entry) : null);
}

/** `14:02 BST`, with the day where it is not the obvious one left to the board: a notice is about now. */
function clockTime(at: Instant, zone: string): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...format, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...format, timeZone: 'UTC' }).format(at);
  }
}
