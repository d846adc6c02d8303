import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import { holderOf, rolesHeldBy } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { type WarRoomRole, warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { ElsewhereNotice } from './ElsewhereNotice.tsx';

/** A hand-over takes both; a take-over one, and the reason (WAR-TAKEOVER). */
type Change = 'handOver' | 'takeOver';

/** WAR-ROLES, WAR-TAKEOVER: appoints to a vacant role, offers one's own, takes over where the holder cannot hand over. */
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
  const { incident, pack, directory, me } = scope;
  const [role, setRole] = useState<WarRoomRole>(
    first ?? warRoomRoles.find((one) => holderOf(incident, one) === null) ?? 'IC',
  );
  const [person, setPerson] = useState<PersonId | null>(null);
  const [wish, setWish] = useState<Change | null>(null);
  const [note, setNote] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const holder = holderOf(incident, role);
  const change: Change = wish ?? (holder === me ? 'handOver' : 'takeOver');
  const taking = holder !== null && change === 'takeOver';
  const offering = holder !== null && change === 'handOver';
  const options = warRoomRoles.map((one) => {
    const held = holderOf(incident, one);
    return {
      value: one,
      label: `${pack.roles[one].name}: ${held ? personName(directory, held) : t('bridge.roles.vacant')}`,
    };
  });
  const others = person ? rolesHeldBy(incident, person).filter((one) => one !== role) : [];
  const both = (role === 'IC' && others.includes('SCRIBE')) || (role === 'SCRIBE' && others.includes('IC'));
  const act = t(
    holder === null ? 'bridge.roles.assign' : offering ? 'bridge.roles.offer' : 'bridge.roles.takeOver',
  );

  const command = (): IncidentCommand | null => {
    if (person === null) return null;
    if (offering) return { type: 'offerRole', role, to: person, note };
    if (taking && note.trim() === '') {
      setLacksReason(true);
      return null;
    }
    return { type: 'assignRole', role, person, note };
  };
  return (
    <CommandDialog
      scope={scope}
      title={act}
      act={{ label: act, command, behalfOf: offering && holder !== me ? holder : null }}
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
        key={`${role}${change}`}
        scope={scope}
        label={t('bridge.roles.person')}
        value={person}
        onChange={setPerson}
        placeholder={t('bridge.dialog.typeName')}
        hint={t('bridge.roles.usual', { usual: pack.roles[role].usual })}
        autoFocus
      />
      {holder !== null && (
        <Choice
          label={t('bridge.roles.how')}
          value={change}
          options={(['handOver', 'takeOver'] as const).map((value) => ({
            value,
            label: t(`bridge.roles.ways.${value}`),
          }))}
          onChange={setWish}
        />
      )}
      {offering && <p>{t('bridge.roles.twoSided', { name: personName(directory, holder) })}</p>}
      {both && <Notice kind="warned">{t('bridge.roles.commanderAndScribe')}</Notice>}
      <ElsewhereNotice scope={scope} person={person} />
      <TextArea
        label={t(taking ? 'bridge.roles.reason' : 'bridge.roles.note')}
        value={note}
        onChange={setNote}
        hint={t(taking ? 'bridge.roles.reasonHint' : 'bridge.roles.noteHint')}
        error={lacksReason && taking && note.trim() === '' ? t('bridge.roles.reasonMissing') : null}
      />
    </CommandDialog>
  );
}
