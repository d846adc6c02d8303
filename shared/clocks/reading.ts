import type { Done } from '../incident/state.ts';
import type { EventId } from '../kernel/ids.ts';
import type { Instant, Milliseconds } from '../kernel/time.ts';
import type { Owner } from '../policy/pack.ts';
import type { Priority } from '../policy/vocabulary.ts';

export const clockKinds = [
  'acknowledge',
  'triage',
  'warRoom',
  'citizenFirst',
  'citizenUpdate',
  'restored',
  'bridgeStatus',
  'executiveBriefing',
  'resolve',
  'investigate',
  'close',
  'action',
  'decision',
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** Why a clock stopped mattering before it was due. */
export type EndReason = 'priorityChanged' | 'restored' | 'stoodDown' | 'closed';

/** One deadline, before anybody looks at what time it is. Instants are epoch milliseconds. */
export interface Deadline {
  readonly kind: ClockKind;
  /** The clause it implements, e.g. `CLK-P1-ACK`. */
  readonly clause: string;
  readonly priority: Priority | null;
  /** 1-based for cadences, counted anew under each priority and in each war room; null otherwise. */
  readonly cycle: number | null;
  /** The action item or decision it belongs to. */
  readonly subject: EventId | null;
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  /** RUL-BOUNDARY: true where the policy writes "<", so that being at the limit is late. */
  readonly lateAtLimit: boolean;
  readonly owner: Owner | { readonly person: string };
  readonly cite: readonly string[];
  /** The policy is silent and the figure is the pack's own. */
  readonly packDefault: boolean;
  readonly met: Done | null;
  readonly ended: { readonly at: Instant; readonly why: EndReason } | null;
}

export type ClockState = 'running' | 'warned' | 'breached' | 'met' | 'metLate' | 'notApplicable';

/** A deadline judged at a moment: what the board shows. */
export interface ClockReading extends Deadline {
  /** Stable while the deadline is the same one: for lists and for notifying once. */
  readonly key: string;
  readonly state: ClockState;
  /** How many of the pack's warning shares have passed; 0 unless warned. */
  readonly warnLevel: number;
  /** Due minus met (or minus the moment a breach ended): positive is early. Null while open or not applicable. */
  readonly margin: Milliseconds | null;
  /** Met in time by what was said, but written down after the deadline: listed in the audit. */
  readonly claimed: boolean;
}

/** RUL-BOUNDARY */
export const isLate = (
  { dueAt, lateAtLimit }: Pick<Deadline, 'dueAt' | 'lateAtLimit'>,
  at: Instant,
): boolean => (lateAtLimit ? at >= dueAt : at > dueAt);

/** Judges one deadline at `now`. `warnAt` holds rising shares of its span. */
export function readClock(deadline: Deadline, warnAt: readonly number[], now: Instant): ClockReading {
  const key = [deadline.clause, deadline.priority, deadline.subject, deadline.startsAt, deadline.dueAt].join(
    '|',
  );
  const base = { ...deadline, key, warnLevel: 0, margin: null, claimed: false };
  if (deadline.met) {
    const late = isLate(deadline, deadline.met.at);
    const claimed = !late && isLate(deadline, deadline.met.recordedAt);
    return { ...base, state: late ? 'metLate' : 'met', margin: deadline.dueAt - deadline.met.at, claimed };
  }
  if (deadline.ended) {
    const { at } = deadline.ended;
    return isLate(deadline, at)
      ? { ...base, state: 'breached', margin: deadline.dueAt - at }
      : { ...base, state: 'notApplicable' };
  }
  if (isLate(deadline, now)) return { ...base, state: 'breached', warnLevel: warnAt.length };
  const warnLevel = warnAt.filter((share) => now >= warningTime(deadline, share)).length;
  return { ...base, state: warnLevel > 0 ? 'warned' : 'running', warnLevel };
}

const warningTime = ({ startsAt, dueAt }: Deadline, share: number): Instant =>
  startsAt + Math.ceil((dueAt - startsAt) * share);

/** The next moment after `now` at which the reading of this deadline will differ; null once it is settled. */
export function nextChange(deadline: Deadline, warnAt: readonly number[], now: Instant): Instant | null {
  if (deadline.met || deadline.ended) return null;
  const moments = [...warnAt.map((share) => warningTime(deadline, share)), breachTime(deadline)];
  return moments.find((moment) => moment > now) ?? null;
}

/** The first millisecond that is late. */
const breachTime = ({ dueAt, lateAtLimit }: Deadline): Instant => (lateAtLimit ? dueAt : dueAt + 1);

/** Still counting towards its due time or past it: what somebody owes. */
export const isCounting = (reading: ClockReading): boolean =>
  !reading.met &&
  !reading.ended &&
  (reading.state === 'running' || reading.state === 'warned' || reading.state === 'breached');
