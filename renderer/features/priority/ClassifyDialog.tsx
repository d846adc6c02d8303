import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, type Answers, classify } from '../../../shared/policy/classification.ts';
import { type Priority, priorities } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import css from './priority.module.css';

/** CLS-TREE for an incident declared without a priority: the pack's questions, then a person's word on the answer. */
export function ClassifyDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { pack } = scope;
  const [answers, setAnswers] = useState<Answers>({});
  const [own, setOwn] = useState<Priority | null>(null);
  const [reason, setReason] = useState('');
  const verdict = classify(pack, answers);
  const machine = verdict.kind === 'decided' ? verdict.priority : null;
  const priority = own ?? machine;
  const asked = pack.classification.questions.filter(
    ({ id }) => id in answers || (verdict.kind === 'ask' && verdict.next.id === id),
  );

  const answer = (id: string, value: Answer) => {
    // A changed answer makes those after it moot.
    const index = pack.classification.questions.findIndex((question) => question.id === id);
    const before = pack.classification.questions.slice(0, index).map((question) => question.id);
    setAnswers({
      ...Object.fromEntries(Object.entries(answers).filter(([key]) => before.includes(key))),
      [id]: value,
    });
    setOwn(null);
  };
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.priority.classify')}
      description={t('bridge.priority.classifyWhy')}
      act={{
        label: priority ? t('bridge.priority.classifyAs', { priority }) : t('bridge.priority.classify'),
        command: () =>
          priority && { type: 'classify', answers, priority, overrideReason: reason === '' ? null : reason },
      }}
      onClose={onClose}
    >
      {asked.map(({ id, text }) => (
        <Choice
          key={id}
          label={text}
          value={answers[id] ?? null}
          options={(['yes', 'no', 'unknown'] as const).map((value) => ({
            value,
            label: t(`bridge.priority.answers.${value}`),
          }))}
          onChange={(value) => answer(id, value)}
        />
      ))}
      {verdict.kind === 'decided' && (
        <p className={css.verdict}>
          <b>{verdict.priority}</b>{' '}
          {verdict.because
            ? `“${verdict.because.quote}” · ${verdict.because.clause}`
            : t('bridge.priority.noneMatched')}
        </p>
      )}
      <Choice
        label={t('bridge.priority.own')}
        value={priority}
        options={priorities.map((value) => ({ value, label: value }))}
        onChange={setOwn}
      />
      {machine !== null && own !== null && own !== machine && (
        <TextField label={t('bridge.priority.overrideReason')} value={reason} onChange={setReason} />
      )}
    </CommandDialog>
  );
}
