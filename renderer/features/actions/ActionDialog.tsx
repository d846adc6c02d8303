import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import { actionState } from '../../../shared/incident/state.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import type { ActionAct } from './acts.ts';

/** Starts, finishes, reassigns or re-dates one action; a new date says why. */
export function ActionDialog({
  scope,
  act,
  action: id,
  onClose,
}: {
  readonly scope: Scope;
  readonly act: ActionAct;
  readonly action: EventId;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<PersonId | null>(null);
  const [due, setDue] = useState('');
  const [words, setWords] = useState('');
  const action = scope.incident.actions.get(id);
  if (!action || actionState(action) === 'done') return null;

  const command = (): IncidentCommand | null => {
    switch (act) {
      case 'start':
        return { type: 'startAction', action: id };
      case 'done':
        return { type: 'completeAction', action: id, note: words };
      case 'reassign':
        return owner && { type: 'reassignAction', action: id, owner, reason: words };
      case 'redate': {
        const at = readMoment(due, Date.now(), 'future');
        return at === null ? null : { type: 'redateAction', action: id, due: at, reason: words };
      }
    }
  };
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t(`bridge.actions.acts.${act}`)}
      description={action.text}
      act={{ label: t(`bridge.actions.acts.${act}`), command }}
      when={act === 'start' || act === 'done'}
      onClose={onClose}
    >
      {act === 'reassign' && (
        <PersonField
          scope={scope}
          label={t('bridge.actions.newOwner')}
          value={owner}
          onChange={setOwner}
          placeholder={t('bridge.dialog.typeName')}
          autoFocus
        />
      )}
      {act === 'redate' && (
        <MomentField
          label={t('bridge.actions.newDue')}
          value={due}
          onChange={setDue}
          lean="future"
          autoFocus
        />
      )}
      {act !== 'start' && (
        <TextArea
          label={t(
            act === 'done'
              ? 'bridge.actions.doneNote'
              : act === 'redate'
                ? 'bridge.actions.reason'
                : 'bridge.actions.reasonOptional',
          )}
          value={words}
          onChange={setWords}
          autoFocus={act === 'done'}
        />
      )}
    </CommandDialog>
  );
}
