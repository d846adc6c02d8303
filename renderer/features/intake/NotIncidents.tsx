import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { TextField } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './NotIncidents.module.css';
import { found, type OtherRow, otherRows } from './not-incidents.ts';

/** INT-NOT-INCIDENT, INT-NEARMISS: what came in and was no incident, with the reason. Nothing here is changed, only found. */
export function NotIncidents({
  onDeclare,
  onLeave,
}: {
  readonly onDeclare: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  const intake = useConsole((state) => state.intake);
  const directory = useConsole((state) => state.directory);
  const pack = usePackInForce();
  const [query, setQuery] = useState('');
  const line = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => otherRows(intake, directory, pack), [intake, directory, pack]);
  const marks = ({ request, reviewWanted }: OtherRow): string =>
    [
      request === null ? t('intake.list.nearMiss') : '',
      reviewWanted ? t('intake.list.reviewWanted') : '',
    ].join(' ');
  const shown = found(rows, query, marks);
  useShortcuts(t('intake.list.group'), [
    { key: '/', label: t('intake.list.keys.search'), run: () => line.current?.focus() },
    { key: 'n', label: t('intake.list.keys.declare'), run: onDeclare },
    { key: 'Escape', label: t('intake.list.keys.leave'), run: onLeave, whileTyping: true },
  ]);

  if (rows.length === 0)
    return (
      <EmptyState title={t('intake.list.empty.title')} text={t('intake.list.empty.text')}>
        <Button kind="primary" shortcut="n" onClick={onDeclare}>
          {t('intake.list.record')}
        </Button>
        <Button shortcut="Escape" onClick={onLeave}>
          {t('intake.list.leave')}
        </Button>
      </EmptyState>
    );
  return (
    <section className={css.page}>
      <header className={css.header}>
        <h1 className={css.title}>{t('intake.list.title')}</h1>
        <p className={css.quiet}>{t('intake.list.count', { count: shown.length })}</p>
        <div className={css.acts}>
          <div className={css.search}>
            <TextField
              ref={line}
              label={t('intake.list.search')}
              labelHidden
              value={query}
              onChange={setQuery}
              placeholder={t('intake.list.searchPlaceholder')}
            />
          </div>
          <Button kind="quiet" shortcut="Escape" onClick={onLeave}>
            {t('intake.list.leave')}
          </Button>
        </div>
      </header>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.whenColumn}>
              {t('intake.list.columns.when')}
            </th>
            <th scope="col" className={css.whatColumn}>
              {t('intake.list.columns.what')}
            </th>
            <th scope="col">{t('intake.list.columns.title')}</th>
            <th scope="col">{t('intake.list.columns.why')}</th>
            <th scope="col" className={css.nameColumn}>
              {t('intake.list.columns.reported')}
            </th>
            <th scope="col" className={css.nameColumn}>
              {t('intake.list.columns.by')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id}>
              <td className={css.quiet}>
                <TimeOf at={row.at} localOnly bare />
              </td>
              <td>
                {row.request ?? (
                  <>
                    {t('intake.list.nearMiss')}
                    <span className={css.quiet}>
                      {' '}
                      · {t(row.reviewWanted ? 'intake.list.reviewWanted' : 'intake.list.noReview')}
                    </span>
                  </>
                )}
              </td>
              <td className={css.what}>{row.title}</td>
              <td>{row.why}</td>
              <td className={css.quiet}>{row.of}</td>
              <td className={css.quiet}>{row.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className={css.nothing}>{t('intake.list.nothing')}</p>}
    </section>
  );
}
