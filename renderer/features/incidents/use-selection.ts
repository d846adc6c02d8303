import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { ListedIncident } from '../../../shared/views/incident-list.ts';
import { select, useListState } from './list-state.ts';

export interface Selection {
  /** Among the incidents that are listed; 0 where none is. */
  readonly position: number;
  readonly selected: StreamId | null;
  /** Chooses the one at a position, or the nearest there is, and answers where it stands. */
  readonly moveTo: (position: number) => number;
}

/** It stays with its incident when the order changes beneath; where that left the list, with the place it had. */
export function useSelection(rows: readonly ListedIncident[]): Selection {
  const wanted = useListState((state) => state.selected);
  const before = useListState((state) => state.position);
  const found = wanted === null ? -1 : rows.findIndex(({ stream }) => stream === wanted);
  const position = found === -1 ? Math.max(0, Math.min(before, rows.length - 1)) : found;
  return {
    position,
    selected: rows[position]?.stream ?? null,
    moveTo(to) {
      const next = Math.max(0, Math.min(to, rows.length - 1));
      const row = rows[next];
      if (row) select(row.stream, next);
      return next;
    },
  };
}
