import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import { monitoringGaps } from '../../../shared/directory/monitoring.ts';
import {
  type Found,
  type SearchKind,
  searchDirectory,
  searchKinds,
} from '../../../shared/directory/search.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import css from './directory.module.css';
import { EntryDetail } from './EntryDetail.tsx';
import { EntryList } from './EntryList.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { Gaps } from './Gaps.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { NewEntry } from './NewEntry.tsx';
import { Offices } from './Offices.tsx';
import { isThere, type Selected, savedBy } from './selection.ts';

/** More than any government has; the list draws only what is seen of it. */
const SHOWN = 20_000;

type Front = 'import' | 'export' | 'new' | null;

/** Who there is and which services they answer for: searched, read and edited. */
export function Directory() {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<SearchKind | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [gapsShown, setGapsShown] = useState(false);
  const [front, setFront] = useState<Front>(null);
  const line = useRef<HTMLInputElement>(null);
  const found = useMemo(
    () => searchDirectory(directory, text, kind === null ? searchKinds : [kind], SHOWN),
    [directory, text, kind],
  );
  const gaps = useMemo(() => monitoringGaps(directory), [directory]);
  const closeNew = (saved?: DirectoryCommand) => {
    setFront(null);
    const entry = saved && savedBy(saved);
    if (entry) select(entry);
  };
  const select = (entry: Selected) => {
    setSelected(entry);
    setGapsShown(false);
  };
  useShortcuts(t('directory.title'), [
    { key: '/', label: t('directory.keys.search'), run: () => line.current?.focus() },
    { key: 'n', label: t('directory.keys.new'), run: () => setFront('new') },
    { key: 'i', label: t('directory.keys.import'), run: () => setFront('import') },
    { key: 'x', label: t('directory.keys.export'), run: () => setFront('export') },
    { key: 'm', label: t('directory.keys.gaps'), run: () => setGapsShown((shown) => !shown) },
    { key: 'o', label: t('directory.keys.offices'), run: () => select({ kind: 'offices' }) },
  ]);

  return (
    <section className={css.page} aria-label={t('directory.title')}>
      <header className={css.header}>
        <fieldset className={css.kinds} aria-label={t('directory.kind')}>
          <button
            type="button"
            className={css.kind}
            aria-pressed={kind === null}
            onClick={() => setKind(null)}
          >
            {t('directory.kinds.all')}
          </button>
          {searchKinds.map((one) => (
            <button
              key={one}
              type="button"
              className={css.kind}
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {t(`directory.kinds.${one}`)} <span className="figures">{directory[one].size}</span>
            </button>
          ))}
        </fieldset>
        <div className={css.acts}>
          <Button kind="quiet" shortcut="o" onClick={() => select({ kind: 'offices' })}>
            {t('directory.offices.government')}
          </Button>
          <Button kind="quiet" shortcut="m" onClick={() => setGapsShown(true)}>
            {t('directory.gaps.count', { count: gaps.length })}
          </Button>
          <Button kind="quiet" onClick={() => setFront('import')}>
            {t('directory.import.act')}
          </Button>
          <Button kind="quiet" onClick={() => setFront('export')}>
            {t('directory.export.act')}
          </Button>
          <Button kind="primary" shortcut="n" onClick={() => setFront('new')}>
            {t('directory.new.act')}
          </Button>
        </div>
      </header>
      <div className={css.columns}>
        <EntryList
          line={line}
          text={text}
          onText={setText}
          found={found}
          selected={selected}
          onSelect={(entry: Found) => select(entry)}
        />
        <div className={css.detail}>{detail()}</div>
      </div>
      {front === 'import' && <ImportDialog onClose={() => setFront(null)} />}
      {front === 'export' && <ExportDialog onClose={() => setFront(null)} />}
      {front === 'new' && <NewEntry onClose={closeNew} />}
    </section>
  );

  function detail() {
    if (gapsShown) return <Gaps gaps={gaps} onSelect={(id) => select({ kind: 'services', id })} />;
    if (selected === null && searchKinds.every((one) => directory[one].size === 0))
      return <EmptyState title={t('directory.begin.title')} text={t('directory.begin.text')} />;
    if (selected === null)
      return <EmptyState title={t('directory.empty.title')} text={t('directory.empty.text')} />;
    if (selected.kind !== 'offices' && !isThere(directory, selected))
      return <EmptyState title={t('directory.empty.title')} text={t('directory.empty.text')} />;
    if (selected.kind === 'offices')
      return <Offices scope={{ kind: 'government' }} heading onSelect={select} />;
    return <EntryDetail entry={selected} onSelect={select} />;
  }
}
