import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import type { IncidentSummary } from '../../../shared/protocol/console.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { prioritySaid, TreeQuestions, unfinished } from '../../command/TreeQuestions.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Choice } from '../../ui/Choice.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useOnceShown } from '../../ui/once-shown.ts';
import { describeRejection } from '../../wording/describe-rejection.ts';
import { AlreadyOpenList } from './AlreadyOpenList.tsx';
import {
  type Draft,
  dropDraft,
  emptyDraft,
  isNotUnderstood,
  isTouched,
  keepDraft,
  keptDraft,
  type What,
  whats,
} from './draft.ts';
import css from './intake.module.css';
import { recordOther } from './not-incident.ts';
import { RecordFields } from './RecordFields.tsx';
import { alreadyOpen, suggestedRequest } from './recognise.ts';
import { asRecurrence, linkRecurrence } from './recurrence.ts';
import { attach, fieldOf, type Outcome, submit } from './submit.ts';
import { UpcomingClocks } from './UpcomingClocks.tsx';
import { NearMiss, ServiceRequest } from './WhatItIs.tsx';

const asked = { method: 'user report' } as const;

interface Props {
  /** Begin as a drill; a draft that is kept decides for itself. */
  readonly drill: boolean;
  /** CLO-REOPEN: the closed incident that this one repeats; both are linked once it is declared. */
  readonly recurrenceOf: StreamId | null;
  readonly onDeclared: (stream: StreamId) => void;
  /** A service request or a near miss was recorded: to the list of them. */
  readonly onRecorded: () => void;
  readonly onLeave: () => void;
}

const whatKeys: Readonly<Record<What, string>> = {
  incident: 'Alt+1',
  serviceRequest: 'Alt+2',
  nearMiss: 'Alt+3',
};

/** What came in: an incident, how grave it is first and then what is known; or something that is none. */
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

