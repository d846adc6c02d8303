import type { ClockReading } from '../../shared/clocks/reading.ts';
import { workingAt } from '../../shared/clocks/watch.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { hoursText } from '../../shared/views/countdown.ts';
import { t } from '../i18n.ts';

/** "2 h 10 of 4 h 00 business time left", at any moment; null where real time counts. Shown beside the due time. */
export function workingText(
  deadline: Pick<ClockReading, 'startsAt' | 'dueAt' | 'business'>,
  now: Instant,
): string | null {
  const { workingUsed, workingLeft } = workingAt(deadline, now);
  if (workingUsed === null || workingLeft === null) return null;
  if (workingLeft === 0) return t('clocks.businessTimeUp');
  const total = hoursText(workingUsed + workingLeft);
  return t('clocks.businessTime', { left: hoursText(workingLeft), total });
}
