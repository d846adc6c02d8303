import { useMemo } from 'react';
import { officesOf } from '../../shared/directory/offices.ts';
import { presentPeople } from '../../shared/directory/state.ts';
import { rolesHeldBy } from '../../shared/incident/state.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { useOfficeTime } from '../bridge/hooks.ts';
import type { Scope } from '../bridge/scope.ts';
import { Combobox } from '../ui/Combobox.tsx';

/** Somebody from the directory, found by name, handle, office or war-room role. */
export function PersonField({
  scope: { directory, incident, pack },
  ...field
}: {
  readonly scope: Scope;
  readonly label: string;
  readonly value: PersonId | null;
  readonly onChange: (person: PersonId | null) => void;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly autoFocus?: boolean;
}) {
  const at = useOfficeTime(directory);
  const items = useMemo(
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
  return <Combobox items={items} {...field} />;
}
