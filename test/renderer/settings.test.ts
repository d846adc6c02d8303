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
import { isPlaceOfLimit, newLimit } from '../../renderer/features/policy/new-limit.ts';
import { isSamePack, ofToday, readPack } from '../../renderer/features/policy/read-pack.ts';
import { inWords, limitWords, spanFrom, spanText } from '../../renderer/features/policy/span-text.ts';
import { durationFrom, durationWords } from '../../renderer/ui/duration.ts';
import bundled from '../../resources/policy/default.json' with { type: 'json' };
import { diffPacks } from '../../shared/policy/diff.ts';
import { checkPack } from '../../shared/policy/pack.ts';
import { readJson } from '../support/replay-host.ts';

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

  test('what is wrong with a limit is said without the words of the file', () => {
    const { clocks } = bundled;
    const broken = {
      ...clocks,
      acknowledge: { P1: { ...clocks.acknowledge.P1, under: 'soon' } },
      bridgeStatus: {},
    };
    const told = checkPack({ ...bundled, clocks: broken, userAnswerWithin: 'later' }).map(inWords);
    expect(told).toEqual([
      {
        path: 'clocks.acknowledge.P1.under',
        reason: expect.stringMatching(/^must be a time such as 15 min/),
      },
      { path: 'clocks.bridgeStatus', reason: expect.stringMatching(/^must have a limit/) },
      { path: 'userAnswerWithin', reason: expect.stringMatching(/^must be a time such as 15 min/) },
    ]);
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

  test('begins with the next version after all that were adopted', () => {
    expect(nextVersion('2.0.0', ['2.0.0'])).toBe('2.0.1');
    expect(nextVersion('2.0.0', ['2.0.0', '2.0.1', '2.0.9'])).toBe('2.0.10');
    expect(nextVersion('2.0.0', ['2.0.0', '2.10.0', '2.9.3'])).toBe('2.10.1');
    expect(nextVersion('1.9.9', [])).toBe('1.9.10');
    expect(nextVersion('none', ['2.0.0'])).toBe('none');
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

describe('[GEN-PACK] a limit that is added', () => {
  test('is what the policy has there, where it has one', () => {
    const draft = withoutValue(bundled, ['clocks', 'acknowledge', 'P1']) as typeof bundled;
    expect(newLimit(draft, ['clocks', 'acknowledge', 'P1'])).toEqual(bundled.clocks.acknowledge.P1);
  });

  test.each([
    [['clocks', 'triage', 'P3']],
    [['clocks', 'warRoom', 'P2']],
    [['notifications', 1, 'first', 'P3']],
    [['notifications', 1, 'then', 'P1']],
  ] as const)("is the pack's own at %j, where the policy is silent, and a good one", (path) => {
    expect(isPlaceOfLimit(path)).toBe(true);
    const limit = newLimit(bundled, path);
    expect(limit).toMatchObject({ packDefault: true });
    expect(checkPack(withValue(bundled, path, limit))).toEqual([]);
  });

  test('has its place in few groups', () => {
    expect(isPlaceOfLimit(['clocks', 'resolve', 'P1', '2'])).toBe(false);
    expect(isPlaceOfLimit(['approvals', 'resolution', 'P1'])).toBe(false);
  });
});

describe('[GEN-PACK] the pack as a file', () => {
  const written = JSON.stringify(bundled, null, 2);
  const detail = (text: string): string => {
    const read = readPack(text);
    if (read.ok) throw new Error('It can be read.');
    return read.detail;
  };

  test('is the draft, however it is written', () => {
    expect(readPack(written)).toEqual({ ok: true, draft: bundled });
    expect(isSamePack(JSON.stringify(bundled), bundled)).toBe(true);
    expect(isSamePack(written.replace('"PT5M"', '"PT6M"'), bundled)).toBe(false);
    expect(isSamePack('{', bundled)).toBe(false);
  });

  test('says the line of what keeps it from being one', () => {
    expect(detail(written.replace('"version":', '"version"'))).toMatch(/^line 4: is no JSON: /);
    expect(detail('{\n"offices": {\n"SM": "a",\n"SM": "b" } }')).toBe(
      'line 4: Offices · SM is written twice',
    );
    expect(detail('[]')).toBe('the whole must stand in one pair of braces');
  });

  test('of the first schema is opened as the present one writes it, anything else as it is', () => {
    const [first] = readJson('test/golden/events/policy.json') as readonly [
      { readonly body: { readonly pack: unknown } },
    ];
    expect(JSON.parse(ofToday(JSON.stringify(first.body.pack)))).toMatchObject({ schema: 2 });
    expect(ofToday(written)).toBe(written);
    expect(ofToday('{')).toBe('{');
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
