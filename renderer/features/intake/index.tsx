import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import { type Draft, dropDraft, emptyDraft, isTouched, keepDraft, keptDraft } from './draft.ts';
import css from './intake.module.css';
import { Questions } from './Questions.tsx';
import { RecordFields } from './RecordFields.tsx';
import { fieldOf, type Outcome, submit } from './submit.ts';
import { UpcomingClocks } from './UpcomingClocks.tsx';
import { priorityNow, verdictOf } from './verdict.ts';

interface Props {
  /** Begin as a drill; a draft that is kept decides for itself. */
  readonly drill: boolean;
  readonly onDeclared: (stream: StreamId) => void;
  readonly onLeave: () => void;
}

/** Declaring an incident: how grave it is first, then what is known. */
export function Intake(props: Props) {
  const { t } = useTranslation();
  const pack = usePackInForce();
  if (pack) return <Form pack={pack} {...props} />;
  return (
    <div className={css.page}>
      <Notice kind="breached">{describeRejection({ code: 'policy.noPack', params: {} })}</Notice>
      <Button onClick={props.onLeave}>{t('intake.submit.leave')}</Button>
    </div>
  );
}

function Form({ pack, drill, onDeclared, onLeave }: Props & { readonly pack: PolicyPack }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const me = useConsole(({ session }) => session?.person ?? null);
  const [draft, setDraft] = useState<Draft>(() => keptDraft() ?? emptyDraft(Date.now(), drill));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [unfinished, setUnfinished] = useState(false);
  const record = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isTouched(draft)) keepDraft(draft);
  }, [draft]);

  const verdict = verdictOf(pack, draft);
  const priority = priorityNow(draft, verdict);
  const change = (changed: Partial<Draft>) => {
    setDraft((kept) => ({ ...kept, ...changed }));
    setUnfinished(false);
    // A refusal is answered by changing something; what is declared already stays so.
    setOutcome((last) => (last?.kind === 'refused' ? null : last));
  };
  const focusFirst = () => record.current?.querySelector('input')?.focus();

  const declare = async () => {
    if (busy) return;
    if (priority === null || (draft.overrule !== null && draft.overrule.reason.trim() === ''))
      return setUnfinished(true);
    if (isNotUnderstood(draft)) return;
    setBusy(true);
    const result = await submit(draft, priority, me);
    setBusy(false);
    setOutcome(result);
    if (result.kind === 'done') finish();
    else if (result.kind === 'refused')
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const finish = () => {
    dropDraft();
    onDeclared(draft.stream);
  };
  const clear = () => {
    dropDraft();
    setOutcome(null);
    setDraft(emptyDraft(Date.now(), draft.drill));
  };

  useShortcuts(t('intake.group'), [
    { key: 'Ctrl+Enter', label: t('intake.keys.submit'), run: () => void declare() },
    { key: 'Escape', label: t('intake.keys.leave'), run: onLeave, whileTyping: true },
  ]);

  const errors = errorsOf(outcome);
  const classificationError = unfinished
    ? t(
        draft.overrule === null || draft.overrule.priority === null
          ? 'intake.questions.unfinished'
          : 'intake.questions.reasonMissing',
      )
    : (errors.overrule ?? null);
  const label =
    priority === null
      ? t('intake.submit.plain')
      : t(draft.drill ? 'intake.submit.declareDrill' : 'intake.submit.declare', { priority });
  return (
    <form
      className={css.page}
      data-drill={draft.drill || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void declare();
      }}
    >
      <header className={css.header}>
        <h1 className={css.title}>{t(draft.drill ? 'intake.titleDrill' : 'intake.title')}</h1>
        {isTouched(draft) && (
          <p className={css.kept}>
            {t('intake.submit.draft')}
            <Button kind="quiet" small disabled={outcome?.kind === 'declared'} onClick={clear}>
              {t('intake.submit.discard')}
            </Button>
          </p>
        )}
      </header>
      <div className={css.columns}>
        <div className={css.side}>
          <Questions
            {...{ pack, draft, verdict, onChange: change, error: classificationError }}
            onDecided={focusFirst}
          />
          {priority !== null && <UpcomingClocks {...{ pack, directory, draft, priority }} />}
        </div>
        <RecordFields
          {...{
            pack,
            directory,
            draft,
            errors,
            onChange: change,
            first: record,
            disabled: outcome?.kind === 'declared',
          }}
        />
      </div>
      <footer className={css.footer}>
        <Refusal outcome={outcome} onOpen={finish} />
        <div className={css.acts}>
          {me !== null && (
            <Checkbox
              label={t('intake.submit.acknowledge', { name: personName(directory, me) })}
              checked={draft.acknowledge}
              onChange={(acknowledge) => change({ acknowledge })}
            />
          )}
          <span className={css.gap} />
          <Button kind="quiet" shortcut="Escape" onClick={onLeave}>
            {t('intake.submit.leave')}
          </Button>
          <Button kind="primary" type="submit" shortcut="Ctrl+Enter" disabled={busy}>
            {busy ? t('intake.submit.declaring') : label}
          </Button>
        </div>
      </footer>
    </form>
  );
}

/** What is not about one field: under everything, beside the button that was pressed. */
function Refusal({ outcome, onOpen }: { readonly outcome: Outcome | null; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  if (outcome === null || outcome.kind === 'done') return null;
  const sentence = describeRejection(outcome.rejection);
  if (outcome.kind === 'declared')
    return (
      <Notice
        kind="breached"
        todo={sentence}
        acts={
          <Button small onClick={onOpen}>
            {t('intake.submit.open', { ref: outcome.ref })}
          </Button>
        }
      >
        {t(
          outcome.step === 'classify'
            ? 'intake.submit.declaredNotClassified'
            : 'intake.submit.declaredNotAcknowledged',
          {
            ref: outcome.ref,
          },
        )}
      </Notice>
    );
  return (
    <Notice
      kind="breached"
      todo={fieldOf(outcome.rejection) === null ? sentence : t('intake.submit.seeField')}
    >
      {t('intake.submit.refused')}
    </Notice>
  );
}

function errorsOf(outcome: Outcome | null): Readonly<Record<string, string>> {
  if (outcome === null || outcome.kind === 'done') return {};
  const field = fieldOf(outcome.rejection);
  return field === null ? {} : { [field]: describeRejection(outcome.rejection) };
}

/** A time that was typed but means nothing: its field says so already. */
const isNotUnderstood = ({ detected, onset }: Draft): boolean =>
  [detected, onset].some(({ text, at }) => text.trim() !== '' && at === null);
