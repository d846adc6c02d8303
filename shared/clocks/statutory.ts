import type { Incident } from '../incident/state.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { deadline, owedFrom } from './limit.ts';
import { inOrder, priorityAt } from './periods.ts';
import type { Deadline } from './reading.ts';

/** What a notification that the law asks for is recorded under, beside those of the pack's own rules. */
export const statutoryRule = (id: string): string => `statutory:${id}`;

/**
 * CLS-SECURITY: what the law asks for once a breach is confirmed. It outlives the closure of the incident, and ends only
 * where the incident proves to have been no security incident at all.
 */
export function statutoryClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  return incident.securitySpells.flatMap(({ since, breach, withdrawn }) => {
    if (breach === null) return [];
    const ended = withdrawn && ({ at: withdrawn.at, why: 'securityWithdrawn' } as const);
    return (pack.clocks.statutory ?? []).map((limit) => {
      const rule = statutoryRule(limit.id);
      const told = incident.notifications.filter(
        (one) => one.rule === rule && one.at >= since.at && (ended === null || one.at <= ended.at),
      );
      return deadline(
        {
          kind: 'statutory',
          clause: 'CLS-SECURITY',
          priority: priorityAt(incident, breach.at),
          subject: rule,
        },
        owedFrom(breach.at, limit, pack),
        inOrder(told)[0] ?? null,
        ended,
      );
    });
  });
}