function Form({
  pack,
  drill,
  recurrenceOf,
  onDeclared,
  onRecorded,
  onLeave,
}: Props & { readonly pack: PolicyPack }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const summaries = useConsole((state) => state.summaries);
  const me = useConsole(({ session }) => session?.person ?? null);
  const earlier = summaries.find(({ stream }) => stream === recurrenceOf);
  const [draft, setDraft] = useState<Draft>(
    () => keptDraft() ?? asRecurrence(emptyDraft(Date.now(), drill), earlier),
  );
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [lacks, setLacks] = useState<ReturnType<typeof unfinished> | 'kind'>(null);
  const record = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isTouched(draft)) keepDraft(draft);
  }, [draft]);
  // Once the refusal stands at its field, the cursor does, too.
  useEffect(() => {
    if (outcome?.kind === 'refused') document.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [outcome]);

  const { what, title, services } = draft;
  const isIncident = what === 'incident';
  const priority = prioritySaid(pack, draft);
  const suggestion =
    isIncident && priority !== 'P1' && priority !== 'P2' ? suggestedRequest(pack, title) : null;
  const open = useMemo(
    () =>
      what === 'incident'
        ? alreadyOpen({ services, title, drill: draft.drill }, summaries, me, Date.now())
        : [],
    [what, services, title, draft.drill, summaries, me],
  );
  const change = (changed: Partial<Draft>) => {
    setDraft((kept) => ({ ...kept, ...changed }));
    setLacks(null);
    // A refusal is answered by changing something; what is declared already stays so.
    setOutcome((last) => (last?.kind === 'refused' ? null : last));
  };
  const onceShown = useOnceShown();
  const focusFirst = () => record.current?.querySelector('input')?.focus();
  const declared = outcome?.kind === 'declared';
  const become = (next: What) => {
    if (declared) return;
    // Requests come from people, hardly ever from a monitor.
    change({ what: next, ...(next === 'serviceRequest' && draft.method === 'monitoring' ? asked : {}) });
    onceShown(() => {
      const start =
        next === 'serviceRequest' ? '[data-what] input[type="radio"]' : 'fieldset[data-record] input';
      if (next !== 'incident') document.querySelector<HTMLElement>(start)?.focus();
    });
  };

  const sending = async (work: () => Promise<Outcome>, done: () => void) => {
    if (busy) return;
    setBusy(true);
    const result = await work();
    setBusy(false);
    setOutcome(result);
    if (result.kind === 'done') done();
  };
  const send = async () => {
    if (isNotUnderstood(draft)) return;
    if (!isIncident) {
      if (what === 'serviceRequest' && draft.requestKind === null) return setLacks('kind');
      return sending(
        () => recordOther(draft),
        () => {
          dropDraft();
          onRecorded();
        },
      );
    }
    const missing = unfinished(pack, draft);
    if (missing !== null || priority === null) return setLacks(missing);
    return sending(() => submit(draft, priority, me), finish);
  };
  const attachTo = (summary: IncidentSummary) =>
    void sending(
      () => attach(draft, summary.stream),
      () => {
        dropDraft();
        onDeclared(summary.stream);
      },
    );
  const finish = () => {
    dropDraft();
    if (recurrenceOf !== null) void linkRecurrence(draft.stream, recurrenceOf);
    onDeclared(draft.stream);
  };
  const clear = () => {
    dropDraft();
    setOutcome(null);
    setLacks(null);
    setDraft(emptyDraft(Date.now(), draft.drill));
  };

  useShortcuts(t('intake.group'), [
    ...whats.map((one) => ({ key: whatKeys[one], label: t(`intake.keys.${one}`), run: () => become(one) })),
    { key: 'Ctrl+Enter', label: t('intake.keys.submit'), run: () => void send() },
    { key: 'Escape', label: t('intake.keys.leave'), run: onLeave, whileTyping: true },
  ]);
  const [first] = open;
  useShortcuts(
    t('intake.group'),
    [{ key: 'Alt+A', label: t('intake.keys.attach'), run: () => first && attachTo(first.summary) }],
    first !== undefined && !declared,
  );

  const errors: Readonly<Record<string, string>> = {
    ...errorsOf(outcome),
    ...(lacks === 'kind' ? { kind: t('intake.submit.chooseKind') } : {}),
  };
  const classificationError =
    lacks === null || lacks === 'kind' ? (errors.overrule ?? null) : t(`classification.${lacks}`);
  return (
    <form
      className={css.page}
      data-drill={draft.drill || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <header className={css.header}>
        <h1 className={css.title}>{heading()}</h1>
        <div className={css.what}>
          <Choice
            label={t('intake.what.label')}
            value={what}
            options={whats.map((value) => ({
              value,
              label: (
                <>
                  {t(`intake.what.${value}`)}
                  <Kbd keys={whatKeys[value]} />
                </>
              ),
            }))}
            onChange={become}
          />
        </div>
        {isTouched(draft) && (
          <p className={css.kept}>
            {t('intake.submit.draft')}
            <Button kind="quiet" small disabled={declared} onClick={clear}>
              {t('intake.submit.discard')}
            </Button>
          </p>
        )}
      </header>
      {earlier && isIncident && (
        <div className={css.suggestion}>
          <Notice>{t('intake.recurrence', { ref: earlier.ref })}</Notice>
        </div>
      )}
      {suggestion !== null && (
        <div className={css.suggestion}>
          <Notice
            acts={
              <Button small onClick={() => change({ what: 'serviceRequest', requestKind: suggestion })}>
                {t('intake.what.take')}
              </Button>
            }
          >
            {t('intake.what.suggest', { kind: pack.serviceRequestKinds[suggestion].toLowerCase() })}
          </Notice>
        </div>
      )}
      {!declared && <AlreadyOpenList found={open} busy={busy} onAttach={attachTo} />}
      <div className={css.columns}>
        <div className={css.side}>
          {isIncident && (
            <TreeQuestions
              compact
              pack={pack}
              said={draft}
              error={classificationError}
              onChange={change}
              onDecided={focusFirst}
            >
              {priority !== null && <UpcomingClocks {...{ pack, directory, draft, priority, me }} />}
            </TreeQuestions>
          )}
          {what === 'serviceRequest' && <ServiceRequest {...{ pack, draft, errors, onChange: change }} />}
          {what === 'nearMiss' && <NearMiss {...{ draft, onChange: change }} />}
        </div>
        <RecordFields
          {...{ pack, directory, draft, errors, onChange: change, first: record, disabled: declared }}
        />
      </div>
      <footer className={css.footer}>
        <Refusal outcome={outcome} recording={!isIncident} onOpen={finish} />
        <div className={css.acts}>
          {isIncident && me !== null && (
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
          <Button kind="primary" type="submit" shortcut="Ctrl+Enter" busy={busy}>
            {actLabel()}
          </Button>
        </div>
      </footer>
    </form>
  );

  function heading(): string {
    if (!isIncident) return t(`intake.what.titles.${what}`);
    return t(draft.drill ? 'intake.titleDrill' : 'intake.title');
  }

  function actLabel(): string {
    if (!isIncident) return t(busy ? 'intake.submit.recording' : `intake.submit.${what}`);
    if (busy) return t('intake.submit.declaring');
    if (priority === null) return t('intake.submit.plain');
    return t(draft.drill ? 'intake.submit.declareDrill' : 'intake.submit.declare', { priority });
  }
}

/** What is not about one field: under everything, beside the button that was pressed. */
function Refusal({
  outcome,
  recording,
  onOpen,
}: {
  readonly outcome: Outcome | null;
  readonly recording: boolean;
  readonly onOpen: () => void;
}) {
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
          { ref: outcome.ref },
        )}
      </Notice>
    );
  return (
    <Notice
      kind="breached"
      todo={fieldOf(outcome.rejection) === null ? sentence : t('intake.submit.seeField')}
    >
      {t(recording ? 'intake.submit.notRecorded' : 'intake.submit.refused')}
    </Notice>
  );
}

function errorsOf(outcome: Outcome | null): Readonly<Record<string, string>> {
  if (outcome === null || outcome.kind === 'done') return {};
  const field = fieldOf(outcome.rejection);
  return field === null ? {} : { [field]: describeRejection(outcome.rejection) };
}
