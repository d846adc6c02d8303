import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant, MINUTE } from '../kernel/time.ts';
import { dueAfter } from './due.ts';
import { type AnyLimit, durationText, limitsOf, limitText } from './limits-of.ts';
import {
  type Calendar,
  calendarOf,
  isLateAtLimit,
  type Limit,
  type NotificationRule,
  type PolicyPack,
  type Span,
  spanOf,
} from './pack.ts';

/** Where a pack allows more than the policy does (GEN-PACK). It may, and it is flagged. */
export interface LooserLimit {
  /** E.g. `clocks.acknowledge.P1`, `clocks.citizenFirst.P1.channels`, `notifications.CIO`, `recurrence`. */
  readonly path: string;
  /** What the policy says, e.g. `under PT5M`. */
  readonly policy: string;
  /** What the pack says instead; `nothing` where it leaves it out. */
  readonly pack: string;
}

/**
 * Where a pack is looser than the policy's own figures, which are those of the pack that ships with the product; figures it
 * marks as its own (`packDefault`) bind nobody. What is stricter is not told.
 */
export function looserThan(policy: PolicyPack, pack: PolicyPack): readonly LooserLimit[] {
  const limits = limitsOf(pack);
  const gone = policy.notifications.filter(({ id }) => pack.notifications.every((rule) => rule.id !== id));
  const isGone = (path: string): boolean => gone.some(({ id }) => path.startsWith(`notifications.${id}.`));
  return [
    ...[...limitsOf(policy)]
      .filter(([path, { packDefault }]) => !packDefault && !isGone(path))
      .flatMap(([path, limit]) => looserLimit(path, limit, limits.get(path), calendarOf(pack))),
    ...gone.map(({ id, title }) => ({ path: `notifications.${id}`, policy: title, pack: NOTHING })),
    ...policy.notifications.flatMap((rule) => looserNotification(rule, pack)),
    ...looserRules(policy, pack),
  ];
}

const NOTHING = 'nothing';

function looserLimit(
  path: string,
  policy: AnyLimit,
  pack: AnyLimit | undefined,
  calendar: Calendar,
): readonly LooserLimit[] {
  if (!pack) return [{ path, policy: limitText(policy), pack: NOTHING }];
  const found: LooserLimit[] = [];
  if (isLooser(policy, pack, calendar))
    found.push({ path, policy: limitText(policy), pack: limitText(pack) });
  for (const field of ['channels', 'tiers'] as const) {
    const [asked, given] = [policy[field], pack[field]];
    if (fewer(field, asked, given))
      found.push({ path: `${path}.${field}`, policy: listText(asked), pack: listText(given) });
  }
  // Each of these makes a clock start later or more often anew; where the policy has it, leaving it out is stricter.
  for (const field of ['whenSeveralReports', 'fromStatusChange', 'rolling'] as const)
    if (pack[field] && !policy[field])
      found.push({ path: `${path}.${field}`, policy: NOTHING, pack: 'true' });
  if (policy.afterMajorChange !== undefined && pack.afterMajorChange !== undefined)
    if (pack.afterMajorChange > policy.afterMajorChange)
      found.push({
        path: `${path}.afterMajorChange`,
        policy: durationText(policy.afterMajorChange),
        pack: durationText(pack.afterMajorChange),
      });
  return found;
}

/** All of these channels must have carried a message, no channel meaning any one; no tier means every tier. */
function fewer(
  field: 'channels' | 'tiers',
  asked: readonly string[] = [],
  given: readonly string[] = [],
): boolean {
  if (field === 'tiers' && given.length === 0) return false;
  if (field === 'tiers' && asked.length === 0) return true;
  return asked.some((one) => !given.includes(one));
}

const listText = (list: readonly string[] | undefined): string => (list?.length ? list.join(', ') : 'any');

/** RUL-BOUNDARY: of equal limits the one that is in time at the limit is the looser. */
function isLooser(policy: Limit, pack: Limit, calendar: Calendar): boolean {
  const atEqual = isLateAtLimit(policy) && !isLateAtLimit(pack);
  const [ours, theirs] = [spanOf(policy), spanOf(pack)];
  const difference = lengthDifference(ours, theirs);
  if (difference !== null) return difference > 0 || (difference === 0 && atEqual);
  return momentsIn(calendar).some((from) => {
    const later = dueAfter(theirs, from, calendar) - dueAfter(ours, from, calendar);
    return later > 0 || (later === 0 && atEqual);
  });
}

/** How much longer the second is, where both are counted in the same way; null where only the calendar can tell. */
function lengthDifference(a: Span, b: Span): number | null {
  if (a.kind === 'elapsed' && b.kind === 'elapsed') return b.length - a.length;
  if (a.kind === 'businessHours' && b.kind === 'businessHours') return b.length - a.length;
  if (a.kind === 'businessDays' && b.kind === 'businessDays') return b.days - a.days;
  return a.kind === 'midnight' && b.kind === 'midnight' ? 0 : null;
}

/** Moments that stand for all: each half-hour of a week and a day, and of the days before and of the listed holidays. */
function momentsIn({ holidays }: Calendar): readonly Instant[] {
  const days = (from: Instant, count: number): readonly Instant[] =>
    Array.from({ length: (count * DAY) / HALF_HOUR }, (_, index) => from + index * HALF_HOUR);
  const around = holidays
    .slice(0, 24)
    .map(({ date }) => Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds - DAY);
  return [...days(A_MONDAY, 8), ...around.flatMap((from) => days(from, 2))];
}

const HALF_HOUR = 30 * MINUTE;
const A_MONDAY = Date.UTC(2026, 5, 1);

function looserNotification(rule: NotificationRule, pack: PolicyPack): readonly LooserLimit[] {
  const own = pack.notifications.find(({ id }) => id === rule.id);
  if (!own) return [];
  const path = `notifications.${rule.id}`;
  const found: LooserLimit[] = [];
  // Told once for the whole government, or only of some incidents, where the policy tells more.
  if (own.per !== rule.per && rule.per !== 'government')
    found.push({ path: `${path}.per`, policy: rule.per, pack: own.per });
  if (own.when !== rule.when && own.when !== 'always')
    found.push({ path: `${path}.when`, policy: rule.when, pack: own.when });
  return found;
}

function looserRules(policy: PolicyPack, pack: PolicyPack): readonly LooserLimit[] {
  const found: LooserLimit[] = [];
  const text = ({ count, days }: PolicyPack['recurrence']) => `${count} in ${days} days`;
  if (pack.recurrence.count > policy.recurrence.count || pack.recurrence.days < policy.recurrence.days)
    found.push({ path: 'recurrence', policy: text(policy.recurrence), pack: text(pack.recurrence) });
  if (policy.resolutionFrom === 'detection' && pack.resolutionFrom !== 'detection')
    found.push({ path: 'resolutionFrom', policy: policy.resolutionFrom, pack: pack.resolutionFrom });
  return found;
}
