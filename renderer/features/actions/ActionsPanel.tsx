import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ActionDetail } from './ActionDetail.tsx';
import { ActionLine } from './ActionLine.tsx';
import css from './ActionsPanel.module.css';
import { type ActionAct, actionActs } from './acts.ts';
import { ColumnHead, type ColumnName } from './ColumnHead.tsx';
import { actionRows } from './rows.ts';
import { type ActionFilter, columns, features } from './table.ts';

/** Height of a row; below `NARROW` pixels the owner stands under the text. */
const ROW = { wide: 28, narrow: 44 } as const;
const NARROW = 520;

/** WAR-ACTIONS: who does what by when. Keys work on the chosen row; the same acts stand as buttons under the table. */
export const ActionsPanel = memo(function ActionsPanel({
  scope,
  readings,
  onAct,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly onAct: (act: ActionAct, action: EventId) => void;
}) {
  const { t } = useTranslation();
  const { incident, directory, me } = scope;
  const { actions } = incident;
  const [filter, setFilter] = useState<ActionFilter>('open');
  const [chosen, setChosen] = useState<EventId | null>(null);
  const data = useMemo(() => actionRows(actions, directory, readings), [actions, directory, readings]);
  const columnFilters = useMemo(() => [{ id: 'state', value: filter }], [filter]);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: ({ id }) => id,
    state: { columnFilters },
    initialState: { sorting: [{ id: 'due', desc: false }] },
    enableSortingRemoval: false,
  });
  const { rows } = table.getRowModel();
  const scroller = useRef<HTMLTableSectionElement>(null);
  const width = useWidth(scroller, rows.length > 0);
  const shape = width < NARROW ? 'narrow' : 'wide';
  const places = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW[shape],
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height of a row follows the shape.
  useEffect(() => places.measure(), [places, shape]);

  const open = data.filter(({ state }) => state !== 'done').length;
  const overdue = data.filter(({ clock }) => clock === 'breached').length;
  const index = rows.findIndex(({ id }) => id === chosen);
  const row = rows[index]?.original;

  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    const act = actionActs.find(({ key }) => key === event.key.toLowerCase());
    if (to !== undefined) {
      const next = Math.max(0, Math.min(to, rows.length - 1));
      setChosen(rows[next]?.original.id ?? null);
      places.scrollToIndex(next);
    } else if (act && row && row.state !== 'done') onAct(act.act, row.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Panel
      id="actions"
      title={t('bridge.actions.title')}
      flush
      aside={
        <>
          <span>
            {t('bridge.actions.open', { count: open })}
            {overdue > 0 && (
              <b className={css.overdue}> · {t('bridge.actions.overdue', { count: overdue })}</b>
            )}
          </span>
          {data.length > 0 && (
            <button
              type="button"
              className={css.toggle}
              aria-pressed={filter === 'all'}
              onClick={() => setFilter(filter === 'open' ? 'all' : 'open')}
            >
              {t(filter === 'open' ? 'bridge.actions.showAll' : 'bridge.actions.showOpen')}
            </button>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          compact
          title={t(data.length === 0 ? 'bridge.actions.empty' : 'bridge.actions.allDone')}
          text={t('bridge.actions.how')}
        />
      ) : (
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid: its keys act on the chosen row.
          role="grid"
          className={css.table}
          data-shape={shape}
          data-panel="actions"
          aria-label={t('bridge.actions.keys')}
          aria-rowcount={rows.length}
          aria-activedescendant={chosen ?? undefined}
          tabIndex={0}
          onKeyDown={keys}
          onFocus={() => index === -1 && setChosen(rows[0]?.original.id ?? null)}
        >
          <thead>
            {table.getHeaderGroups().map(({ id, headers }) => (
              <tr key={id} className={css.head}>
                {headers.map(({ column }) => (
                  <ColumnHead
                    key={column.id}
                    name={column.id as ColumnName}
                    sorted={column.getIsSorted()}
                    onSort={column.getToggleSortingHandler()}
                  />
                ))}
              </tr>
            ))}
          </thead>
          <tbody ref={scroller} className={css.rows}>
            <tr className={css.space} aria-hidden style={{ height: places.getTotalSize() }} />
            {places.getVirtualItems().map(({ key, index: at, start }) => {
              const one = rows[at]?.original;
              return (
                one && (
                  <ActionLine
                    key={key}
                    row={one}
                    height={ROW[shape]}
                    top={start}
                    chosen={one.id === chosen}
                    own={one.owner === me}
                    onChoose={setChosen}
                  />
                )
              );
            })}
          </tbody>
        </table>
      )}
      {row && <ActionDetail row={row} directory={directory} onAct={onAct} />}
    </Panel>
  );
});

/** The width of an element while it is shown. */
function useWidth(element: RefObject<HTMLElement | null>, shown: boolean): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = element.current;
    if (!shown || !box) return;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, [element, shown]);
  return width;
}
