import type { ClockReading } from '../../shared/clocks/reading.ts';
import { workingAt } from '../../shared/clocks/watch.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { hoursText } from '../../shared/views/countdown.ts';
import { t } from '../i18n.ts';

/** "1 h 50 used, 2 h 10 left of business time", at any moment; null where real time counts. Shown beside the due time. */
export function workingText(
  deadline: Pick<ClockReading, 'startsAt' | 'dueAt' | 'business'>,
  now: Instant,
): string | null {
  const { workingUsed, workingLeft } = workingAt(deadline, now);
  if (workingUsed === null || workingLeft === null) return null;
  if (workingLeft === 0) return t('clocks.businessTimeUp');
  return t('clocks.businessTime', { used: hoursText(workingUsed), left: hoursText(workingLeft) });
}
