import { expect, test } from 'vitest';
import { diffPacks } from '../../../shared/policy/diff.ts';
import { defaultPackSource } from '../../support/default-pack.ts';

const lines = (before: unknown, after: unknown) =>
  diffPacks(before, after).map(({ path, kind }) => `${kind} ${path}`);

test('[GEN-PACK] nothing differs from itself, whatever the order of fields and entries', () => {
  const source = defaultPackSource();
  const reordered = {
    ...Object.fromEntries(Object.entries(source).toReversed()),
    notifications: source.notifications.toReversed(),
  };
  expect(diffPacks(source, reordered)).toEqual([]);
});

test('[GEN-PACK] a changed limit is told with both figures', () => {
  const after = defaultPackSource();
  Object.assign(after.clocks.acknowledge, {
    P1: { under: 'PT3M', owner: { office: 'on-call' }, cite: ['§2.2'] },
  });
  expect(diffPacks(defaultPackSource(), after)).toEqual([
    { path: 'clocks.acknowledge.P1.under', kind: 'changed', before: 'PT5M', after: 'PT3M' },
  ]);
});

test('[GEN-PACK] entries with an id or a date are compared by it, and told whole where they come or go', () => {
  const before = {
    rules: [
      { id: 'a', who: 'x' },
      { id: 'b', who: 'x' },
    ],
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  };
  const after = {
    rules: [
      { id: 'c', who: 'x' },
      { id: 'a', who: 'y' },
    ],
    holidays: [
      { date: '2026-12-25', name: 'Christmas Day' },
      { date: '2026-12-28', name: 'Boxing Day' },
    ],
  };
  expect(lines(before, after)).toEqual([
    'changed rules.a.who',
    'removed rules.b',
    'added rules.c',
    'changed holidays.2026-12-25.name',
    'added holidays.2026-12-28',
  ]);
  expect(diffPacks(before, after)[1]).toEqual({
    path: 'rules.b',
    kind: 'removed',
    before: { id: 'b', who: 'x' },
    after: undefined,
  });
});

test('[GEN-PACK] any other list is compared as a whole', () => {
  expect(diffPacks({ warnAt: [0.5, 0.9] }, { warnAt: [0.5, 0.8] })).toEqual([
    { path: 'warnAt', kind: 'changed', before: [0.5, 0.9], after: [0.5, 0.8] },
  ]);
  expect(lines({ mo: [] }, { mo: ['09:00-17:00'] })).toEqual(['changed mo']);
  const twice = [{ date: '2026-12-25' }, { date: '2026-12-25' }];
  expect(lines({ days: twice }, { days: [] })).toEqual(['changed days']);
});

test('[GEN-PACK] null is a value, and one kind of value may take the place of another', () => {
  expect(lines({ a: null, b: 'PT4H' }, { a: '2026-01-01', b: { businessHours: 4 } })).toEqual([
    'changed a',
    'changed b',
  ]);
});
