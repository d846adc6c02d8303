import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { withheldFrom } from '../../../shared/views/incident-list.ts';
import { ColumnHeads } from './ColumnHead.tsx';
import { IncidentLine } from './IncidentLine.tsx';
import css from './incidents.module.css';
import { linesOf } from './lines.ts';
import { keepScroll, select, useListState } from './list-state.ts';
import { useHeadHeight, useRowHeight } from './row-height.ts';
import type { List } from './use-list.ts';

export interface TableHandle {
  focus(): void;
  /** Brings an incident into sight. */
  show(position: number): void;
  /** How many incidents a page holds. */
  page(): number;
}

/** The list as a grid: only the lines in sight exist, however many there are. Its keys are the screen's. */
export function IncidentTable({
  list: { rows, filter, sort, context, directory, complete },
  selected,
  onOpen,
  handle,
}: {
  readonly list: List;
  readonly selected: StreamId | null;
  readonly onOpen: (stream: StreamId) => void;
  readonly handle: Ref<TableHandle>;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLTableElement>(null);
  const height = useRowHeight();
  const head = useHeadHeight();
  const lines = useMemo(
    () =>
      linesOf(rows, {
        grouped: sort.by === 'attention',
        saysNoneOpen: filter.statuses.length === 0 && filter.closedWithin === null,
      }),
    [rows, sort.by, filter.statuses, filter.closedWithin],
  );
  const places = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: useCallback(
      (index: number) => {
        const line = lines.at(index);
        return line?.kind === 'incident' ? line.row.stream : (line?.kind ?? index);
      },
      [lines],
    ),
    initialOffset: () => useListState.getState().scrolledTo,
    overscan: 6,
    // The names of the columns stay on top, before the first row and over whatever is scrolled beneath them.
    scrollMargin: head,
    scrollPaddingStart: head,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever rows have another height.
  useEffect(() => places.measure(), [places, height]);
  // Another filter or view begins at its top; what comes in by itself leaves the reader where they are.
  const scrolledTo = useListState((state) => state.scrolledTo);
  useLayoutEffect(() => {
    if (scrolledTo === 0 && scroller.current) scroller.current.scrollTop = 0;
  }, [scrolledTo]);

  useImperativeHandle(handle, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    show: (position) => places.scrollToIndex(lines.indexOf(position), { align: 'auto' }),
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? height) - head) / height) - 1),
  }));

  const shown = places.getVirtualItems();
  const inSight = shown.some(({ key }) => key === selected);
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid: its keys act on the chosen row.
      role="grid"
      ref={scroller}
      className={css.table}
      aria-label={t('incidents.grid')}
      aria-rowcount={rows.length + 1}
      aria-busy={!complete}
      aria-activedescendant={selected !== null && inSight ? selected : undefined}
      tabIndex={0}
      onScroll={({ currentTarget }) => keepScroll(currentTarget.scrollTop)}
    >
      <thead>
        <ColumnHeads sort={sort} />
      </thead>
      <tbody className={css.rows} style={{ height: places.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const line = lines.at(index);
          if (line === null) return null;
          if (line.kind !== 'incident')
            return (
              <tr
                key={key}
                className={line.kind === 'noneOpen' ? css.noneOpen : css.closedHeading}
                style={{ height, transform: `translateY(${start - head}px)` }}
              >
                <td>{t(line.kind === 'noneOpen' ? 'incidents.openNone' : 'incidents.closedHeading')}</td>
              </tr>
            );
          return (
            <IncidentLine
              key={key}
              row={line.row}
              position={line.position}
              top={start - head}
              height={height}
              selected={line.row.stream === selected}
              withheld={withheldFrom(line.row, context.me)}
              directory={directory}
              onOpen={onOpen}
              onSelect={select}
            />
          );
        })}
      </tbody>
    </table>
  );
}
