import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Scope } from '../bridge/scope.ts';
import { Combobox } from '../ui/Combobox.tsx';
import { usePeopleItems } from './people-items.ts';

/** Somebody from the directory, found by name, handle, office or war-room role. */
export function PersonField({
  scope,
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
  return <Combobox items={usePeopleItems(scope)} {...field} />;
}
