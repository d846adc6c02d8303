import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { filterIncidents } from '../../../shared/views/incident-list.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { changeFilter, clearFilter } from './list-state.ts';
import type { NamedPart } from './part-name.ts';
import type { List } from './use-list.ts';

/** Says which part of the filter stands in the way: what there would be without it. */
export function NothingFound({
  list: { all, context },
  parts,
}: {
  readonly list: List;
  readonly parts: readonly NamedPart[];
}) {
  const { t } = useTranslation();
  const ways = useMemo(
    () =>
      parts
        .map((part) => ({ ...part, count: filterIncidents(all, part.without, context).length }))
        .filter(({ count }) => count > 0),
    [parts, all, context],
  );
  const alone = parts.length > 1 && ways.length === 0;
  return (
    <EmptyState
      title={t('incidents.nothing.title')}
      text={t(alone ? 'incidents.nothing.alone' : 'incidents.nothing.text')}
    >
      {parts.length > 1 &&
        ways.map(({ key, name, without, count }) => (
          <Button key={key} onClick={() => changeFilter(without)}>
            {t('incidents.nothing.without', { name, count })}
          </Button>
        ))}
      <Button shortcut="Escape" onClick={clearFilter}>
        {t('incidents.nothing.clear')}
      </Button>
    </EmptyState>
  );
}
