import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agencyName } from '../../../shared/directory/state.ts';
import { agenciesHit } from '../../../shared/incident/affected.ts';
import { holderOf } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { listOf } from '../../i18n.ts';
import { TextArea } from '../../ui/TextField.tsx';

/** CLS-MULTI: names who coordinates what citizens of several agencies are told; usually who leads communications. */
export function CoordinateDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, directory, pack } = scope;
  const [coordinator, setCoordinator] = useState<PersonId | null>(
    incident.coordination?.coordinator ?? holderOf(incident, 'CL'),
  );
  const [note, setNote] = useState('');
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.coordination.who')}
      description={t('bridge.coordination.why', {
        agencies: listOf(agenciesHit(incident).map((id) => agencyName(directory, id))),
      })}
      act={{
        label: t('bridge.coordination.record'),
        command: () => (coordinator === null ? null : { type: 'coordinateMessages', coordinator, note }),
      }}
      when
      behalf
      onClose={onClose}
    >
      <PersonField
        scope={scope}
        label={t('bridge.coordination.coordinator')}
        value={coordinator}
        onChange={setCoordinator}
        placeholder={t('bridge.dialog.typeName')}
        hint={t('bridge.roles.usual', { usual: pack.roles.CL.name })}
        autoFocus
      />
      <TextArea
        label={t('bridge.coordination.note')}
        value={note}
        onChange={setNote}
        hint={t('bridge.coordination.noteHint')}
        rows={2}
      />
    </CommandDialog>
  );
}
