import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { type SupportTier, supportTiers } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './record.module.css';

/** INT-ASSIGN: to whom, in which support tier, and what they must know. */
export function AssignDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const [person, setPerson] = useState<PersonId | null>(null);
  const [tier, setTier] = useState<SupportTier>(incident.supportTier);
  const [note, setNote] = useState('');
  const moves = tier !== incident.supportTier;
  return (
    <CommandDialog
      scope={scope}
      title={t('record.assign.title')}
      description={
        incident.assignee === null
          ? t('record.assign.nobody', { tier: incident.supportTier })
          : t('record.assign.now', {
              name: personName(directory, incident.assignee),
              tier: incident.supportTier,
            })
      }
      act={{
        label: moves ? t('record.assign.handOver', { tier }) : t('record.assign.act'),
        command: () => person && { type: 'assign', person, tier: moves ? tier : null, note },
      }}
      when
      behalf
      onClose={onClose}
    >
      <PersonField
        scope={scope}
        label={t('record.assign.person')}
        value={person}
        onChange={setPerson}
        placeholder={t('record.assign.placeholder')}
        autoFocus
      />
      <Choice
        label={t('record.assign.tier')}
        value={tier}
        options={supportTiers.map((value) => ({
          value,
          label: value === incident.supportTier ? t('record.assign.stays', { tier: value }) : value,
        }))}
        onChange={setTier}
      />
      <p className={css.quiet}>{pack.supportTiers[tier].name}</p>
      <TextArea label={t('record.assign.note')} value={note} onChange={setNote} rows={1} />
      {incident.assignments.length > 0 && (
        <div className={css.earlier}>
          <p className={css.label}>{t('record.assign.history')}</p>
          <ul>
            {incident.assignments.map((one) => (
              <li key={one.recordedAt}>
                <TimeOf at={one.at} localOnly bare />{' '}
                {one.from !== null && `${personName(directory, one.from)} → `}
                {personName(directory, one.person)}
                {one.tier !== null && ` (${one.tier})`}
                {one.note !== '' && <span className={css.quiet}> · {one.note}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </CommandDialog>
  );
}
