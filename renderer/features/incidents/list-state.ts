import { create } from 'zustand';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import {
  builtInViews,
  byAttention,
  everything,
  type IncidentFilter,
  type IncidentSort,
} from '../../../shared/views/saved-views.ts';

/** How the list stands in this window: whoever opens an incident and comes back finds it as it was left. */
interface ListState {
  readonly filter: IncidentFilter;
  readonly sort: IncidentSort;
  /** The view that was picked last, whether or not the filter was changed since. */
  readonly view: string;
  readonly selected: StreamId | null;
  /** Where the selected one stood: what takes its place is selected once it is gone from the list. */
  readonly position: number;
  readonly scrolledTo: number;
}

export const useListState = create<ListState>(() => ({
  filter: everything,
  sort: byAttention,
  view: builtInViews[0].id,
  selected: null,
  position: 0,
  scrolledTo: 0,
}));

const { setState: set } = useListState;

/** What is shown changes: one begins at its top again. */
const fromTheTop = { selected: null, position: 0, scrolledTo: 0 } as const;

export const changeFilter = (filter: IncidentFilter): void => set({ filter, ...fromTheTop });

export const changeSort = (sort: IncidentSort): void => set({ sort });

export const pickView = (view: {
  readonly id: string;
  readonly filter: IncidentFilter;
  readonly sort: IncidentSort;
}): void => set({ view: view.id, filter: view.filter, sort: view.sort, ...fromTheTop });

export const clearFilter = (): void => set({ view: builtInViews[0].id, filter: everything, ...fromTheTop });

/** The view that the list shows was saved just now, or deleted. */
export const nameView = (view: string): void => set({ view });

export const select = (selected: StreamId, position: number): void => set({ selected, position });

export const keepScroll = (scrolledTo: number): void => set({ scrolledTo });
