import { useMemo } from 'react';
import { officesOf } from '../../shared/directory/offices.ts';
import { presentPeople } from '../../shared/directory/state.ts';
import { rolesHeldBy } from '../../shared/incident/state.ts';
import { useOfficeTime } from '../bridge/hooks.ts';
import type { Scope } from '../bridge/scope.ts';

/** Everybody to choose from, found by name, handle, office for these services or war-room role. */
export function usePeopleItems({ directory, incident, pack }: Scope) {
  const at = useOfficeTime(directory);
  return useMemo(
    () =>
      presentPeople(directory)
        .map(({ id, name, handle }) => {
          const roles = rolesHeldBy(incident, id).map((role) => pack.roles[role].short);
          const offices = officesOf(directory, id, incident.services, at).map(
            (office) => pack.offices[office] ?? office,
          );
          return {
            value: id,
            label: name,
            detail: [`@${handle}`, ...new Set([...roles, ...offices])].join(' · '),
          };
        })
        .sort((a, b) => a.label.localeCompare(b.label)),
    [directory, incident, pack, at],
  );
}
