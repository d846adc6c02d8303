import type { Done } from '../incident/state.ts';
import type { Instant, Milliseconds } from '../kernel/time.ts';
import type { Calendar, Owner, Span } from '../policy/pack.ts';
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
  'notify',
  'page',
  'reviewSchedule',
  'review',
  'report',
  'dailyReport',
  'statutory',
  'action',
  'decision',
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** Why a clock stopped mattering before it was due. */
export const endReasons = [
  'priorityChanged',
  'restored',
  'stoodDown',
  'closed',
  'dismissed',
  'securityWithdrawn',
  'passedOn',
] as const;
export type EndReason = (typeof endReasons)[number];

/** One deadline, before anybody looks at what time it is. Instants are epoch milliseconds. */
export interface Deadline {
  readonly kind: ClockKind;
  /** The clause it implements, e.g. `CLK-P1-ACK`. */
  readonly clause: string;
  readonly priority: Priority | null;
  /** 1-based for cadences, counted anew under each priority and in each war room; null otherwise. */
  readonly cycle: number | null;
  /** The action item, decision or page it belongs to (an event id), or the pack's rule that asks for it. */
  readonly subject: string | null;
  /** The service or agency that a notification is owed for; null otherwise. */
  readonly about: string | null;
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  /** RUL-BOUNDARY: true where the policy writes "<", so that being at the limit is late. */
  readonly lateAtLimit: boolean;
  readonly owner: Owner | { readonly person: string };
  readonly cite: readonly string[];
  /** The policy is silent and the figure is the pack's own. */
  readonly packDefault: boolean;
  /** RUL-STRICTER, RUL-BODY: what other sections say and this limit overrules; shown with it. */
  readonly overrules: readonly { readonly cite: string; readonly says: string }[];
  /** Set where the limit counts business time: its shares and what is left are measured in it (CLK-CALENDAR). */
  readonly business: { readonly span: Span; readonly calendar: Calendar } | null;
  /** Advice beside the deadline: do it by then (CLK-PIR). */
  readonly adviseAt: Instant | null;
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
  /** CLK-CALENDAR: business time since the start and until the due time; null where real time counts or it is settled. */
  readonly workingUsed: Milliseconds | null;
  readonly workingLeft: Milliseconds | null;
}

/** RUL-BOUNDARY */
export const isLate = (
  { dueAt, lateAtLimit }: Pick<Deadline, 'dueAt' | 'lateAtLimit'>,
  at: Instant,
): boolean => (lateAtLimit ? at >= dueAt : at > dueAt);

/** Still counting towards its due time or past it: what somebody owes. */
export const isCounting = (reading: ClockReading): boolean =>
  !reading.met &&
  !reading.ended &&
  (reading.state === 'running' || reading.state === 'warned' || reading.state === 'breached');
