import { type ClockBoard, readClocks } from '../clocks/clocks.ts';
import { type ClockReading, isCounting } from '../clocks/reading.ts';
import type { Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';

const urgency = { breached: 0, warned: 1, running: 2 } as const;

/** What is owed, in the order the eye should find it: breached longest first, then warned, then what is next. */
export const owed = (readings: readonly ClockReading[]): readonly ClockReading[] =>
  readings
    .filter(isCounting)
    .toSorted(
      (a, b) =>
        urgency[a.state as keyof typeof urgency] - urgency[b.state as keyof typeof urgency] ||
        a.dueAt - b.dueAt,
    );

/** What is settled, latest first: met, met late, and breaches that ended without being met. */
export const settled = (readings: readonly ClockReading[]): readonly ClockReading[] =>
  readings
    .filter((reading) => !isCounting(reading) && reading.state !== 'notApplicable')
    .toSorted((a, b) => settledAt(b) - settledAt(a));

/**
 * What is not applicable any more, with its reason in `ended`, latest first: of each clock under each priority the last,
 * so that the turns of a cadence are one line (CLS-RECLOCK: what was due before stays in the history).
 */
export function noLongerOwed(readings: readonly ClockReading[]): readonly ClockReading[] {
  const last = new Map<string, ClockReading>();
  for (const reading of readings)
    if (reading.state === 'notApplicable' && reading.ended)
      last.set([reading.clause, reading.priority, reading.subject, reading.about].join('|'), reading);
  return [...last.values()].toSorted((a, b) => settledAt(b) - settledAt(a));
}

const settledAt = ({ met, ended, dueAt }: ClockReading): Instant => met?.at ?? ended?.at ?? dueAt;

export interface NextClock {
  readonly clause: string;
  readonly kind: string;
  readonly state: 'running' | 'warned' | 'breached';
  readonly dueAt: Instant;
}

/** The clock that needs attention first, and how many are breached: one line of an incident list. */
export const attention = (incident: Incident, pack: PolicyPack, now: Instant): Attention =>
  attentionIn(readClocks(incident, pack, now));

export interface Attention {
  readonly nextClock: NextClock | null;
  readonly breached: number;
}

/** The same of clocks that were read already. */
export function attentionIn({ readings }: ClockBoard): Attention {
  const list = owed(readings);
  const [first] = list;
  const breached = list.filter(({ state }) => state === 'breached').length;
  if (!first) return { nextClock: null, breached };
  const { clause, kind, dueAt } = first;
  return { nextClock: { clause, kind, dueAt, state: first.state as NextClock['state'] }, breached };
}
