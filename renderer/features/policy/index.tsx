import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import bundled from '../../../resources/policy/default.json';
import { looserThan } from '../../../shared/policy/looser.ts';
import { type PackProblem, type PolicyPack, parsePack } from '../../../shared/policy/pack.ts';
import { versionProblems } from '../../../shared/policy/register.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { AdoptDialog } from './AdoptDialog.tsx';
import { CalendarEditor } from './CalendarEditor.tsx';
import { DraftChanges, differences } from './DraftChanges.tsx';
import { type Draft, type Path, withoutValue, withValue } from './draft.ts';
import { EditContext } from './edit.ts';
import { fieldLabel } from './field-label.ts';
import { fromWhen } from './from-when.ts';
import { LimitsEditor } from './LimitsEditor.tsx';
import { Places } from './Places.tsx';
import { Problems } from './Problems.tsx';
import css from './policy.module.css';
import { SourceEditor } from './SourceEditor.tsx';
import { packSections, type Place, sectionOf } from './sections.ts';
import { inWords, limitWords } from './span-text.ts';
import { TreeEditor } from './TreeEditor.tsx';
import { useDraft } from './use-draft.ts';
import { useFieldFocus } from './use-field-focus.ts';
import { ValueEditor } from './ValueEditor.tsx';
import { Versions } from './Versions.tsx';

/** The policy as data (GEN-PACK): read, edited with what is wrong beside it, compared, and put in force as a version. */
export function Policy() {
  const policy = useConsole((state) => state.policy);
  const inForce = usePackInForce();
  const source = inForce && policy.sources.get(`${inForce.id}@${inForce.version}`);
  // Only while the record is being read.
  if (!inForce || !source) return null;
  return <Editor inForce={inForce} source={source as Draft} />;
}

