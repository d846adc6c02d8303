import { useTranslation } from 'react-i18next';
import type { Spoken } from '../../shared/kernel/envelope.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Scope } from '../bridge/scope.ts';
import { Choice } from '../ui/Choice.tsx';
import { PersonField } from './PersonField.tsx';

const ways = ['phone', 'in the room', 'message'] as const satisfies readonly Spoken[];

/** RES-ONBEHALF: whose word it is, and how it came to the one who records it. */
export function BehalfFields({
  scope,
  person,
  how,
  onPerson,
  onHow,
  label,
  placeholder,
}: {
  readonly scope: Scope;
  readonly person: PersonId | null;
  readonly how: Spoken;
  readonly onPerson: (person: PersonId | null) => void;
  readonly onHow: (how: Spoken) => void;
  readonly label?: string;
  /** What it means that nobody is named. */
  readonly placeholder?: string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <PersonField
        scope={scope}
        label={label ?? t('bridge.dialog.behalf')}
        value={person}
        onChange={onPerson}
        placeholder={placeholder ?? t('bridge.dialog.myself')}
      />
      {person !== null && (
        <Choice
          label={t('bridge.dialog.how')}
          value={how}
          options={ways.map((value) => ({ value, label: t(`bridge.dialog.ways.${value}`) }))}
          onChange={onHow}
        />
      )}
    </>
  );
}
