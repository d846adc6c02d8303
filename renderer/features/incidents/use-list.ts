import { useMemo } from 'react';
import type { Directory } from '../../../shared/directory/state.ts';
import {
  filterIncidents,
  type ListContext,
  type ListedIncident,
  sortIncidents,
  toldTo,
} from '../../../shared/views/incident-list.ts';
import type { IncidentFilter, IncidentSort } from '../../../shared/views/saved-views.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { useListState } from './list-state.ts';

export interface List {
  /** All there are, in the chosen order. */
  readonly all: readonly ListedIncident[];
  /** Those that the filter leaves. */
  readonly rows: readonly ListedIncident[];
  readonly filter: IncidentFilter;
  readonly sort: IncidentSort;
  readonly context: ListContext;
  readonly directory: Directory;
  /** False while settled incidents are still being read. */
  readonly complete: boolean;
}

/** Sorted where incidents or the order change; a changed filter only goes through them again. */
export function useList(): List {
  const summaries = useConsole((state) => state.summaries);
  const complete = useConsole((state) => state.summariesComplete);
  const directory = useConsole((state) => state.directory);
  const me = useConsole(({ session }) => session?.person ?? null);
  const filter = useListState((state) => state.filter);
  const sort = useListState((state) => state.sort);
  const at = useOfficeTime(directory);
  const context = useMemo(() => ({ directory, me, at }), [directory, me, at]);
  const told = useMemo(() => toldTo(summaries, { me }), [summaries, me]);
  const all = useMemo(() => sortIncidents(told, sort, { directory }), [told, sort, directory]);
  const rows = useMemo(() => filterIncidents(all, filter, context), [all, filter, context]);
  return { all, rows, filter, sort, context, directory, complete };
}
