import type { Instant, Milliseconds } from '../kernel/time.ts';
import { pointsOfSpan, workingTime } from '../policy/due.ts';
import { type ClockReading, type Deadline, isLate } from './reading.ts';

/**
 * A deadline with what the time of day does not change: its key, the moments at which its reading changes, and the
 * readings between them. At a tick only the stage is looked up, and an unchanged reading is the same object as before.
 */
export interface Watched {
  readonly deadline: Deadline;
  readonly key: string;
  /** Rising: one for each warning, and the first moment that is late. None once it is met or ended. */
  readonly moments: readonly Instant[];
  readonly byStage: (ClockReading | undefined)[];
}

/** `warnAt` holds rising shares of a deadline's span. */
export const watch = (deadline: Deadline, key: string, warnAt: readonly number[]): Watched => ({
  deadline,
  key,
  moments: deadline.met || deadline.ended ? [] : [...warningTimes(deadline, warnAt), breachTime(deadline)],
  byStage: [],
});

/** Shares of working time where the limit counts that, of real time otherwise. */
function warningTimes(
  { startsAt, dueAt, business }: Deadline,
  warnAt: readonly number[],
): readonly Instant[] {
  if (business) return pointsOfSpan(business.span, startsAt, business.calendar, warnAt);
  return warnAt.map((share) => startsAt + Math.ceil((dueAt - startsAt) * share));
}

/** The first millisecond that is late. */
const breachTime = ({ dueAt, lateAtLimit }: Deadline): Instant => (lateAtLimit ? dueAt : dueAt + 1);

/** Judges a deadline at `now`. */
export function readingAt(watched: Watched, now: Instant): ClockReading {
  const { deadline, moments, byStage } = watched;
  const stage = stageAt(moments, now);
  byStage[stage] ??= moments.length === 0 ? settled(watched) : open(watched, stage);
  const reading = byStage[stage];
  return deadline.business && moments.length > 0 ? { ...reading, ...workingAt(deadline, now) } : reading;
}

/** The next moment after `now` at which the reading will differ; undefined once it is settled or late. */
export const nextMoment = ({ moments }: Watched, now: Instant): Instant | undefined =>
  moments[stageAt(moments, now)];

function stageAt(moments: readonly Instant[], now: Instant): number {
  let stage = 0;
  for (const moment of moments) if (moment <= now) stage += 1;
  return stage;
}

const unsettled = { margin: null, claimed: false, workingUsed: null, workingLeft: null } as const;

function open({ deadline, key, moments }: Watched, stage: number): ClockReading {
  const warnings = moments.length - 1;
  const state = stage > warnings ? 'breached' : stage > 0 ? 'warned' : 'running';
  return { ...deadline, ...unsettled, key, state, warnLevel: Math.min(stage, warnings) };
}

function settled({ deadline, key }: Watched): ClockReading {
  const { met, ended, dueAt } = deadline;
  const base = { ...deadline, ...unsettled, key, warnLevel: 0 };
  if (met) {
    const late = isLate(deadline, met.at);
    const claimed = !late && isLate(deadline, met.recordedAt);
    return { ...base, state: late ? 'metLate' : 'met', margin: dueAt - met.at, claimed };
  }
  return ended && isLate(deadline, ended.at)
    ? { ...base, state: 'breached', margin: dueAt - ended.at }
    : { ...base, state: 'notApplicable' };
}

/** CLK-CALENDAR: how much business time has gone by at a moment, and how much is left; nothing is left once it is due. */
export function workingAt(
  { startsAt, dueAt, business }: Pick<Deadline, 'startsAt' | 'dueAt' | 'business'>,
  now: Instant,
): { readonly workingUsed: Milliseconds | null; readonly workingLeft: Milliseconds | null } {
  if (business === null) return { workingUsed: null, workingLeft: null };
  const { calendar } = business;
  return {
    workingUsed: now > startsAt ? workingTime(calendar, startsAt, now) : 0,
    workingLeft: now < dueAt ? workingTime(calendar, Math.max(now, startsAt), dueAt) : 0,
  };
}
