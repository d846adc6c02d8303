import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedIncident } from '../../../shared/views/incident-list.ts';
import { Button } from '../../ui/Button.tsx';
import css from './incidents.module.css';

/** How things stand over all incidents, whatever the list is narrowed to. */
export function Head({
  rows,
  onDeclare,
  onOthers,
}: {
  readonly rows: readonly ListedIncident[];
  readonly onDeclare: (drill: boolean) => void;
  /** To what came in and was no incident. */
  readonly onOthers: () => void;
}) {
  const { t } = useTranslation();
  const { open, breached } = useMemo(() => countsOf(rows), [rows]);
  return (
    <header className={css.header}>
      <h1 className={css.title}>{t('incidents.title')}</h1>
      <p className={css.count}>
        {t('incidents.open', { count: open })}
        {breached > 0 && ` · ${t('incidents.breachedClocks', { count: breached })}`}
      </p>
      <div className={css.acts}>
        <Button kind="quiet" shortcut="o" onClick={onOthers}>
          {t('incidents.others')}
        </Button>
        <Button kind="quiet" shortcut="d" onClick={() => onDeclare(true)}>
          {t('incidents.drill')}
        </Button>
        <Button kind="primary" shortcut="n" onClick={() => onDeclare(false)}>
          {t('incidents.declare')}
        </Button>
      </div>
    </header>
  );
}

const countsOf = (rows: readonly ListedIncident[]) => ({
  open: rows.filter(({ status }) => status !== 'closed').length,
  breached: rows.reduce((sum, row) => sum + row.breached, 0),
});
