import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { IncidentTable } from './IncidentTable.tsx';
import css from './incidents.module.css';
import { listed } from './order.ts';

/** Closed incidents beyond these wait behind a button: the open ones are what the list is for. */
const SHOWN_CLOSED = 50;

/** Every incident on this console, the one that needs attention first on top. */
export function Incidents({
  onOpen,
  onDeclare,
}: {
  readonly onOpen: (stream: StreamId) => void;
  readonly onDeclare: (drill: boolean) => void;
}) {
  const { t } = useTranslation();
  const summaries = useConsole((state) => state.summaries);
  const { open, closed } = useMemo(() => listed(summaries), [summaries]);
  const [allClosed, setAllClosed] = useState(false);
  const shownClosed = allClosed ? closed : closed.slice(0, SHOWN_CLOSED);
  const rows = [...open, ...shownClosed];
  // The selection stays with its incident when the order changes beneath it.
  const [selected, setSelected] = useState<StreamId | null>(null);
  const position = Math.max(
    0,
    rows.findIndex(({ stream }) => stream === selected),
  );

  const select = (to: number) => {
    const row = rows[Math.max(0, Math.min(to, rows.length - 1))];
    if (!row) return;
    setSelected(row.stream);
    document.getElementById(row.stream)?.scrollIntoView({ block: 'nearest' });
  };
  const openSelected = () => {
    const row = rows[position];
    if (row) onOpen(row.stream);
  };
  useShortcuts(t('incidents.group'), [
    { key: 'n', label: t('incidents.keys.declare'), run: () => onDeclare(false) },
    { key: 'd', label: t('incidents.keys.drill'), run: () => onDeclare(true) },
    { key: 'j', label: t('incidents.keys.next'), run: () => select(position + 1) },
    { key: 'ArrowDown', label: '', run: () => select(position + 1) },
    { key: 'k', label: t('incidents.keys.previous'), run: () => select(position - 1) },
    { key: 'ArrowUp', label: '', run: () => select(position - 1) },
    { key: 'Home', label: '', run: () => select(0) },
    { key: 'End', label: '', run: () => select(rows.length - 1) },
    { key: 'Enter', label: t('incidents.keys.open'), run: openSelected },
  ]);

  if (summaries.length === 0)
    return (
      <EmptyState title={t('incidents.empty.title')} text={t('incidents.empty.text')}>
        <Button kind="primary" shortcut="n" onClick={() => onDeclare(false)}>
          {t('incidents.declare')}
        </Button>
        <Button shortcut="d" onClick={() => onDeclare(true)}>
          {t('incidents.drill')}
        </Button>
      </EmptyState>
    );

  const breached = open.reduce((sum, row) => sum + row.breached, 0);
  return (
    <section className={css.page}>
      <header className={css.header}>
        <h1 className={css.title}>{t('incidents.title')}</h1>
        <p className={css.count}>
          {t('incidents.open', { count: open.length })}
          {breached > 0 && ` · ${t('incidents.breachedClocks', { count: breached })}`}
        </p>
        <div className={css.acts}>
          <Button kind="quiet" shortcut="d" onClick={() => onDeclare(true)}>
            {t('incidents.drill')}
          </Button>
          <Button kind="primary" shortcut="n" onClick={() => onDeclare(false)}>
            {t('incidents.declare')}
          </Button>
        </div>
      </header>
      <IncidentTable
        {...{
          open,
          closed: shownClosed,
          selected: rows[position]?.stream ?? null,
          onOpen,
          onSelect: setSelected,
        }}
      />
      {closed.length > shownClosed.length && (
        <p className={css.more}>
          <Button kind="quiet" onClick={() => setAllClosed(true)}>
            {t('incidents.showAll', { count: closed.length })}
          </Button>
        </p>
      )}
    </section>
  );
}
