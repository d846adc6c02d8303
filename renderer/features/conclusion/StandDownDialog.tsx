import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { holderOf, statusOf } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Choice } from '../../ui/Choice.tsx';

/** WAR-STANDDOWN: a criterion of the policy holds, and the commander declares it; nobody else may. */
export function StandDownDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, pack, directory, me } = scope;
  const criteria = Object.entries(pack.standDownCriteria);
  const likely = criteria.find(
    ([, { requires }]) => (requires === 'resolved') === (statusOf(incident) === 'resolved'),
  );
  const [criterion, setCriterion] = useState(likely?.[0] ?? criteria[0]?.[0] ?? '');
  const commander = holderOf(incident, 'IC');
  const note = commander && commander !== me ? 'bridge.standDown.notYou' : 'bridge.standDown.why';
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.standDown.title')}
      description={t(note, { name: commander ? personName(directory, commander) : '' })}
      act={{ label: t('bridge.standDown.title'), command: () => ({ type: 'standDown', criterion }) }}
      when
      behalf
      onClose={onClose}
    >
      <Choice
        label={t('bridge.standDown.criterion')}
        value={criterion}
        options={criteria.map(([value, { text }]) => ({ value, label: text }))}
        onChange={setCriterion}
      />
    </CommandDialog>
  );
}
