import { Check, CircleHelp, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Classification } from '../../../shared/policy/classification.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { priorities } from '../../../shared/policy/vocabulary.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Draft } from './draft.ts';
import css from './intake.module.css';
import { answered, answersBefore } from './verdict.ts';

const marks = { yes: Check, no: X, unknown: CircleHelp } as const;

/** CLS-TREE: plain questions, one at a time, and the definition that matched; a person may overrule with a reason. */
export function Questions({
  pack,
  draft,
  verdict,
  error,
  onChange,
  onDecided,
}: {
  readonly pack: PolicyPack;
  readonly draft: Draft;
  readonly verdict: Classification;
  readonly error: string | null;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onDecided: () => void;
}) {
  const { t } = useTranslation();
  const path = answered(pack, draft.answers);
  const asked = verdict.kind === 'ask' && draft.overrule === null ? verdict.next : null;
  const total = pack.classification.questions.length;

  const answer = (said: Answer) => {
    if (asked === null) return;
    onChange({ answers: { ...draft.answers, [asked.id]: said } });
    const last = path.length === total - 1;
    if (said !== 'no' || last) onDecided();
  };
  const back = () => {
    if (draft.overrule !== null) return onChange({ overrule: null });
    const previous = path.at(-1);
    if (previous) onChange({ answers: answersBefore(pack, draft.answers, previous.question.id) });
  };
  const section = useRef<HTMLElement>(null);
  const overrule = () => {
    onChange({ overrule: draft.overrule ?? { priority: null, reason: '' } });
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus());
  };

  useShortcuts(t('intake.group'), [
    { key: 'y', label: t('intake.keys.yes'), run: () => answer('yes') },
    { key: 'n', label: t('intake.keys.no'), run: () => answer('no') },
    { key: 'u', label: t('intake.keys.unknown'), run: () => answer('unknown') },
    { key: 'Backspace', label: t('intake.keys.back'), run: back },
    { key: 'Alt+O', label: t('intake.keys.overrule'), run: overrule },
  ]);

  return (
    <section ref={section} className={css.questions} aria-label={t('intake.questions.heading')}>
      <h2 className={css.heading}>{t('intake.questions.heading')}</h2>
      <ol className={css.path}>
        {path.map(({ question, answer: said = 'unknown' }) => {
          const Mark = marks[said];
          return (
            <li key={question.id}>
              <button
                type="button"
                className={css.answered}
                data-decided={said !== 'no' || undefined}
                title={t('intake.questions.changeAnswer')}
                onClick={() => onChange({ answers: answersBefore(pack, draft.answers, question.id) })}
              >
                <Mark size={14} aria-hidden />
                <span className={css.said}>{t(`intake.questions.${said}`)}</span>
                <span>{question.text}</span>
              </button>
            </li>
          );
        })}
      </ol>

      {asked !== null && (
        <div className={css.asked} aria-live="polite">
          <p className={css.progress}>{t('intake.questions.progress', { number: path.length + 1, total })}</p>
          <p className={css.question}>{asked.text}</p>
          <div className={css.answers}>
            <Button shortcut="y" onClick={() => answer('yes')}>
              {t('intake.questions.yes')}
            </Button>
            <Button shortcut="n" onClick={() => answer('no')}>
              {t('intake.questions.no')}
            </Button>
            <Button shortcut="u" onClick={() => answer('unknown')}>
              {t('intake.questions.unknown')}
            </Button>
            {path.length > 0 && (
              <Button kind="quiet" onClick={back}>
                {t('intake.questions.back')}
              </Button>
            )}
          </div>
          <p className={css.policy}>{t('intake.questions.unknownIsGraver')}</p>
        </div>
      )}

      {verdict.kind === 'decided' && <Verdict verdict={verdict} overruled={draft.overrule !== null} />}
      {draft.overrule !== null && <Overrule {...{ draft, verdict, error, onChange }} />}
      {draft.overrule === null && (
        <div className={css.overruleLine}>
          {error !== null && <Notice kind="breached">{error}</Notice>}
          <Button small shortcut="Alt+O" onClick={overrule}>
            {t('intake.questions.overrule')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Verdict({
  verdict,
  overruled,
}: {
  readonly verdict: Extract<Classification, { kind: 'decided' }>;
  readonly overruled: boolean;
}) {
  const { t } = useTranslation();
  const { priority, because, security } = verdict;
  return (
    <div className={css.verdict} data-overruled={overruled || undefined} aria-live="polite">
      <PriorityMark priority={priority} large />
      <div>
        <p className={css.decided}>
          {because === null
            ? t('intake.questions.otherwise', { priority })
            : t('intake.questions.decided', { priority })}
        </p>
        {because !== null && (
          <p className={css.policy}>
            {t('intake.questions.policy', { quote: because.quote })} ·{' '}
            <span className="figures">{because.clause}</span>
          </p>
        )}
        {security && <p className={css.security}>{t('intake.questions.security')}</p>}
      </div>
    </div>
  );
}

function Overrule({
  draft,
  verdict,
  error,
  onChange,
}: {
  readonly draft: Draft;
  readonly verdict: Classification;
  readonly error: string | null;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useTranslation();
  const overrule = draft.overrule ?? { priority: null, reason: '' };
  const machine = verdict.kind === 'decided' ? verdict.priority : null;
  const same = machine !== null && overrule.priority === machine;
  return (
    <div className={css.overrule}>
      <Choice
        label={t('intake.questions.overruleHeading')}
        value={overrule.priority}
        options={priorities.map((value) => ({ value, label: value }))}
        onChange={(priority) => onChange({ overrule: { ...overrule, priority } })}
      />
      <TextField
        label={
          machine === null ? t('intake.questions.overruleReasonEarly') : t('intake.questions.overruleReason')
        }
        value={overrule.reason}
        onChange={(reason) => onChange({ overrule: { ...overrule, reason } })}
        hint={
          same && machine !== null
            ? t('intake.questions.overruleSame', { priority: machine })
            : t('intake.questions.overruleBoth')
        }
        error={error}
      />
      <div>
        <Button kind="quiet" small onClick={() => onChange({ overrule: null })}>
          {machine === null ? t('intake.questions.again') : t('intake.questions.overruleKeep')}
        </Button>
      </div>
    </div>
  );
}
