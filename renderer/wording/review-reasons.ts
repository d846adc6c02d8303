import { reviewTriggers } from '../../shared/clocks/review.ts';
import { type Incident, peakPriority } from '../../shared/incident/state.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { listOf, t } from '../i18n.ts';

/** PIR-TRIGGER: why the review is mandatory, in a sentence; null where it is not. */
export function reviewReasons(incident: Incident, pack: PolicyPack): string | null {
  const triggers = reviewTriggers(incident, pack);
  if (triggers.length === 0) return null;
  const reasons = triggers.map((trigger) =>
    t(`bridge.review.triggers.${trigger}`, { peak: peakPriority(incident) ?? '' }),
  );
  return t('bridge.review.mandatory', { reasons: listOf(reasons) });
}
