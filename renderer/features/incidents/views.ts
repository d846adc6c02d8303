import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  builtInViews,
  type IncidentFilter,
  type IncidentSort,
  isSameFilter,
  type SavedView,
} from '../../../shared/views/saved-views.ts';
import { useConsole } from '../../bridge/store.ts';
import { useListState } from './list-state.ts';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly filter: IncidentFilter;
  readonly sort: IncidentSort;
}

export interface Views {
  /** Built in ones first; the first nine have a number key. */
  readonly all: readonly View[];
  readonly saved: readonly SavedView[];
  readonly current: View | undefined;
  /** The list shows something else than the view says. */
  readonly changed: boolean;
}

const none: readonly SavedView[] = [];

export function useViews(): Views {
  const { t } = useTranslation();
  const saved = useConsole(({ session }) => session?.savedViews ?? none);
  const view = useListState((state) => state.view);
  const filter = useListState((state) => state.filter);
  const sort = useListState((state) => state.sort);
  const all = useMemo(
    () => [...builtInViews.map((one) => ({ ...one, name: t(`incidents.views.${one.id}`) })), ...saved],
    [saved, t],
  );
  const current = all.find(({ id }) => id === view);
  const changed =
    current === undefined ||
    !isSameFilter(current.filter, filter) ||
    current.sort.by !== sort.by ||
    current.sort.descending !== sort.descending;
  return { all, saved, current, changed };
}
