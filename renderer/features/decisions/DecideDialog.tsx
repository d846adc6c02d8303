import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { Risk } from '../../../shared/incident/event.ts';
import { holderOf } from '../../../shared/incident/state.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import css from './DecideDialog.module.css';

type Scale = Risk['impact'];
const scale = ['1', '2', '3', '4', '5'] as const;

/** WAR-DECISIONS: answers a time-boxed question, or records a decision with options and risk. */
export function DecideDialog({
  scope,
  decision: first,
  onClose,
}: {
  readonly scope: Scope;
  readonly decision?: EventId | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const open = incident.decisions.filter(({ made }) => made === null);
  const [decision, setDecision] = useState<string>(first ?? open[0]?.id ?? '');
  const [text, setText] = useState('');
  const [rationale, setRationale] = useState('');
  const [options, setOptions] = useState('');
  const [impact, setImpact] = useState<(typeof scale)[number] | ''>('');
  const [probability, setProbability] = useState<(typeof scale)[number] | ''>('');
  const [decidedBy, setDecidedBy] = useState<PersonId | null>(null);
  const commander = holderOf(incident, 'IC');
  const steps = [
    { value: '' as const, label: t('bridge.decisions.riskNone') },
    ...scale.map((value) => ({ value, label: value })),
  ];
  const risk =
    impact && probability
      ? { impact: Number(impact) as Scale, probability: Number(probability) as Scale }
      : null;

  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.decisions.decide')}
      act={{
        label: t('bridge.decisions.record'),
        command: () => ({
          type: 'makeDecision',
          decision: decision === '' ? null : (decision as EventId),
          text,
          rationale,
          options: options
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
          risk,
          decidedBy,
        }),
      }}
      when
      onClose={onClose}
    >
      {open.length > 0 && (
        <Select
          label={t('bridge.decisions.answers')}
          value={decision}
          options={[
            ...open.map(({ id, question }) => ({ value: id as string, label: question ?? '' })),
            { value: '', label: t('bridge.decisions.none') },
          ]}
          onChange={setDecision}
        />
      )}
      <TextArea label={t('bridge.decisions.what')} value={text} onChange={setText} rows={1} autoFocus />
      <TextArea label={t('bridge.decisions.rationale')} value={rationale} onChange={setRationale} />
      <TextArea
        label={t('bridge.decisions.options')}
        value={options}
        onChange={setOptions}
        rows={1}
        hint={t('bridge.decisions.optionsHint')}
      />
      <div className={css.row}>
        <Select label={t('bridge.decisions.impact')} value={impact} options={steps} onChange={setImpact} />
        <Select
          label={t('bridge.decisions.probability')}
          value={probability}
          options={steps}
          onChange={setProbability}
        />
        <PersonField
          scope={scope}
          label={t('bridge.decisions.by')}
          value={decidedBy}
          onChange={setDecidedBy}
          placeholder={commander ? personName(directory, commander) : t('bridge.dialog.myself')}
        />
      </div>
    </CommandDialog>
  );
}
