import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { isSameFilter } from '../../../shared/views/saved-views.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type Shortcut, useShortcuts } from '../../ui/keys.ts';
import { Chips } from './Chips.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { Head } from './Head.tsx';
import { IncidentTable, type TableHandle } from './IncidentTable.tsx';
import css from './incidents.module.css';
import { clearFilter, pickView } from './list-state.ts';
import { NothingFound } from './NothingFound.tsx';
import { namedParts } from './part-name.ts';
import { Toolbar } from './Toolbar.tsx';
import { useList } from './use-list.ts';
import { useSelection } from './use-selection.ts';
import { ViewsDialog } from './ViewsDialog.tsx';
import { useViews } from './views.ts';

interface Props {
  readonly onOpen: (stream: StreamId) => void;
  readonly onDeclare: (drill: boolean) => void;
  /** To what came in and was no incident. */
  readonly onOthers: () => void;
}

/** Every incident on this console, the one that needs attention first on top. */
export function Incidents({ onOpen, onDeclare, onOthers }: Props) {
  const { t } = useTranslation();
  const list = useList();
  const { all, rows, filter, sort, directory, complete } = list;
  const pack = usePackInForce();
  const views = useViews();
  const selection = useSelection(rows);
  const parts = useMemo(() => namedParts(filter, directory, pack), [filter, directory, pack]);
  const [front, setFront] = useState<'filter' | 'sort' | 'views' | null>(null);
  const table = useRef<TableHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  const move = (to: number) => {
    table.current?.focus();
    table.current?.show(selection.moveTo(to));
  };
  const page = () => table.current?.page() ?? 1;
  const { position } = selection;
  const openSelected = () => selection.selected !== null && onOpen(selection.selected);
  const leaveFilter = () => {
    setFront(null);
    table.current?.focus();
  };
  const declares: readonly Shortcut[] = [
    { key: 'n', label: t('incidents.keys.declare'), run: () => onDeclare(false) },
    { key: 'd', label: t('incidents.keys.drill'), run: () => onDeclare(true) },
    { key: 'o', label: t('incidents.others'), run: onOthers },
  ];
  const moves: readonly Shortcut[] = [
    { key: 'j', label: t('incidents.keys.next'), run: () => move(position + 1) },
    { key: 'ArrowDown', label: '', run: () => move(position + 1) },
    { key: 'k', label: t('incidents.keys.previous'), run: () => move(position - 1) },
    { key: 'ArrowUp', label: '', run: () => move(position - 1) },
    { key: 'PageDown', label: t('incidents.keys.page'), run: () => move(position + page()) },
    { key: 'PageUp', label: '', run: () => move(position - page()) },
    { key: 'Home', label: t('incidents.keys.ends'), run: () => move(0) },
    { key: 'End', label: '', run: () => move(rows.length - 1) },
    { key: 'Enter', label: t('incidents.keys.open'), run: openSelected },
  ];
  const narrows: readonly Shortcut[] = [
    { key: '/', label: t('incidents.keys.search'), run: () => search.current?.select() },
    {
      key: 'f',
      label: t('incidents.keys.filter'),
      run: () => setFront(front === 'filter' ? null : 'filter'),
    },
    { key: 's', label: t('incidents.keys.sort'), run: () => setFront('sort') },
    { key: 'v', label: t('incidents.keys.views'), run: () => setFront('views') },
    ...views.all.slice(0, 9).map((view, index) => ({
      key: String(index + 1),
      label: index === 0 ? t('incidents.keys.view') : '',
      run: () => pickView(view),
    })),
    {
      key: 'Escape',
      label: t('incidents.keys.clear'),
      run: () => (front === 'filter' ? leaveFilter() : clearFilter()),
    },
  ];
  useShortcuts(t('incidents.group'), all.length === 0 ? declares : [...declares, ...moves, ...narrows]);

  if (all.length === 0)
    return complete ? (
      <EmptyState title={t('incidents.empty.title')} text={t('incidents.empty.text')}>
        <Button kind="primary" shortcut="n" onClick={() => onDeclare(false)}>
          {t('incidents.declare')}
        </Button>
        <Button shortcut="d" onClick={() => onDeclare(true)}>
          {t('incidents.drill')}
        </Button>
        <Button kind="quiet" shortcut="o" onClick={onOthers}>
          {t('incidents.others')}
        </Button>
      </EmptyState>
    ) : (
      <p className={css.reading}>{t('incidents.reading')}</p>
    );

  const named = views.all.some((view) => isSameFilter(view.filter, filter));
  return (
    <section className={css.page}>
      <Head rows={all} onDeclare={onDeclare} onOthers={onOthers} />
      <Toolbar
        views={views}
        filter={filter}
        sort={sort}
        front={front}
        onFront={setFront}
        search={search}
        onDone={() => {
          // Where nothing is left there is no list to go to: the keys work from anywhere but a field.
          search.current?.blur();
          table.current?.focus();
        }}
      />
      {front === 'filter' && <FilterPanel filter={filter} directory={directory} onClose={leaveFilter} />}
      {parts.length > 0 && (
        <Chips
          parts={parts}
          shown={rows.length}
          total={all.length}
          onSave={named ? null : () => setFront('views')}
        />
      )}
      {rows.length === 0 && complete ? (
        <NothingFound list={list} parts={parts} />
      ) : (
        <IncidentTable list={list} selected={selection.selected} onOpen={onOpen} handle={table} />
      )}
      {!complete && <p className={css.reading}>{t('incidents.reading')}</p>}
      {front === 'views' && <ViewsDialog views={views} onClose={() => setFront(null)} />}
    </section>
  );
}
