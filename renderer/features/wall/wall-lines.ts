import type { ClockReading, ClockState } from '../../../shared/clocks/reading.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Known } from '../../../shared/views/clock-words.ts';
import { dueLines, officeTold, peopleToTell } from '../../../shared/views/due-lines.ts';
import { t } from '../../i18n.ts';
import { clockTitle } from '../../wording/clock-title.ts';

/** A line of what is owed as the wall shows it. */
export interface WallLine {
  readonly key: string;
  readonly title: string;
  readonly dueAt: Instant;
  readonly state: ClockState;
  /** Who owes it: the first of those that stand in one line. */
  readonly owner: ClockReading['owner'];
}

/** People to tell by the same moment are one line that says how many they are, breached or not. */
export const wallLines = (
  known: Known,
  readings: readonly ClockReading[],
  at: Instant,
): readonly WallLine[] =>
  dueLines(readings, true).flatMap((line): readonly WallLine[] => {
    const first = line.kind === 'clock' ? line.reading : line.readings[0];
    if (!first) return [];
    const { key, dueAt, state } = line.kind === 'clock' ? line.reading : line;
    const title =
      line.kind === 'clock'
        ? titleOf(known, line.reading)
        : t('wall.tell', { count: peopleToTell(known, line.readings, at) });
    return [{ key, title, dueAt, state, owner: first.owner }];
  });

/** A notification by the office alone: the whole of it is read from five metres. */
function titleOf(known: Known, reading: ClockReading): string {
  const office = reading.kind === 'notify' ? officeTold(known.pack, reading) : null;
  return office === null
    ? clockTitle(known, reading)
    : t('wall.tellOne', { office: known.pack.offices[office] ?? office });
}
