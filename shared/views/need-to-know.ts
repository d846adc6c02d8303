import type { IncidentRow } from '../incident/row.ts';
import { type Incident, rolesHeldBy } from '../incident/state.ts';
import type { PersonId } from '../kernel/ids.ts';

/** CLS-SECURITY: a restricted incident is for the people named, its assignee and whoever holds a role in it. */
export const mayOpen = (incident: Incident, person: PersonId | null): boolean =>
  incident.restrictedTo === null ||
  (person !== null &&
    (incident.restrictedTo.includes(person) ||
      incident.assignee === person ||
      rolesHeldBy(incident, person).length > 0));

/** The same of an incident in a list. */
export const mayOpenRow = (
  { restrictedTo, people }: Pick<IncidentRow, 'restrictedTo' | 'people'>,
  person: PersonId | null,
): boolean =>
  restrictedTo === null || (person !== null && (restrictedTo.includes(person) || people.includes(person)));
