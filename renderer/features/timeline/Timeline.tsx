import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../shared/incident/state.ts';
import { isOpen } from '../../../shared/incident/state.ts';
import {
  isCorrectable,
  isRedactable,
  type TimelineFilter,
  timelineFilters,
  timelineView,
} from '../../../shared/views/timeline.ts';
import type { Scope } from '../../bridge/scope.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { dayText, machineZone, sameDay } from '../../ui/zoned.ts';
import { type EntryContext, EntryRow } from './EntryRow.tsx';
import css from './Timeline.module.css';

const ROW = 28;
/** So near the end the reader is following, not reading back. */
const NEAR_END = 32;

/** The record, newest at the reading edge. It follows the end until the reader scrolls up. */
export const Timeline = memo(function Timeline({
  scope,
  onAmend,
  onStrike,
  onRedact,
}: {
  readonly scope: Scope;
  readonly onAmend: (entry: TimelineEntry) => void;
  readonly onStrike: (entry: TimelineEntry) => void;
  readonly onRedact: (entry: TimelineEntry) => void;
}) {
  const { t } = useTranslation();
  const { incident, directory, pack } = scope;
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const entries = useMemo(() => timelineView(incident, filter), [incident, filter]);
  const { actions, messages, pages, notifications, closure } = incident;
  const context = useMemo<EntryContext>(
    () => ({
      directory,
      pack,
      around: { actions, messages, pages, notifications },
      closedAt: closure?.at ?? null,
    }),
    [directory, pack, actions, messages, pages, notifications, closure],
  );
  return (
    <section className={css.timeline} aria-label={t('bridge.timeline.title')}>
      <header className={css.header}>
        <h2>{t('bridge.timeline.title')}</h2>
        <div className={css.filters} role="radiogroup" aria-label={t('bridge.timeline.filter')}>
          {timelineFilters.map((one) => (
            <label key={one} className={css.filter}>
              <input
                type="radio"
                name="timeline-filter"
                checked={one === filter}
                onChange={() => setFilter(one)}
              />
              {t(`bridge.timeline.filters.${one}`)}
            </label>
          ))}
        </div>
      </header>
      {entries.length === 0 ? (
        <EmptyState compact title={t(`bridge.timeline.empty.${filter}`)} />
      ) : (
        <Lines
          key={filter}
          entries={entries}
          context={context}
          onAmend={isOpen(incident) ? onAmend : null}
          onStrike={isOpen(incident) ? onStrike : null}
          onRedact={onRedact}
        />
      )}
    </section>
  );
});

function Lines({
  entries,
  context,
  onAmend,
  onStrike,
  onRedact,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly context: EntryContext;
  readonly onAmend: ((entry: TimelineEntry) => void) | null;
  readonly onStrike: ((entry: TimelineEntry) => void) | null;
  readonly onRedact: (entry: TimelineEntry) => void;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [seen, setSeen] = useState(entries.length);
  const [active, setActive] = useState<number | null>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: useCallback((index: number) => entries[index]?.id ?? index, [entries]),
    overscan: 12,
  });
  const height = rows.getTotalSize();

  const toEnd = useCallback(() => {
    following.current = true;
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever lines came or were measured.
  useLayoutEffect(() => {
    if (following.current) toEnd();
  }, [height, entries, toEnd]);
  // The window or a panel was resized: who followed the end still does.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => following.current && toEnd());
    observer.observe(element);
    return () => observer.disconnect();
  }, [toEnd]);
  useEffect(() => {
    if (following.current) setSeen(entries.length);
  }, [entries.length]);

  const scrolled = () => {
    const element = scroller.current;
    if (!element) return;
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    if (following.current && seen !== entries.length) setSeen(entries.length);
  };

  const go = (index: number) => {
    const next = Math.max(0, Math.min(index, entries.length - 1));
    setActive(next);
    rows.scrollToIndex(next, { align: 'auto' });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = active ?? entries.length;
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      PageUp: at - 20,
      PageDown: at + 20,
      Home: 0,
      End: entries.length - 1,
    };
    const to = moves[event.key];
    const entry = active === null ? undefined : entries[active];
    const correct =
      event.key === 'a' || event.key === 'Enter' ? onAmend : event.key === 'x' ? onStrike : null;
    if (to !== undefined) go(to);
    else if (correct && entry && isCorrectable(entry)) correct(entry);
    else if (event.key === 'r' && entry && isRedactable(entry)) onRedact(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const unread = entries.length - seen;
  return (
    <div className={css.frame}>
      <div
        ref={scroller}
        className={css.scroller}
        data-panel="timeline"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and read by keyboard.
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('bridge.timeline.keys')}
        onScroll={scrolled}
        onKeyDown={keys}
        onFocus={({ target, currentTarget }) =>
          target === currentTarget && active === null && setActive(entries.length - 1)
        }
        onBlur={() => setActive(null)}
      >
        <div className={css.all} style={{ height }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  className={css.place}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <EntryRow
                    entry={entry}
                    context={context}
                    active={active === index}
                    day={dayOf(entries, index)}
                    onAmend={onAmend}
                    onStrike={onStrike}
                    onRedact={onRedact}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {unread > 0 && (
        <button type="button" className={css.unread} onClick={toEnd}>
          {t('bridge.timeline.unread', { count: unread })} ↓
        </button>
      )}
    </div>
  );
}

/** A heading where another day begins; the first line has one only where it is not today's. */
function dayOf(entries: readonly TimelineEntry[], index: number): string | null {
  const at = entries[index]?.event.occurredAt;
  if (at === undefined) return null;
  const before = entries[index - 1]?.event.occurredAt ?? Date.now();
  return sameDay(at, before, machineZone) ? null : dayText(at, machineZone);
}
