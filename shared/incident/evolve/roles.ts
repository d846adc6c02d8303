import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import { holderOf, type Incident } from '../state.ts';
import { doneBy, setField } from './done.ts';

type RoleEvent = EventOf<'roleAssigned'> | EventOf<'roleOffered'> | EventOf<'roleOfferEnded'>;

/** WAR-ROLES, WAR-TAKEOVER: who holds what, who held it, and what is offered. */
export function evolveRole(incident: Incident, event: RoleEvent): Incident {
  const done = doneBy(event);
  const { role } = event.body;
  const others = incident.roleOffers.filter((offer) => offer.role !== role);
  switch (event.type) {
    case 'roleAssigned': {
      const { person, note, by } = event.body;
      return {
        ...incident,
        roles: { ...incident.roles, [role]: setField(incident.roles[role], event, `role/${role}`, person) },
        roleHistory: [...incident.roleHistory, { role, person, note, by, done }],
        roleOffers: others,
      };
    }
    case 'roleOffered': {
      // Another console gave the role to somebody else meanwhile: there is nothing left to offer.
      if (holderOf(incident, role) !== done.by) return incident;
      const { to, note } = event.body;
      return { ...incident, roleOffers: [...others, { ...done, role, to, note }] };
    }
    case 'roleOfferEnded':
      return { ...incident, roleOffers: others };
    default:
      return assertNever(event);
  }
}
