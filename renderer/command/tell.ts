import { type ClockReading, isCounting } from '../../shared/clocks/reading.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { NotificationChannel } from '../../shared/policy/vocabulary.ts';
import { clockWords, concernedBy } from '../../shared/views/clock-words.ts';
import { owed } from '../../shared/views/due.ts';
import { officeTold } from '../../shared/views/due-lines.ts';
import type { Scope } from '../bridge/scope.ts';
import { type Reach, reachOf } from './reach.ts';

/** Keys 1 to 4 wherever somebody is told or paged, and with Shift on a row of what is due. */
export const channelKeys: readonly NotificationChannel[] = ['phone', 'mail', 'in person', 'message'];

/** Whom they are told matters, and they say so on the spot: nothing is left to be acknowledged. */
export const acknowledgesAtOnce = (channel: NotificationChannel): boolean =>
  channel === 'phone' || channel === 'in person';

/** One telling that is owed. What one telling meets of several rules of the same office is one of them (NTF-PROOF). */
export interface Target {
  readonly key: string;
  /** The pack's rule, as the record names it. */
  readonly rule: string;
  readonly about: string | null;
  /** What is owed in words: "Service Owner told". */
  readonly title: string;
  /** The office to be told; empty for what the law asks for. */
  readonly office: string;
  /** The service, agency or authority; null for the government as a whole. */
  readonly whom: string | null;
  /** The first is who is called; empty where nobody is known. */
  readonly reach: readonly Reach[];
  readonly state: ClockReading['state'];
  readonly dueAt: Instant;
  /** Keys of the clocks that it meets. */
  readonly clocks: readonly string[];
}

export const isTelling = ({ kind }: Pick<ClockReading, 'kind'>): boolean =>
  kind === 'notify' || kind === 'statutory';

/** Whom a notification goes to. */
export function targetOf(scope: Scope, reading: ClockReading, at: Instant): Target {
  const { incident, pack } = scope;
  const office = officeTold(pack, reading);
  const words = clockWords(scope, reading);
  return {
    key: `${office ?? reading.subject}|${reading.about}`,
    rule: reading.subject ?? '',
    about: reading.about,
    title: words.title ?? '',
    office: office === null ? '' : (pack.offices[office] ?? office),
    whom: words.about,
    reach: office === null ? [] : reachOf(scope, office, concernedBy(incident, reading), at),
    state: reading.state,
    dueAt: reading.dueAt,
    clocks: [reading.key],
  };
}

/** Everybody who is to be told, the most urgent first; of these clocks only, where they are named. */
export function targetsOf(
  scope: Scope,
  readings: readonly ClockReading[],
  at: Instant,
  only?: readonly string[],
): readonly Target[] {
  const found = new Map<string, Target>();
  for (const reading of owed(readings)) {
    if (!isTelling(reading) || !isCounting(reading) || (only && !only.includes(reading.key))) continue;
    const target = targetOf(scope, reading, at);
    const same = found.get(target.key);
    found.set(target.key, same ? { ...same, clocks: [...same.clocks, reading.key] } : target);
  }
  return [...found.values()];
}
