import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export type ColumnName = 'due' | 'text' | 'owner' | 'state';

const orders = { asc: 'ascending', desc: 'descending' } as const;

/** The name of a column; pressing it sorts by it. */
export function ColumnHead({
  name,
  sorted,
  onSort,
}: {
  readonly name: ColumnName;
  readonly sorted: 'asc' | 'desc' | false;
  readonly onSort: ((event: unknown) => void) | undefined;
}) {
  const { t } = useTranslation();
  // The column of icons has no room for its name.
  const wordless = name === 'state';
  return (
    <th aria-sort={sorted === false ? 'none' : orders[sorted]}>
      <button type="button" title={t('bridge.actions.sort')} onClick={onSort}>
        <span className={wordless ? 'visually-hidden' : undefined}>
          {t(`bridge.actions.columns.${name}`)}
        </span>
        {wordless && sorted === false && <ArrowUpDown size={11} aria-hidden />}
        {sorted === 'asc' && <ArrowUp size={11} aria-hidden />}
        {sorted === 'desc' && <ArrowDown size={11} aria-hidden />}
      </button>
    </th>
  );
}
