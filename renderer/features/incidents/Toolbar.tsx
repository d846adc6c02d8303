import { ListFilter } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncidentFilter, type IncidentSort, partsOf } from '../../../shared/views/saved-views.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { TextField } from '../../ui/TextField.tsx';
import css from './filters.module.css';
import { changeFilter } from './list-state.ts';
import { SortMenu } from './SortMenu.tsx';
import { ViewTabs } from './ViewTabs.tsx';
import type { Views } from './views.ts';

type Front = 'filter' | 'sort' | 'views' | null;

/** Views, search, filter and order: one line. */
export function Toolbar({
  views,
  filter,
  sort,
  front,
  onFront,
  search,
  onDone,
}: {
  readonly views: Views;
  readonly filter: IncidentFilter;
  readonly sort: IncidentSort;
  readonly front: Front;
  readonly onFront: (front: Front) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** The text is as wanted: back to the list. */
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const asked = partsOf(filter).filter(({ part }) => part !== 'text').length;
  return (
    <div className={css.toolbar}>
      <ViewTabs views={views} />
      <div className={css.tools}>
        <div className={css.search}>
          <TextField
            ref={search}
            label={t('incidents.search.label')}
            labelHidden
            value={filter.text}
            placeholder={t('incidents.search.placeholder')}
            maxLength={200}
            trailing={<Kbd keys="/" />}
            onChange={(text) => changeFilter({ ...filter, text })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && filter.text !== '') changeFilter({ ...filter, text: '' });
              else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') onDone();
              else return;
              event.preventDefault();
            }}
          />
        </div>
        <button
          type="button"
          className={css.trigger}
          aria-expanded={front === 'filter'}
          aria-controls="incident-filter"
          onClick={() => onFront(front === 'filter' ? null : 'filter')}
        >
          <ListFilter size={14} aria-hidden />
          {t('incidents.filter.button')}
          {asked > 0 && <span className={`figures ${css.asked}`}>{asked}</span>}
          <Kbd keys="f" />
        </button>
        <SortMenu sort={sort} open={front === 'sort'} onOpen={(open) => onFront(open ? 'sort' : null)} />
        <button type="button" className={css.trigger} onClick={() => onFront('views')}>
          {t('incidents.views.manage')}
          <Kbd keys="v" />
        </button>
      </div>
    </div>
  );
}
