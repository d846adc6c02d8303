import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../../shared/directory/search.ts';
import { agencyName, type Directory } from '../../../shared/directory/state.ts';
import { useConsole } from '../../bridge/store.ts';
import css from './directory.module.css';
import { keyOf, type Selected } from './selection.ts';

const ROW = 36;

/** What matches the search; arrow keys in the line choose, so that the hands stay where they are. */
export function EntryList({
  line,
  text,
  onText,
  found,
  selected,
  onSelect,
}: {
  readonly line: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly found: readonly Found[];
  readonly selected: Selected | null;
  readonly onSelect: (entry: Found) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const current = found.findIndex((entry) => selected !== null && keyOf(entry) === keyOf(selected));

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 12,
      PageUp: current - 12,
      Enter: Math.max(0, current),
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(to, found.length - 1));
    const entry = found[next];
    if (!entry) return;
    onSelect(entry);
    rows.scrollToIndex(next);
  };

  return (
    <div className={css.side}>
      <input
        ref={line}
        type="search"
        className={css.search}
        value={text}
        placeholder={t('directory.search')}
        aria-label={t('directory.search')}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      <div ref={scroller} className={css.list}>
        {found.length === 0 && <p className={css.nothing}>{t('directory.nothing')}</p>}
        <ul className={css.rows} style={{ height: rows.getTotalSize() }} aria-label={t('directory.found')}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const entry = found[index];
            if (!entry) return null;
            const { name, aside, gone } = shown(directory, entry);
            return (
              <li key={keyOf(entry)} className={css.item} style={{ transform: `translateY(${start}px)` }}>
                <button
                  type="button"
                  className={css.row}
                  aria-current={index === current || undefined}
                  data-gone={gone || undefined}
                  onClick={() => onSelect(entry)}
                >
                  <span className={css.rowName}>{name}</span>
                  <span className={css.rowAside}>{aside}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function shown(directory: Directory, entry: Found) {
  switch (entry.kind) {
    case 'services': {
      const service = directory.services.get(entry.id);
      const agency = service ? (directory.agencies.get(service.agency)?.short ?? service.agency) : '';
      return { name: service?.name, aside: `T${service?.tier} · ${agency}`, gone: service?.retired ?? false };
    }
    case 'people': {
      const person = directory.people.get(entry.id);
      const agency = person?.agency ? (directory.agencies.get(person.agency)?.short ?? '') : '';
      return { name: person?.name, aside: agency, gone: person?.left ?? false };
    }
    case 'agencies':
      return {
        name: agencyName(directory, entry.id),
        aside: directory.agencies.get(entry.id)?.short,
        gone: false,
      };
    case 'vendors':
      return { name: directory.vendors.get(entry.id)?.name, aside: '', gone: false };
    case 'rotations':
      return {
        name: directory.rotations.get(entry.id)?.name,
        aside: directory.rotations.get(entry.id)?.zone,
        gone: false,
      };
  }
}
