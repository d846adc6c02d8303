import type { Instant } from '../kernel/time.ts';
import { dueAfter } from '../policy/due.ts';
import { calendarOf, isLateAtLimit, type Limit, type PolicyPack, type Span, spanOf } from '../policy/pack.ts';
import type { Deadline } from './reading.ts';

/** What a limit of the pack says of any deadline that counts from a moment. */
export type Owed = Pick<
  Deadline,
  | 'startsAt'
  | 'dueAt'
  | 'lateAtLimit'
  | 'owner'
  | 'cite'
  | 'packDefault'
  | 'overrules'
  | 'business'
  | 'adviseAt'
>;

export function owedFrom(startsAt: Instant, limit: Limit, pack: PolicyPack): Owed {
  const span = spanOf(limit);
  const calendar = calendarOf(pack);
  return {
    startsAt,
    dueAt: dueAfter(span, startsAt, calendar),
    lateAtLimit: isLateAtLimit(limit),
    owner: limit.owner,
    cite: limit.cite,
    packDefault: limit.packDefault ?? false,
    overrules: limit.overrules ?? nothing,
    business: countsBusinessTime(span) ? { span, calendar } : null,
    adviseAt: null,
  };
}

const nothing: Deadline['overrules'] = [];

const countsBusinessTime = ({ kind }: Span): boolean => kind === 'businessHours' || kind === 'businessDays';

type Named = Pick<Deadline, 'kind' | 'clause' | 'priority'> &
  Partial<Pick<Deadline, 'cycle' | 'subject' | 'about'>>;

/** A deadline under a limit. What is met does not end. */
export const deadline = (
  named: Named,
  owed: Owed,
  met: Deadline['met'],
  ended: Deadline['ended'],
): Deadline => ({
  cycle: null,
  subject: null,
  about: null,
  ...named,
  ...owed,
  met,
  ended: met ? null : ended,
});
