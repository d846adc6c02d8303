import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { officesOf } from '../../../shared/directory/offices.ts';
import { presentPeople } from '../../../shared/directory/state.ts';
import { rolesHeldBy } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MultiCombobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** CLS-SECURITY, need to know: only the people named and those who hold a role. Nobody named lifts it. */
export function RestrictDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, directory, pack, me } = scope;
  const at = useOfficeTime(directory);
  const restricted = incident.restrictedTo;
  const [people, setPeople] = useState<readonly PersonId[]>(restricted ?? (me === null ? [] : [me]));
  const [reason, setReason] = useState('');
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
  const lifts = people.length === 0;
  return (
    <CommandDialog
      scope={scope}
      title={t('security.restrict.title')}
      description={
        <>
          {t('security.restrict.why')}
          {restricted !== null && ` ${t('security.restrict.now', { count: restricted.length })}`}
        </>
      }
      act={{
        label: t(lifts && restricted !== null ? 'security.restrict.lift' : 'security.restrict.act'),
        command: () => ({ type: 'restrict', people: [...people], reason }),
      }}
      {...(restricted === null
        ? {}
        : {
            other: {
              label: t('security.restrict.lift'),
              command: () => ({ type: 'restrict', people: [], reason }) as const,
            },
          })}
      behalf
      onClose={onClose}
    >
      <MultiCombobox
        label={t('security.restrict.people')}
        items={items}
        values={people}
        onChange={setPeople}
        placeholder={t('security.restrict.placeholder')}
        autoFocus
      />
      {lifts && restricted !== null && <Notice>{t('security.restrict.lifts')}</Notice>}
      <TextArea label={t('security.restrict.reason')} value={reason} onChange={setReason} rows={1} />
    </CommandDialog>
  );
}
