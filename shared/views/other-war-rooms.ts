import type { IncidentRow } from '../incident/row.ts';
import type { PersonId, StreamId } from '../kernel/ids.ts';

/**
 * CLS-MULTI: the other incidents in whose war room somebody holds a role now, so that nobody counts on them in two
 * places at once. Drills do not count against the real thing.
 */
export const otherWarRoomsOf = (
  person: PersonId,
  here: { readonly stream: StreamId; readonly drill: boolean },
  rows: readonly IncidentRow[],
): readonly IncidentRow[] =>
  rows.filter(
    ({ stream, drill, roles }) =>
      stream !== here.stream && drill === here.drill && roles.some((held) => held.person === person),
  );
