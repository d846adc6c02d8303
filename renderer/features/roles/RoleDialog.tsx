import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { holderOf, rolesHeldBy } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { type WarRoomRole, warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** WAR-ROLES, WAR-TAKEOVER: appoints, hands over with a note, or leaves a role vacant. */
export function RoleDialog({
  scope,
  role: first,
  onClose,
}: {
  readonly scope: Scope;
  readonly role?: WarRoomRole | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const [role, setRole] = useState<WarRoomRole>(
    first ?? warRoomRoles.find((one) => holderOf(incident, one) === null) ?? 'IC',
  );
  const [person, setPerson] = useState<PersonId | null>(null);
  const [note, setNote] = useState('');
  const holder = holderOf(incident, role);
  const options = warRoomRoles.map((one) => {
    const held = holderOf(incident, one);
    return {
      value: one,
      label: `${pack.roles[one].name}: ${held ? personName(directory, held) : t('bridge.roles.vacant')}`,
    };
  });
  const others = person ? rolesHeldBy(incident, person).filter((one) => one !== role) : [];
  const both = (role === 'IC' && others.includes('SCRIBE')) || (role === 'SCRIBE' && others.includes('IC'));

  return (
    <CommandDialog
      scope={scope}
      title={t(holder ? 'bridge.roles.handOver' : 'bridge.roles.assign')}
      act={{
        label: t(holder ? 'bridge.roles.handOver' : 'bridge.roles.assign'),
        command: () => person && { type: 'assignRole', role, person, note },
      }}
      {...(holder
        ? {
            other: {
              label: t('bridge.roles.leaveVacant'),
              command: () => ({ type: 'assignRole', role, person: null, note }) as const,
            },
          }
        : {})}
      when
      behalf
      onClose={onClose}
    >
      <Select label={t('bridge.roles.role')} value={role} options={options} onChange={setRole} />
      <PersonField
        scope={scope}
        label={t('bridge.roles.person')}
        value={person}
        onChange={setPerson}
        placeholder={t('bridge.dialog.typeName')}
        hint={t('bridge.roles.usual', { usual: pack.roles[role].usual })}
        autoFocus
      />
      {both && <Notice kind="warned">{t('bridge.roles.commanderAndScribe')}</Notice>}
      <TextArea
        label={t('bridge.roles.note')}
        value={note}
        onChange={setNote}
        hint={t('bridge.roles.noteHint')}
      />
    </CommandDialog>
  );
}
