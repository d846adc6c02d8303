import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { IncidentSort, SortKey } from '../../../shared/views/saved-views.ts';
import css from './incidents.module.css';
import { changeSort } from './list-state.ts';
import { nextSort } from './SortMenu.tsx';

const orders = { up: 'ascending', down: 'descending' } as const;

/** The names of the columns, in the order of `.head` in the style; pressing one sorts by it. */
const columns = [
  { name: 'next', by: 'attention' },
  { name: 'breached', by: 'breached' },
  { name: 'priority', by: 'priority' },
  { name: 'incident', by: 'title' },
  { name: 'service', by: 'service' },
  { name: 'tier', by: 'tier' },
  { name: 'status', by: 'status' },
  { name: 'detected', by: 'detected' },
  { name: 'elapsed', by: 'elapsed' },
] as const satisfies readonly { readonly name: string; readonly by: SortKey }[];

export function ColumnHeads({ sort }: { readonly sort: IncidentSort }) {
  const { t } = useTranslation();
  return (
    <tr className={css.head} aria-rowindex={1}>
      {columns.map(({ name, by }) => {
        const sorted = by !== sort.by ? null : sort.descending ? 'down' : 'up';
        const Arrow = sorted === 'down' ? ArrowDown : ArrowUp;
        return (
          <th
            key={name}
            scope="col"
            data-column={name}
            aria-sort={by === 'attention' || sorted === null ? 'none' : orders[sorted]}
          >
            <button type="button" tabIndex={-1} onClick={() => changeSort(nextSort(sort, by))}>
              {t(`incidents.columns.${name}`)}
              {sorted !== null && by !== 'attention' && <Arrow size={11} aria-hidden />}
            </button>
          </th>
        );
      })}
    </tr>
  );
}