function Editor({ inForce, source }: { readonly inForce: PolicyPack; readonly source: Draft }) {
  const { t } = useTranslation();
  const register = useConsole(({ policy }) => policy);
  const adopted = useMemo(
    () => register.adoptions.filter(({ id }) => id === inForce.id).map(({ version }) => version),
    [register, inForce.id],
  );
  const edited = useDraft(adopted);
  const [place, setPlace] = useState<Place>('limits');
  const [adopting, setAdopting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const draft = edited.draft ?? source;
  const parsed = useMemo(() => parsePack(draft), [draft]);
  const isDraft = edited.draft !== null;
  const problems = useMemo((): readonly PackProblem[] => {
    if (!parsed.ok) return parsed.rejection.map(inWords);
    return isDraft ? versionProblems(register, parsed.value) : [];
  }, [parsed, register, isDraft]);
  const looser = useMemo(() => {
    const policy = parsePack(bundled);
    return parsed.ok && policy.ok ? looserThan(policy.value, parsed.value) : [];
  }, [parsed]);
  const changes = useMemo(() => differences(source, draft), [source, draft]);
  const blocked = problems.length > 0 || edited.unread !== null;
  const from = fromWhen(draft, inForce.version);
  const { body, goTo, show, seek } = useFieldFocus(setPlace);

  const adopt = () => {
    if (edited.draft !== null && !blocked) setAdopting(true);
  };
  useShortcuts(t('policy.title'), [
    { key: 'Ctrl+Enter', label: t('policy.adopt'), whileTyping: true, run: adopt },
  ]);
  const change = (next: Draft) => {
    setSaid(null);
    edited.change(next);
  };
  const edit = {
    draft,
    problems,
    looser: new Map(looser.map(({ path, policy }) => [path, limitWords(policy)])),
    change,
    set: (path: Path, value: unknown) => change(withValue(draft, path, value) as Draft),
    remove: (path: Path) => change(withoutValue(draft, path) as Draft),
  };

  return (
    <EditContext.Provider value={edit}>
      <section className={css.page} aria-label={t('policy.title')}>
        <Places place={place} onPlace={show} count={marked} />
        <div className={css.editor}>
          <header className={css.head}>
            <h1 className={css.title}>{t(`policy.sections.${place}`)}</h1>
            <p className={css.state}>{state()}</p>
            <div className={css.acts}>
              {(edited.draft !== null || edited.unread !== null) && (
                <Button kind="quiet" onClick={edited.discard}>
                  {t('policy.discard')}
                </Button>
              )}
              <Button
                kind="primary"
                shortcut="Ctrl+Enter"
                disabled={edited.draft === null || blocked}
                onClick={adopt}
              >
                {t('policy.adopt')}
              </Button>
            </div>
          </header>
          {said !== null && (
            <Notice kind="done" strip onDismiss={() => setSaid(null)}>
              {said}
            </Notice>
          )}
          {edited.unread !== null && place !== 'source' && (
            <Notice
              kind="warned"
              strip
              acts={
                <Button small onClick={() => setPlace('source')}>
                  {t('policy.sections.source')}
                </Button>
              }
            >
              {t('policy.source.wrong', { detail: edited.unread.detail })}
            </Notice>
          )}
          <Problems problems={problems} onGo={goTo} />
          {/* By its key a part that is gone to begins at its top. */}
          <div
            key={place}
            ref={body}
            className={css.body}
            tabIndex={place === 'versions' || place === 'changes' ? 0 : undefined}
          >
            {content()}
          </div>
        </div>
      </section>
      {adopting && (
        <AdoptDialog
          draft={draft}
          changes={changes.length}
          looser={looser}
          from={from}
          onClose={() => setAdopting(false)}
          onAdopted={() => {
            setAdopting(false);
            edited.discard();
            setSaid(
              `${t('policy.adopted', { id: String(draft.id), version: String(draft.version) })} ${from}`,
            );
          }}
        />
      )}
    </EditContext.Provider>
  );

  /** How many problems a part has, and how many changes stand in the draft. */
  function marked(one: Place): { readonly wrong: number; readonly count: number } {
    if (one === 'changes') return { wrong: 0, count: changes.length };
    if (one === 'source') return { wrong: edited.unread === null ? 0 : 1, count: 0 };
    return { wrong: problems.filter(({ path }) => sectionOf(path) === one).length, count: 0 };
  }

  function state() {
    const { id, version } = inForce;
    if (edited.draft === null) return t('policy.inForce', { id, version });
    return (
      <>
        <b className={css.draft}>{t('policy.draft', { version: String(draft.version) })}</b>{' '}
        {t('policy.draftOf', { version, count: changes.length })}{' '}
        {looser.length > 0 && <b>{t('policy.looser', { count: looser.length })}</b>}
      </>
    );
  }

  function content() {
    switch (place) {
      case 'limits':
        return <LimitsEditor />;
      case 'calendar':
        return <CalendarEditor />;
      case 'tree':
        return <TreeEditor inForce={inForce} />;
      case 'changes':
        return <DraftChanges onChange={change} />;
      case 'versions':
        return (
          <Versions
            onEdit={(chosen) => {
              edited.beginFrom(chosen);
              setPlace('changes');
            }}
          />
        );
      case 'source':
        return (
          <SourceEditor
            draft={draft}
            unread={edited.unread}
            seek={seek}
            onChange={change}
            onUnread={edited.cannotRead}
          />
        );
      default: {
        const fields = packSections.find(({ id }) => id === place)?.fields ?? [];
        return (
          <>
            {place === 'about' && <p className={css.muted}>{from}</p>}
            <div className={css.fields}>
              {fields.map((field) => (
                <div
                  key={field}
                  className={css.part}
                  data-flat={typeof draft[field] === 'object' && draft[field] !== null ? undefined : 'record'}
                >
                  <ValueEditor path={[field]} label={fieldLabel(field)} />
                </div>
              ))}
            </div>
          </>
        );
      }
    }
  }
}
