import { t } from '../../i18n.ts';
import { dateText } from '../../ui/zoned.ts';
import type { Draft } from './draft.ts';

/** From when on a draft would open incidents, and under which version they open until then. */
export function fromWhen({ effectiveFrom }: Draft, present: string, now = new Date()): string {
  const date = typeof effectiveFrom === 'string' ? Date.parse(`${effectiveFrom}T00:00Z`) : Number.NaN;
  if (Number.isNaN(date) || String(effectiveFrom) <= now.toISOString().slice(0, 10))
    return t('policy.adoption.atOnce');
  return t('policy.adoption.waits', { date: dateText(date, 'UTC'), present });
}
