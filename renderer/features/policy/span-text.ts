import { noDuration, noLimit, noSpan } from '../../../shared/policy/pack/limit.ts';
import type { PackProblem } from '../../../shared/policy/pack.ts';
import { t } from '../../i18n.ts';
import { durationFrom, durationWords } from '../../ui/duration.ts';

/**
 * A limit's span as people write it, and back into the pack's form: `15 min`, `4 h`, `4 business hours`, `5 business days`,
 * `17:00 each business day`, `17:00 each week`, `next midnight`. What is none of these stays as it was typed, and the
 * pack's own checks say what is wrong with it.
 */
export function spanText(span: unknown): string {
  if (typeof span === 'string') return durationWords(span);
  if (typeof span !== 'object' || span === null) return span === undefined ? '' : String(span);
  const { businessHours, businessDays, nextAt, each, next } = span as Readonly<Record<string, unknown>>;
  if (businessHours !== undefined)
    return `${businessHours} business ${businessHours === 1 ? 'hour' : 'hours'}`;
  if (businessDays !== undefined) return `${businessDays} business ${businessDays === 1 ? 'day' : 'days'}`;
  if (nextAt !== undefined) return `${nextAt} each ${each === 'week' ? 'week' : 'business day'}`;
  return next === 'midnight' ? 'next midnight' : JSON.stringify(span);
}

export function spanFrom(text: string): unknown {
  const said = text.trim().replaceAll(/\s+/g, ' ');
  const [, hours] = /^(\d+(?:\.\d+)?) business hours?$/i.exec(said) ?? [];
  if (hours !== undefined) return { businessHours: Number(hours) };
  const [, days] = /^(\d+) business days?$/i.exec(said) ?? [];
  if (days !== undefined) return { businessDays: Number(days) };
  const [, time, each] = /^(\d\d:\d\d) each (business day|week)$/i.exec(said) ?? [];
  if (time !== undefined)
    return { nextAt: time, each: each?.toLowerCase() === 'week' ? 'week' : 'businessDay' };
  return /^next midnight$/i.test(said) ? { next: 'midnight' } : durationFrom(said);
}

/** What the comparison with the policy says of a limit, in the words of this screen: `under PT5M` is `before 5 min`. */
export const limitWords = (text: string): string =>
  text
    .replaceAll(/\bP(?:\d+D)?(?:T[\dHMS]+)?\b/g, durationWords)
    .replace(/^under /, 'before ')
    .replace(/^within /, 'by ');

/** Why a pack is refused, in the words of this screen: nobody writes `PT15M` or `within` here. */
export function inWords(problem: PackProblem): PackProblem {
  switch (problem.reason) {
    case noSpan:
    case noDuration:
      return { ...problem, reason: t('policy.limits.noTime') };
    case noLimit:
      return { ...problem, reason: t('policy.limits.noLimit') };
    default:
      return problem;
  }
}
