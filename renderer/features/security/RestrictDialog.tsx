import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { usePeopleItems } from '../../command/people-items.ts';
import { MultiCombobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** CLS-SECURITY, need to know: only the people named and those who hold a role. Nobody named lifts it. */
export function RestrictDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, me } = scope;
  const restricted = incident.restrictedTo;
  const [people, setPeople] = useState<readonly PersonId[]>(restricted ?? (me === null ? [] : [me]));
  const [reason, setReason] = useState('');
  const items = usePeopleItems(scope);
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
