import { describe, expect, test } from 'vitest';
import { linesOf } from '../../renderer/features/incidents/lines.ts';
import { incidentStream } from '../../shared/kernel/ids.ts';
import type { ListedIncident } from '../../shared/views/incident-list.ts';
import { aRow } from '../support/rows.ts';

const incident = (name: string, status: ListedIncident['status']): ListedIncident => ({
  ...aRow(incidentStream(name), { ref: name, status }),
  nextClock: null,
  breached: 0,
});
const open = [incident('a', 'new'), incident('b', 'resolved')];
const closed = [incident('c', 'closed'), incident('d', 'closed')];

/** Every line in words, and where the incidents of the list stand among them. */
function told(rows: readonly ListedIncident[], grouped = true, saysNoneOpen = true) {
  const lines = linesOf(rows, { grouped, saysNoneOpen });
  const texts = Array.from({ length: lines.count }, (_, index) => {
    const line = lines.at(index);
    return line?.kind === 'incident' ? line.row.ref : (line?.kind ?? null);
  });
  for (const [position, row] of rows.entries()) expect(texts[lines.indexOf(position)]).toBe(row.ref);
  expect(lines.at(lines.count)).toBeNull();
  return texts;
}

describe('given incidents in the order of attention', () => {
  test('when some are open and some closed, then a heading stands between them', () => {
    expect(told([...open, ...closed])).toEqual(['a', 'b', 'closedHeading', 'c', 'd']);
  });

  test('when none is closed, then there is no heading', () => {
    expect(told(open)).toEqual(['a', 'b']);
  });

  test('when none is open, then that is said first, unless only closed ones were asked for', () => {
    expect(told(closed)).toEqual(['noneOpen', 'closedHeading', 'c', 'd']);
    expect(told(closed, true, false)).toEqual(['closedHeading', 'c', 'd']);
  });

  test('when there are none at all, then there is no line', () => {
    expect(told([])).toEqual([]);
  });
});

test('given another order, then open and closed stand among each other without a heading', () => {
  expect(told([...closed, ...open], false)).toEqual(['c', 'd', 'a', 'b']);
});
