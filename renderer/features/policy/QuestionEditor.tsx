import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { priorityChoices, questionChoices, withPresent } from './choices.ts';
import { type Path, pathText, valueAt } from './draft.ts';
import { useEdit, useProblemAt } from './edit.ts';
import { fieldLabel } from './field-label.ts';
import treeCss from './tree.module.css';
import css from './policy.module.css';

/** CLS-TREE: one question, and where each of its answers leads: on to another, or to a priority with its definition. */
export function QuestionEditor({ path, label }: { readonly path: Path; readonly label: string }) {
  const { draft, set, remove } = useEdit();
  const problem = useProblemAt(path);
  const question = (valueAt(draft, path) ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <fieldset className={css.group} data-path={pathText(path)}>
      <legend>{label}</legend>
      {problem && <Notice kind="warned">{problem}</Notice>}
      <Words path={[...path, 'text']} />
      <Words path={[...path, 'hint']} optional />
      {(['yes', 'no'] as const).map((answer) => (
        <Answer key={answer} path={[...path, answer]} question={label} label={fieldLabel(answer)} />
      ))}
      <div className={treeCss.flags}>
        {(['security', 'breach'] as const).map((flag) => (
          <Checkbox
            key={flag}
            label={fieldLabel(flag)}
            checked={question[flag] === true}
            onChange={(checked) => (checked ? set([...path, flag], true) : remove([...path, flag]))}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Words({
  path,
  label,
  hidden,
  optional = false,
}: {
  readonly path: Path;
  readonly label?: string;
  readonly hidden?: boolean;
  readonly optional?: boolean;
}) {
  const { draft, set, remove } = useEdit();
  const problem = useProblemAt(path);
  const value = valueAt(draft, path);
  return (
    <div data-path={pathText(path)}>
      <TextField
        label={label ?? fieldLabel(String(path.at(-1)))}
        labelHidden={hidden}
        placeholder={hidden ? fieldLabel(String(path.at(-1))) : undefined}
        value={typeof value === 'string' ? value : ''}
        error={problem}
        onChange={(text) => (optional && text === '' ? remove(path) : set(path, text))}
      />
    </div>
  );
}

function Answer({
  path,
  question,
  label,
}: {
  readonly path: Path;
  readonly question: string;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const { draft, set } = useEdit();
  const problem = useProblemAt(path);
  const branch = (valueAt(draft, path) ?? {}) as Readonly<Record<string, unknown>>;
  const asks = useProblemAt([...path, 'ask']);
  const ends = 'priority' in branch;
  const value = ends ? `priority/${branch.priority}` : `ask/${branch.ask ?? ''}`;
  const options = [
    ...priorityChoices.map((one) => ({ ...one, value: `priority/${one.value}` })),
    ...questionChoices(draft)
      .filter((one) => one.value !== question)
      .map((one) => ({ value: `ask/${one.value}`, label: t('policy.tree.ask', { question: one.label }) })),
  ];
  return (
    <div className={treeCss.answer} data-ends={ends || undefined}>
      <span className={css.rowLabel}>{label}</span>
      <div data-path={pathText(ends ? path : [...path, 'ask'])}>
        <Select
          label={t('policy.tree.leadsTo', { answer: label, question })}
          labelHidden
          value={value}
          options={withPresent(options, value)}
          error={problem ?? asks}
          onChange={(chosen) => {
            const [kind, id = ''] = chosen.split(/\/(.*)/s);
            const { quote = '', clause = '' } = branch;
            set(path, kind === 'ask' ? { ask: id } : { priority: id, quote, clause });
          }}
        />
      </div>
      {ends && (
        <>
          <Words
            path={[...path, 'quote']}
            label={t('policy.tree.quoteOf', { answer: label, question })}
            hidden
          />
          <Words
            path={[...path, 'clause']}
            label={t('policy.tree.clauseOf', { answer: label, question })}
            hidden
          />
        </>
      )}
    </div>
  );
}
