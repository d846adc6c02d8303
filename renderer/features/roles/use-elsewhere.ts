import { useMemo } from 'react';
import type { IncidentRow } from '../../../shared/incident/row.ts';
import { currentWarRoom } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { mayOpenRow } from '../../../shared/views/need-to-know.ts';
import { otherWarRoomsOf } from '../../../shared/views/other-war-rooms.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';

const nowhere = (): readonly IncidentRow[] => [];

/** CLS-MULTI: in which other war rooms somebody holds a role; nowhere while this incident has no war room itself. */
export function useElsewhere({ stream, incident }: Scope): (person: PersonId) => readonly IncidentRow[] {
  const summaries = useConsole((state) => state.summaries);
  const { drill } = incident;
  const inWarRoom = currentWarRoom(incident)?.stoodDown === null;
  return useMemo(
    () => (inWarRoom ? (person: PersonId) => otherWarRoomsOf(person, { stream, drill }, summaries) : nowhere),
    [inWarRoom, stream, drill, summaries],
  );
}

/** Which incident it is: its title too, unless it is for others (CLS-SECURITY). */
export const nameOfOther = (row: IncidentRow, me: PersonId | null): string =>
  mayOpenRow(row, me) ? `${row.ref} ${row.title}` : row.ref;
