import { describe, expect, test } from 'vitest';
import { fileKind } from '../../renderer/features/directory/file-kind.ts';
import { newId } from '../../renderer/features/directory/new-id.ts';
import {
  blankLike,
  nextVersion,
  takenBack,
  valueAt,
  withoutValue,
  withValue,
} from '../../renderer/features/policy/draft.ts';
import { lineOfMistake } from '../../renderer/features/policy/json-line.ts';
import { limitWords, spanFrom, spanText } from '../../renderer/features/policy/span-text.ts';
import { durationFrom, durationWords } from '../../renderer/ui/duration.ts';
import bundled from '../../resources/policy/default.json' with { type: 'json' };
import { diffPacks } from '../../shared/policy/diff.ts';

describe('[GEN-PACK] spans as people write them', () => {
  test.each([
    ['PT15M', '15 min'],
    ['PT1H30M', '1 h 30 min'],
    ['P1D', '1 d'],
    ['PT24H', '24 h'],
    ['P2DT4H', '2 d 4 h'],
    [{ businessHours: 4 }, '4 business hours'],
    [{ businessHours: 0.5 }, '0.5 business hours'],
    [{ businessDays: 1 }, '1 business day'],
    [{ nextAt: '17:00', each: 'businessDay' }, '17:00 each business day'],
    [{ nextAt: '09:30', each: 'week' }, '09:30 each week'],
    [{ next: 'midnight' }, 'next midnight'],
  ])('%j is “%s”, and back', (span, text) => {
    expect(spanText(span)).toBe(text);
    expect(spanFrom(text)).toEqual(span);
  });

  test.each([
    ['15m', 'PT15M'],
    ['1h30m', 'PT1H30M'],
    ['2 hours', 'PT2H'],
    [' 1  day ', 'P1D'],
    ['pt4h', 'PT4H'],
    ['1 business hour', { businessHours: 1 }],
  ])('“%s” is understood', (text, span) => expect(spanFrom(text)).toEqual(span));

  test.each(['soon', '4', '', '4 busines hours', '1 h 2 d'])('“%s” stays as it was typed', (text) =>
    expect(spanFrom(text)).toBe(text.trim()),
  );

  test('every span of the pack that ships survives being shown and read', () => {
    const limits: unknown[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { under, within } = value as { readonly under?: unknown; readonly within?: unknown };
      if (under !== undefined || within !== undefined) limits.push(under ?? within);
      Object.values(value).forEach(walk);
    };
    walk(bundled);
    expect(limits.length).toBeGreaterThan(50);
    expect(limits.map((span) => spanFrom(spanText(span)))).toEqual(limits);
  });

  test('a looser limit is told in the same words', () => {
    expect(limitWords('under PT5M')).toBe('before 5 min');
    expect(limitWords('within 4 business hours')).toBe('by 4 business hours');
    expect(limitWords('P2 first told')).toBe('P2 first told');
  });

  test('a duration that is none is left alone', () => {
    expect(durationWords('P1W')).toBe('P1W');
    expect(durationFrom('4 fortnights')).toBe('4 fortnights');
  });
});

describe('[GEN-PACK] a draft', () => {
  const draft = { id: 'a', lists: ['x', 'y'], clocks: { acknowledge: { P1: { under: 'PT5M' } } } };

  test('changes one value and leaves the rest as it is', () => {
    const next = withValue(draft, ['clocks', 'acknowledge', 'P1', 'under'], 'PT10M');
    expect(valueAt(next, ['clocks', 'acknowledge', 'P1', 'under'])).toBe('PT10M');
    expect(valueAt(next, ['lists'])).toBe(draft.lists);
    expect(draft.clocks.acknowledge.P1.under).toBe('PT5M');
    expect(withoutValue(draft, ['lists', 0])).toEqual({ ...draft, lists: ['y'] });
    expect(withoutValue(draft, ['clocks', 'acknowledge'])).toEqual({ ...draft, clocks: {} });
    expect(blankLike({ a: 1, b: 'x', c: [1], d: true })).toEqual({ a: 0, b: '', c: [], d: false });
  });

  test('begins with the next version that nobody has', () => {
    expect(nextVersion('2.0.0', new Set(['2.0.0']))).toBe('2.0.1');
    expect(nextVersion('2.0.0', new Set(['2.0.0', '2.0.1', '2.0.2']))).toBe('2.0.3');
    expect(nextVersion('1.9.9', new Set())).toBe('1.9.10');
    expect(nextVersion('none', new Set())).toBe('none');
  });

  test('takes back each kind of change, and all of them lead back to where it began', () => {
    const [, second] = bundled.notifications;
    const changed = withValue(
      withoutValue(
        withValue(
          withValue(bundled, ['clocks', 'acknowledge', 'P1', 'under'], 'PT10M'),
          ['rootCauses', 'gremlins'],
          'Gremlins',
        ),
        ['notifications', 1],
      ),
      ['calendars', 'england', 'holidays', 0, 'name'],
      'First of January',
    );
    const changes = diffPacks(bundled, changed);
    expect(changes.map(({ path }) => path).toSorted()).toEqual(
      [
        'calendars.england.holidays.2026-01-01.name',
        'clocks.acknowledge.P1.under',
        `notifications.${second?.id}`,
        'rootCauses.gremlins',
      ].toSorted(),
    );
    const restored = changes.reduce<unknown>(
      (value, { path }) => takenBack(value as typeof bundled, bundled, path),
      changed,
    );
    expect(restored).toEqual(bundled);
  });
});

describe('the line of a mistake in a file', () => {
  test.each([
    ['x{', 1],
    ['{\n  "a": 1,\n  "b" 2\n}', 3],
    ['{\n  "a": 1,\n}', 3],
    ['{\n  "a": [1, 2\n  "b": 3\n}', 3],
    ['{\n  "a": tru\n}', 2],
    ['{\n  "a": "open\n}', 2],
    ['{\n  "a": 1\n', 2],
    ['{"a": 1}\n{', 2],
    ['[1, 2]]', 1],
  ])('%j is wrong on line %i', (text, line) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(lineOfMistake(text)).toBe(line);
  });
});

describe('a file to import', () => {
  test.each([
    ['directory.json', '{"format": 1}', 'json'],
    ['export.txt', ' [1]', 'json'],
    ['a.csv', 'id,name,handle,agency,email,phone,left\n', 'people'],
    ['b.csv', 'ID, Name, Short\n', 'agencies'],
    ['c.csv', 'id,name,contact,phone,email\n', 'vendors'],
    ['d.csv', 'id,name,tier,agency,dependsOn\n', 'services'],
    ['e.csv', '"office","person","as","from","until"\n', 'appointments'],
  ])('%s beginning with %j holds %s', (name, text, kind) => expect(fileKind(name, text)).toBe(kind));
});

test('a new entry gets a readable id that nobody has', () => {
  const taken = new Map([
    ['zoe-lange', 1],
    ['zoe-lange-2', 1],
  ]);
  expect(newId('Zoë Lange', new Map())).toBe('zoe-lange');
  expect(newId('Zoë Lange', taken)).toBe('zoe-lange-3');
  expect(newId('…', new Map())).toBe('entry');
});
