import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Answer,
  type Answers,
  type Classification,
  classify,
} from '../../shared/policy/classification.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { type Priority, priorities } from '../../shared/policy/vocabulary.ts';
import { answersBefore, longestWay, treeRows } from '../../shared/views/tree.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { DecisionTree } from '../ui/DecisionTree.tsx';
import { useShortcuts } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { useOnceShown } from '../ui/once-shown.ts';
import { PriorityMark } from '../ui/PriorityMark.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './TreeQuestions.module.css';

/** What a person said to the questions; `overrule` is null while their answer stands. */
export interface Said {
  readonly answers: Answers;
  readonly overrule: { readonly priority: Priority | null; readonly reason: string } | null;
}

/** The priority as it stands; null while nothing is decided. */
export function prioritySaid(pack: PolicyPack, { answers, overrule }: Said): Priority | null {
  if (overrule !== null) return overrule.priority;
  const verdict = classify(pack, answers);
  return verdict.kind === 'decided' ? verdict.priority : null;
}

/** What keeps it from being sent, as a key of the catalogue; null where nothing does. */
export function unfinished(
  pack: PolicyPack,
  said: Said,
): 'unfinished' | 'priorityMissing' | 'reasonMissing' | null {
  if (prioritySaid(pack, said) === null) return said.overrule === null ? 'unfinished' : 'priorityMissing';
  return said.overrule !== null && said.overrule.reason.trim() === '' ? 'reasonMissing' : null;
}

/** CLS-TREE: plain questions, one at a time, the tree they come from, and the definition that matched; a person may overrule. */
export function TreeQuestions({
  pack,
  said,
  error,
  compact = false,
  onChange,
  onDecided,
  children,
}: {
  readonly pack: PolicyPack;
  readonly said: Said;
  readonly error: string | null;
  /** The tree has one line a question: beside a form. */
  readonly compact?: boolean;
  readonly onChange: (change: Partial<Said>) => void;
  readonly onDecided?: () => void;
  /** What follows from the answer, between it and the tree. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { answers, overrule } = said;
  const verdict = classify(pack, answers);
  const asked = verdict.kind === 'ask' && overrule === null ? verdict.next : null;
  const section = useRef<HTMLElement>(null);
  const onceShown = useOnceShown();

  const answer = (value: Answer) => {
    if (asked === null) return;
    const next = { ...answers, [asked.id]: value };
    onChange({ answers: next });
    if (classify(pack, next).kind === 'decided') onDecided?.();
  };
  const again = (question: string) =>
    onChange({ answers: answersBefore(pack, answers, question), overrule: null });
  const back = () => {
    if (overrule !== null) return onChange({ overrule: null });
    const last = verdict.path.at(-1);
    if (last) again(last.id);
  };
  const openOverrule = () => {
    onChange({ overrule: overrule ?? { priority: null, reason: '' } });
    onceShown(() => section.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus());
  };

  useShortcuts(t('classification.group'), [
    { key: 'y', label: t('classification.keys.yes'), run: () => answer('yes') },
    { key: 'n', label: t('classification.keys.no'), run: () => answer('no') },
    { key: 'u', label: t('classification.keys.unknown'), run: () => answer('unknown') },
    { key: 'Backspace', label: t('classification.keys.back'), run: back },
    { key: 'Alt+O', label: t('classification.keys.overrule'), run: openOverrule },
  ]);

  return (
    <section ref={section} className={css.questions} aria-label={t('classification.heading')}>
      <h2 className={css.heading}>{t('classification.heading')}</h2>
      {asked !== null && (
        <div className={css.asked} aria-live="polite">
          <p className={css.progress}>
            {t('classification.progress', {
              number: verdict.path.length + 1,
              total: verdict.path.length + longestWay(pack, asked.id),
            })}
          </p>
          <p className={css.question}>{asked.question.text}</p>
          {asked.question.hint !== undefined && <p className={css.hint}>{asked.question.hint}</p>}
          <div className={css.answers}>
            <Button shortcut="y" onClick={() => answer('yes')}>
              {t('classification.answers.yes')}
            </Button>
            <Button shortcut="n" onClick={() => answer('no')}>
              {t('classification.answers.no')}
            </Button>
            <Button shortcut="u" onClick={() => answer('unknown')}>
              {t('classification.answers.unknown')}
            </Button>
            {verdict.path.length > 0 && (
              <Button kind="quiet" onClick={back}>
                {t('classification.back')}
              </Button>
            )}
          </div>
          <p className={css.policy}>
            {t(
              `classification.unknownIsGraver.${treeRows(pack, answers).find(({ id }) => id === asked.id)?.unknownTakes ?? 'yes'}`,
            )}
          </p>
        </div>
      )}
      {verdict.kind === 'decided' && <Verdict verdict={verdict} overruled={overrule !== null} />}
      {overrule !== null && <Overrule {...{ overrule, verdict, error, onChange }} />}
      {overrule === null && (
        <div className={css.overruleLine}>
          {error !== null && <Notice kind="breached">{error}</Notice>}
          <div className={css.acts}>
            {verdict.kind === 'decided' && (
              <Button small kind="quiet" onClick={back}>
                {t('classification.back')}
              </Button>
            )}
            <Button small kind="quiet" shortcut="Alt+O" onClick={openOverrule}>
              {t('classification.overrule')}
            </Button>
          </div>
        </div>
      )}
      {children}
      <DecisionTree
        pack={pack}
        answers={answers}
        label={t('classification.tree.label')}
        compact={compact}
        onAgain={again}
      />
    </section>
  );
}

function Verdict({
  verdict: { priority, because, security, breach },
  overruled,
}: {
  readonly verdict: Extract<Classification, { kind: 'decided' }>;
  readonly overruled: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className={css.verdict} data-overruled={overruled || undefined} aria-live="polite">
      <PriorityMark priority={priority} large />
      <div>
        <p className={css.decided}>{t('classification.decided', { priority })}</p>
        <p className={css.policy}>
          {t('classification.policy', { quote: because.quote })} ·{' '}
          <span className="figures">{because.clause}</span>
        </p>
        {security && <p className={css.security}>{t('classification.security')}</p>}
        {breach && <p className={css.security}>{t('classification.breach')}</p>}
      </div>
    </div>
  );
}

function Overrule({
  overrule,
  verdict,
  error,
  onChange,
}: {
  readonly overrule: NonNullable<Said['overrule']>;
  readonly verdict: Classification;
  readonly error: string | null;
  readonly onChange: (change: Partial<Said>) => void;
}) {
  const { t } = useTranslation();
  const machine = verdict.kind === 'decided' ? verdict.priority : null;
  const same = machine !== null && overrule.priority === machine;
  return (
    <div className={css.overrule}>
      <Choice
        label={t('classification.overruleHeading')}
        value={overrule.priority}
        options={priorities.map((value) => ({ value, label: value }))}
        onChange={(priority) => onChange({ overrule: { ...overrule, priority } })}
      />
      <TextField
        label={t(machine === null ? 'classification.overruleReasonEarly' : 'classification.overruleReason')}
        value={overrule.reason}
        onChange={(reason) => onChange({ overrule: { ...overrule, reason } })}
        hint={
          same ? t('classification.overruleSame', { priority: machine }) : t('classification.overruleBoth')
        }
        error={error}
      />
      <div>
        <Button kind="quiet" small onClick={() => onChange({ overrule: null })}>
          {t(machine === null ? 'classification.again' : 'classification.overruleKeep')}
        </Button>
      </div>
    </div>
  );
}
