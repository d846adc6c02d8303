import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import { t } from '../../i18n.ts';

/** How long the policy gives, as it writes it: "15 min", "4 business hours"; null where it names a moment instead. */
export function limitText({ startsAt, dueAt, business, kind }: ClockReading): string | null {
  if (business !== null) {
    const { span } = business;
    if (span.kind === 'businessHours') return t('bridge.due.businessHours', { count: span.length / HOUR });
    return span.kind === 'businessDays' ? t('bridge.due.businessDays', { count: span.days }) : null;
  }
  // Their own deadlines are nobody's rule.
  if (kind === 'action' || kind === 'decision' || kind === 'page') return null;
  const length = dueAt - startsAt;
  if (length % DAY === 0 && length > DAY) return t('bridge.due.days', { count: length / DAY });
  if (length % HOUR === 0) return t('bridge.due.hours', { count: length / HOUR });
  return length % MINUTE === 0 && length < 2 * HOUR
    ? t('bridge.due.minutes', { count: length / MINUTE })
    : null;
}
