import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import { lastToSet } from '../fields.ts';
import type { Incident } from '../state.ts';
import { doneBy } from './done.ts';
import { inForce } from './priority.ts';
import { withSecurity } from './spells.ts';

type SecurityEvent =
  | EventOf<'securityDeclared'>
  | EventOf<'securityWithdrawn'>
  | EventOf<'restricted'>
  | EventOf<'messagesWithheld'>
  | EventOf<'messagesReleased'>;

export function evolveSecurity(incident: Incident, event: SecurityEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'securityDeclared': {
      const { sets } = event.body;
      const declared = withSecurity(incident, event, event.body);
      return sets === null ? declared : inForce(declared, event, sets, done.at);
    }
    case 'securityWithdrawn': {
      const last = incident.securitySpells.at(-1);
      if (!last || last.withdrawn || !knowsLast(incident, event)) return incident;
      const withdrawn = { ...last, withdrawn: { ...done, reason: event.body.reason } };
      return { ...incident, security: false, securitySpells: incident.securitySpells.with(-1, withdrawn) };
    }
    case 'restricted':
      return { ...incident, restrictedTo: event.body.people.length === 0 ? null : event.body.people };
    case 'messagesWithheld':
      return { ...incident, withheld: incident.withheld ?? { ...done, reason: event.body.reason } };
    case 'messagesReleased':
      return { ...incident, withheld: null };
    default:
      return assertNever(event);
  }
}

/**
 * Where two consoles disagree it stays a security incident: a withdrawal ends only what its author knew of, not what
 * another console declared or confirmed meanwhile (design §5).
 */
function knowsLast(incident: Incident, event: EventOf<'securityWithdrawn'>): boolean {
  const last = lastToSet(incident, 'security');
  return last === null || (event.basedOn.security ?? []).includes(last);
}
