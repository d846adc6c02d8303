import type { ListedIncident } from '../../../shared/views/incident-list.ts';

/** What stands in one line of the list. */
export type Line =
  | { readonly kind: 'incident'; readonly row: ListedIncident; readonly position: number }
  | { readonly kind: 'noneOpen' }
  | { readonly kind: 'closedHeading' };

/** The lines of a list, of which only those in sight are ever asked for. */
export interface Lines {
  readonly count: number;
  at(index: number): Line | null;
  /** The line in which the incident at a position stands. */
  indexOf(position: number): number;
}

/**
 * `grouped`: open ones, then a heading, then closed ones, as they are sorted. `saysNoneOpen`: that none is open is worth a
 * line, because nobody asked for closed ones only.
 */
export function linesOf(
  rows: readonly ListedIncident[],
  { grouped, saysNoneOpen }: { readonly grouped: boolean; readonly saysNoneOpen: boolean },
): Lines {
  const firstClosed = grouped ? rows.findIndex(({ status }) => status === 'closed') : -1;
  const noneOpen = saysNoneOpen && firstClosed === 0;
  const heading = firstClosed === -1 ? -1 : firstClosed + Number(noneOpen);
  const before = (position: number): number =>
    firstClosed !== -1 && position >= firstClosed ? 1 + Number(noneOpen) : 0;
  return {
    count: rows.length + (heading === -1 ? 0 : 1) + Number(noneOpen),
    at(index) {
      if (noneOpen && index === 0) return { kind: 'noneOpen' };
      if (index === heading) return { kind: 'closedHeading' };
      const position = heading !== -1 && index > heading ? index - 1 - Number(noneOpen) : index;
      const row = rows[position];
      return row ? { kind: 'incident', row, position } : null;
    },
    indexOf: (position) => position + before(position),
  };
}
