import type { Done, Incident } from '../incident/state.ts';
import { DAY, type Instant, type Milliseconds } from '../kernel/time.ts';
import type { Limit, PolicyPack } from '../policy/pack.ts';
import { deadline, type Owed, owedFrom } from './limit.ts';
import {
  actsCountUntil,
  closedUnmet,
  dismissalOf,
  earliestEnd,
  endOfPeriod,
  inOrder,
  type Period,
  periodsOf,
  restorationEnd,
} from './periods.ts';
import { type Deadline, isLate } from './reading.ts';

/** The reports owed up to a moment, and when the next day begins that will owe another; null where none will. */
export interface DailyReports {
  readonly deadlines: readonly Deadline[];
  readonly nextAt: Instant | null;
}

/** What nobody resolved in a year is a record left behind: no daily reports are missed there any more. */
const FORGOTTEN: Milliseconds = 366 * DAY;

/**
 * CLK-DAILY: one report for each local day on which an incident of these priorities is unresolved, from detection or T
 * on. Unlike all other clocks these depend on the day it is: each midnight brings another.
 */
export function dailyReportClocks(incident: Incident, pack: PolicyPack, now: Instant): DailyReports {
  const given = inOrder(incident.dailyReports);
  const deadlines: Deadline[] = [];
  let nextAt: Instant | null = null;
  let reportedUntil = Number.NEGATIVE_INFINITY;
  for (const stretch of stretchesOf(incident, pack)) {
    const over = overAt(incident, stretch);
    let startsAt = Math.max(stretch.from, reportedUntil);
    const forgotten = stretch.from + FORGOTTEN;
    while (startsAt < Math.min(over, forgotten) && startsAt <= now) {
      const period = stretch.periods.findLast(({ from }) => from <= startsAt) ?? stretch.last;
      const owed = owedFrom(startsAt, limitOf(pack, period) ?? stretch.limit, pack);
      if (wasOwed(stretch, owed)) {
        const cycle = deadlines.length + 1;
        const acts = given.filter(({ at }) => (cycle === 1 ? at >= startsAt : at > startsAt));
        deadlines.push(ofDay(incident, stretch, period, cycle, owed, acts));
      }
      startsAt = owed.dueAt;
    }
    if (startsAt < Math.min(over, forgotten)) nextAt = startsAt;
    reportedUntil = Math.min(startsAt, over);
  }
  return { deadlines, nextAt };
}

const limitOf = (pack: PolicyPack, { priority }: Period): Limit | undefined =>
  pack.clocks.dailyReport?.[priority];

/** Consecutive periods that all owe a daily report: lowering a P1 to P2 asks for no second one that day. */
interface Stretch {
  readonly from: Instant;
  readonly periods: readonly Period[];
  readonly last: Period;
  readonly limit: Limit;
}

function stretchesOf(incident: Incident, pack: PolicyPack): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let periods: Period[] = [];
  for (const last of periodsOf(incident)) {
    const limit = limitOf(pack, last);
    if (!limit) {
      periods = [];
      continue;
    }
    if (periods.length > 0) stretches.pop();
    periods = [...periods, last];
    stretches.push({ from: Math.min(...periods.map(({ from }) => from)), periods, last, limit });
  }
  return stretches;
}

/** No day that begins at or after this owes a report any more; infinite while it goes on. */
function overAt(incident: Incident, { last }: Stretch): Instant {
  const { resolution, closure } = incident;
  // The board showed what was owed until the change was made, whatever T it states.
  const changed = last.until === null ? null : Math.max(last.until, last.untilActed ?? last.until);
  const ends = [changed, resolution?.restoredAt, closure?.at, dismissalOf(incident)?.at];
  return Math.min(...ends.map((at) => at ?? Number.POSITIVE_INFINITY));
}

/** A day that begins after the T of a lowering was owed only if it was over when the lowering was made. */
function wasOwed({ last }: Stretch, owed: Owed): boolean {
  if (last.until === null || owed.startsAt < last.until) return true;
  const changed = endOfPeriod(last, owed);
  return changed !== null && isLate(owed, changed.at);
}

/** A day on which nobody reported is late until the next report is given. */
function ofDay(
  incident: Incident,
  { last }: Stretch,
  { priority }: Period,
  cycle: number,
  owed: Owed,
  [next]: readonly Done[],
): Deadline {
  const ended = earliestEnd(restorationEnd(incident), endOfPeriod(last, owed), closedUnmet(incident));
  const counted = actsCountUntil(incident, last);
  const met = next && (counted === null || next.at <= counted) ? next : null;
  return deadline({ kind: 'dailyReport', clause: 'CLK-DAILY', priority, cycle }, owed, met, ended);
}
