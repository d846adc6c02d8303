import type { ClockReading } from '../clocks/reading.ts';
import { statutoryRule } from '../clocks/statutory.ts';
import { holdersOf } from '../directory/offices.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { concernedBy, type Known } from './clock-words.ts';
import { owed } from './due.ts';

/** One line of what is owed: a clock, or the people to tell by the same moment (NTF-*). */
export type DueLine =
  | { readonly kind: 'clock'; readonly reading: ClockReading }
  | {
      readonly kind: 'tell';
      readonly key: string;
      readonly dueAt: Instant;
      readonly state: 'running' | 'warned' | 'breached';
      /** At least two, in the order of what is owed. */
      readonly readings: readonly ClockReading[];
    };

/**
 * What is owed, calm: notifications due at the same moment are one line. What is breached stands alone, so that none of
 * it is hidden; `breachedToo` where a line says how many it stands for and nothing opens (the wall).
 */
export function dueLines(readings: readonly ClockReading[], breachedToo = false): readonly DueLine[] {
  const list = owed(readings);
  const isGrouped = ({ kind, state }: ClockReading): boolean =>
    kind === 'notify' && (breachedToo || state !== 'breached');
  const together = Map.groupBy(list.filter(isGrouped), ({ dueAt }) => dueAt);
  const shown = new Set<Instant>();
  return list.flatMap((reading): readonly DueLine[] => {
    const group = isGrouped(reading) ? (together.get(reading.dueAt) ?? []) : [];
    if (group.length < 2) return [{ kind: 'clock', reading }];
    const { dueAt } = reading;
    if (shown.has(dueAt)) return [];
    shown.add(dueAt);
    // In the order of what is owed the first is the most pressing.
    const state =
      group[0]?.state === 'breached' ? 'breached' : group[0]?.state === 'warned' ? 'warned' : 'running';
    return [{ kind: 'tell', key: `tell|${dueAt}`, dueAt, state, readings: group }];
  });
}

/** What a telling is called, by a rule of the pack or by one of the law; the rule itself where the pack no longer knows it. */
export const tellingTitle = (pack: PolicyPack, rule: string): string =>
  pack.notifications.find(({ id }) => id === rule)?.title ??
  pack.clocks.statutory?.find(({ id }) => statutoryRule(id) === rule)?.title ??
  rule;

/** NTF-*: the office that a notification goes to; null where the pack no longer knows the rule. */
export const officeTold = (pack: PolicyPack, { subject }: Pick<ClockReading, 'subject'>): string | null =>
  pack.notifications.find(({ id }) => id === subject)?.office ?? null;

/** How many people these notifications go to: whoever holds two of the offices counts once. */
export function peopleToTell(known: Known, readings: readonly ClockReading[], at: Instant): number {
  const { incident, pack, directory } = known;
  const people = new Set<string>();
  for (const reading of readings) {
    const office = officeTold(pack, reading);
    const [holder] = office === null ? [] : holdersOf(directory, office, concernedBy(incident, reading), at);
    people.add(holder ?? `${office ?? reading.subject} ${reading.about}`);
  }
  return people.size;
}
