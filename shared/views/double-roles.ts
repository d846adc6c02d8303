import type { IncidentRow } from '../incident/row.ts';
import type { PersonId, StreamId } from '../kernel/ids.ts';
import type { WarRoomRole } from '../policy/vocabulary.ts';

/** CLS-MULTI: somebody who holds roles in two war rooms at once. */
export interface DoubleRole {
  readonly person: PersonId;
  /** What they hold here. */
  readonly roles: readonly WarRoomRole[];
  /** The other incidents in whose war room they hold a role. */
  readonly elsewhere: readonly IncidentRow[];
}

/** The people of a war room who also hold a role in another; drills do not count against the real thing. */
export function doubleRoles(stream: StreamId, rows: readonly IncidentRow[]): readonly DoubleRole[] {
  const here = rows.find((row) => row.stream === stream);
  if (!here) return [];
  const others = rows.filter((row) => row.stream !== stream && row.drill === here.drill);
  return [...new Set(here.roles.map(({ person }) => person))]
    .map((person) => ({
      person,
      roles: here.roles.filter((held) => held.person === person).map(({ role }) => role),
      elsewhere: others.filter(({ roles }) => roles.some((held) => held.person === person)),
    }))
    .filter(({ elsewhere }) => elsewhere.length > 0);
}
