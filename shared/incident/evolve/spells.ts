import type { Envelope } from '../../kernel/envelope.ts';
import type { Incident, SecuritySpell } from '../state.ts';
import { doneBy } from './done.ts';

/** A new spell, or the one running with its breach confirmed (CLS-SECURITY). */
export function withSecurity(
  incident: Incident,
  event: Envelope,
  { breach, reason }: { readonly breach: boolean; readonly reason: string },
): Incident {
  const done = doneBy(event);
  const last = incident.securitySpells.at(-1);
  const running = last && last.withdrawn === null ? last : null;
  const spell: SecuritySpell = running ?? {
    id: event.id,
    since: done,
    breach: null,
    reason,
    withdrawn: null,
  };
  const before = running ? incident.securitySpells.slice(0, -1) : incident.securitySpells;
  return {
    ...incident,
    security: true,
    securitySpells: [...before, { ...spell, breach: spell.breach ?? (breach ? done : null) }],
  };
}
