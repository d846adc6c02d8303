import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
} from '@tanstack/react-table';
import type { ActionRow } from './rows.ts';

export const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});

const column = createColumnHelper<typeof features, ActionRow>();
const progress = { started: 0, open: 1, done: 2 } as const;

/** `open`: what still has to be done. `all`: everything ever asked. */
export type ActionFilter = 'open' | 'all';

export const columns = column.columns([
  // Overdue longest first; what is done stands last whatever its deadline was.
  column.accessor(({ due, state }) => (state === 'done' ? Number.MAX_SAFE_INTEGER - 1e13 + due : due), {
    id: 'due',
    sortFn: 'basic',
  }),
  column.accessor('text', { id: 'text', sortFn: 'text' }),
  column.accessor('handle', { id: 'owner', sortFn: 'text' }),
  column.accessor(({ state }) => progress[state], {
    id: 'state',
    sortFn: 'basic',
    filterFn: (row, _, filter: ActionFilter) => filter === 'all' || row.original.state !== 'done',
  }),
]);
