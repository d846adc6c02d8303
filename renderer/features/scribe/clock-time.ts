import { HOUR, type Instant } from '../../../shared/kernel/time.ts';
import { parseMoment } from '../../ui/moment.ts';

/**
 * When something happened that somebody says was at a time of day: at 00:05 "23:58" is yesterday's. One that is soon to
 * come stays in the future, to be refused: at 14:00 "14:30" is a slip, not yesterday.
 */
export function lastAt(time: string, before: Instant, zone: string): Instant | null {
  const nearest = parseMoment(time, before, zone, 'nearest');
  return nearest !== null && nearest < before + 6 * HOUR ? nearest : parseMoment(time, before, zone, 'past');
}

/** When something is due. A time just passed stays in the past, to be refused: at 14:31 "14:30" is a slip, not tomorrow. */
export function nextAt(time: string, after: Instant, zone: string): Instant | null {
  const passed = parseMoment(time, after, zone, 'past');
  return passed !== null && passed > after - HOUR ? passed : parseMoment(time, after, zone, 'future');
}
