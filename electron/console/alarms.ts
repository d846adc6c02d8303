import type { ClockReading } from '../../shared/clocks/reading.ts';
import type { Directory } from '../../shared/directory/state.ts';
import type { Alarm } from '../../shared/protocol/console.ts';
import type { NotifiedStore } from '../journal/notified.ts';
import type { Catalogue } from './catalogue.ts';
import type { Pressing } from './clock-watcher.ts';
import { noticeOf, summaryOf } from './notice-text.ts';
import type { Notifications } from './ports.ts';

interface AlarmPorts {
  readonly notified: NotifiedStore;
  readonly directory: () => Directory;
  readonly catalogue: Catalogue;
  readonly notifications: Notifications;
  readonly onAlarm: (alarm: Alarm) => void;
  readonly log: (line: string) => void;
}

/** More than this many at once (a console that was off for a day) become one notice that counts them. */
const SHOWN_SINGLY = 3;

type Level = Alarm['level'];

/**
 * Tells of each clock once when it warns and once when it breaches, across restarts: the journal remembers
 * (incident, clock, due, level). A re-dated action has another due time and alarms anew.
 */
export function alarmRaiser(ports: AlarmPorts): (pressing: Pressing) => void {
  const { notified, notifications, catalogue, directory, onAlarm, log } = ports;
  return (pressing) => {
    const { stream: incident, readings } = pressing;
    const fresh = readings.filter(({ key: clock, dueAt: due, state: level }) =>
      notified.first({ incident, clock, due, level }),
    );
    for (const reading of fresh) onAlarm(alarmOf(pressing, reading));
    const notices =
      fresh.length > SHOWN_SINGLY
        ? [summaryOf(pressing, fresh, catalogue)]
        : fresh.map((reading) => noticeOf(pressing, reading, directory(), catalogue));
    for (const notice of notices) {
      try {
        notifications.show(notice);
      } catch (error) {
        // A desktop without notifications must not stop the clocks; windows were told above.
        log(`A notification could not be shown: ${String(error)}`);
      }
    }
  };
}

const alarmOf = ({ stream, incident }: Pressing, { clause, kind, state, dueAt }: ClockReading): Alarm => ({
  stream,
  ref: incident.ref,
  title: incident.title,
  clause,
  clockKind: kind,
  level: state as Level,
  dueAt,
});
