import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainAt, onCallAt, onCallFor, watchesBetween } from '../../../shared/directory/on-call.ts';
import { firstGap, turnsAt } from '../../../shared/directory/rotation.ts';
import type { OnCallOverride, Rotation } from '../../../shared/directory/state.ts';
import type { OverrideId, PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE, toRfc3339 } from '../../../shared/kernel/time.ts';
import {
  aPerson,
  appointed,
  aRotation,
  aService,
  at,
  directoryWith,
  everyDay,
} from '../../support/directory.ts';

const ids = (...names: string[]) => names as readonly string[] as readonly PersonId[];
const layer = (
  days: readonly (typeof everyDay)[number][],
  from: string,
  until: string,
  ...order: string[]
) => ({
  days,
  from,
  until,
  order: ids(...order),
});
const workdays = ['mo', 'tu', 'we', 'th', 'fr'] as const;
const weekend = ['sa', 'su'] as const;

describe('[NTF-PAGE] turns', () => {
  const weekly = aRotation('weekly', ['ana', 'ben', 'cleo']);

  test('the next in order stands behind whose turn it is, all the way round', () => {
    expect(turnsAt(weekly, at('2026-01-05T00:00Z'))).toEqual(['ana', 'ben', 'cleo']);
    expect(turnsAt(weekly, at('2026-01-11T23:59Z'))).toEqual(['ana', 'ben', 'cleo']);
    expect(turnsAt(weekly, at('2026-01-12T00:00Z'))).toEqual(['ben', 'cleo', 'ana']);
    expect(turnsAt(weekly, at('2026-01-26T00:00Z'))).toEqual(['ana', 'ben', 'cleo']);
  });

  test('go backwards before the first one', () => {
    expect(turnsAt(weekly, at('2026-01-04T23:59Z'))).toEqual(['cleo', 'ana', 'ben']);
  });

  test('a night belongs to the day on which it begins', () => {
    const days: Rotation = {
      ...weekly,
      turn: 'day',
      layers: [
        layer(everyDay, '08:00', '20:00', 'ana', 'ben'),
        layer(everyDay, '20:00', '08:00', 'dan', 'eve'),
      ],
    };
    const first = (time: string) => turnsAt(days, at(time))[0];
    expect(['2026-01-05T08:00Z', '2026-01-06T08:00Z'].map(first)).toEqual(['ana', 'ben']);
    expect(['2026-01-05T20:00Z', '2026-01-06T07:59Z', '2026-01-06T20:00Z'].map(first)).toEqual([
      'dan',
      'dan',
      'eve',
    ]);
  });

  test('a week handed over at nine changes at nine', () => {
    const handed = { ...weekly, layers: [layer(everyDay, '09:00', '09:00', 'ana', 'ben')] };
    expect(turnsAt(handed, at('2026-01-12T08:59Z'))[0]).toBe('ana');
    expect(turnsAt(handed, at('2026-01-12T09:00Z'))[0]).toBe('ben');
  });

  test('[CLK-CALENDAR] hours are local: a window keeps them when the clocks change', () => {
    const days = {
      ...weekly,
      layers: [layer(everyDay, '08:00', '20:00', 'day'), layer(everyDay, '20:00', '08:00', 'night')],
    };
    const first = (time: string) => turnsAt(days, at(time))[0];
    // London goes from GMT to BST on 29 March 2026, and back on 25 October
    expect(['2026-03-28T07:59Z', '2026-03-28T08:00Z'].map(first)).toEqual(['night', 'day']);
    expect(['2026-03-29T06:59Z', '2026-03-29T07:00Z'].map(first)).toEqual(['night', 'day']);
    expect(['2026-10-25T07:59Z', '2026-10-25T08:00Z'].map(first)).toEqual(['night', 'day']);
  });

  test('a zone that this machine does not know counts as UTC instead of taking the board away', () => {
    expect(turnsAt({ ...weekly, zone: 'Mars/Olympus' }, at('2026-01-12T00:00Z'))[0]).toBe('ben');
  });
});

describe('gaps', () => {
  test('are named by their first day and time', () => {
    expect(firstGap([layer(workdays, '00:00', '24:00', 'a')])).toEqual({ day: 'sa', time: '00:00' });
    expect(firstGap([layer(everyDay, '08:00', '18:00', 'a')])).toEqual({ day: 'mo', time: '00:00' });
    expect(
      firstGap([layer(everyDay, '08:00', '20:00', 'a'), layer(everyDay, '20:30', '08:00', 'b')]),
    ).toEqual({
      day: 'mo',
      time: '20:00',
    });
    expect(firstGap([])).toEqual({ day: 'mo', time: '00:00' });
  });

  test('there are none where a Sunday night reaches into Monday', () => {
    expect(
      firstGap([
        layer(workdays, '08:00', '18:00', 'a'),
        layer(workdays, '18:00', '08:00', 'b'),
        layer(weekend, '08:00', '08:00', 'c'),
      ]),
    ).toBeNull();
  });

  test('a rotation without a gap has exactly one first at every instant of a year, clock changes included', () => {
    const halfHours = fc.integer({ min: 0, max: 47 }).map(timeOf);
    const rotations = fc
      .record({
        zone: fc.constantFrom(
          'Europe/London',
          'America/New_York',
          'Australia/Lord_Howe',
          'Africa/Cairo',
          'UTC',
        ),
        turn: fc.constantFrom('day' as const, 'week' as const),
        start: fc.constantFrom('2026-01-05', '2025-06-18', '2027-02-28'),
        dawn: halfHours,
        dusk: halfHours,
        orders: fc.tuple(someone(), someone(), someone()),
      })
      .map(({ dawn, dusk, orders: [day, night, free], ...fields }) =>
        aRotation('any', [], {
          ...fields,
          layers: [
            layer(workdays, dawn, dusk, ...day),
            layer(workdays, dusk, dawn, ...night),
            layer(weekend, dawn, dawn, ...free),
          ],
        }),
      );
    const instants = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-01-01T00:00Z') });
    fc.assert(
      fc.property(rotations, instants, (rotation, instant) => {
        fc.pre(firstGap(rotation.layers) === null);
        const chain = turnsAt(rotation, instant);
        expect(chain.length).toBeGreaterThan(0);
        expect(new Set(chain).size).toBe(chain.length);
      }),
    );
    // every quarter of an hour of a year in which the clocks change twice
    const nights = aRotation('nights', [], {
      layers: [layer(everyDay, '02:30', '01:30', 'a', 'b'), layer(everyDay, '01:30', '02:30', 'c')],
    });
    for (let time = at('2026-01-01T00:00Z'); time < at('2027-01-01T00:00Z'); time += 15 * MINUTE)
      if (turnsAt(nights, time).length === 0) throw new Error(`Nobody at ${new Date(time).toISOString()}`);
  });

  const timeOf = (half: number): string =>
    `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
  function someone() {
    return fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  }
});

describe('who is paged', () => {
  const identity = 'identity' as ServiceId;
  const payments = 'payments' as ServiceId;
  const plain = 'plain' as ServiceId;
  const rotation = aRotation('r', ['ana', 'ben', 'cleo']);
  const other = aRotation('o', ['dan', 'ana']);
  const override = (id: string, person: string, from: string, until: string): OnCallOverride => ({
    id: id as OverrideId,
    rotation: rotation.id,
    person: person as PersonId,
    from: at(from),
    until: at(until),
  });
  const directory = directoryWith({
    people: ['ana', 'ben', 'cleo', 'dan', 'eve'].map((id) => aPerson(id)),
    rotations: [rotation, other],
    services: [
      aService(identity, { rotation: rotation.id }),
      aService(payments, { rotation: other.id }),
      aService(plain),
    ],
    appointments: [appointed('eve', 'on-call')],
    overrides: [
      override('long', 'eve', '2026-01-05T12:00Z', '2026-01-07T12:00Z'),
      override('short', 'dan', '2026-01-06T12:00Z', '2026-01-06T18:00Z'),
    ],
  });

  test('[NTF-PAGE] an override stands first between its two moments, the later begun before the earlier', () => {
    const chain = (time: string) => onCallAt(directory, identity, at(time));
    expect(chain('2026-01-05T11:59Z')).toEqual(['ana', 'ben', 'cleo']);
    expect(chain('2026-01-05T12:00Z')).toEqual(['eve', 'ana', 'ben', 'cleo']);
    expect(chain('2026-01-06T12:00Z')).toEqual(['dan', 'eve', 'ana', 'ben', 'cleo']);
    expect(chain('2026-01-07T12:00Z')).toEqual(['ana', 'ben', 'cleo']);
  });

  test('[NTF-PAGE] nobody who left, and the next moves up', () => {
    const left = directoryWith({ people: [aPerson('ana', { left: true })] }, directory);
    expect(onCallAt(left, identity, at('2026-01-05T08:00Z'))).toEqual(['ben', 'cleo']);
  });

  test('without a rotation those appointed, for a service nobody knows too', () => {
    expect(onCallAt(directory, plain, at('2026-01-05T08:00Z'))).toEqual(['eve']);
    expect(onCallAt(directory, 'gone' as ServiceId, at('2026-01-05T08:00Z'))).toEqual(['eve']);
    expect(onCallFor(directory, [], at('2026-01-05T08:00Z'))).toEqual(['eve']);
  });

  test('of several services the first of each before anybody else, each once', () => {
    expect(onCallFor(directory, [identity, payments], at('2026-01-05T08:00Z'))).toEqual([
      'ana',
      'dan',
      'ben',
      'cleo',
    ]);
  });

  test('where several layers cover a moment the first is paged first', () => {
    const layered = { ...rotation, layers: [layer(everyDay, '00:00', '24:00', 'ana'), ...other.layers] };
    expect(turnsAt(layered, at('2026-01-05T00:00Z') + 5 * HOUR)).toEqual(['ana', 'dan']);
  });
});

describe('[NTF-PAGE] the watches ahead', () => {
  const rotation: Rotation = aRotation('r', [], {
    turn: 'day',
    layers: [layer(everyDay, '08:00', '20:00', 'ana', 'ben'), layer(everyDay, '20:00', '08:00', 'dan')],
  });
  const everybody = ['ana', 'ben', 'dan', 'eve'].map((name) => aPerson(name));
  const told = (overrides: readonly OnCallOverride[], from: string, until: string) =>
    watchesBetween(
      directoryWith({ people: everybody, rotations: [rotation], overrides }),
      rotation.id,
      at(from),
      at(until),
    ).map((watch) => `${toRfc3339(watch.from)} ${watch.chain.join(' ')}`);

  test('one follows the other without a gap, and each names who is first and who stands behind', () => {
    // Monday 5 January 2026 is the first turn: Ana by day, Dan by night, then Ben.
    expect(told([], '2026-01-05T12:00Z', '2026-01-06T12:00Z')).toEqual([
      '2026-01-05T12:00:00Z ana ben',
      '2026-01-05T20:00:00Z dan',
      '2026-01-06T08:00:00Z ben ana',
    ]);
  });

  test('a stand-in begins and ends where they were asked to, not at a window', () => {
    const override = {
      id: 'o' as OverrideId,
      rotation: rotation.id,
      person: 'eve' as PersonId,
      from: at('2026-01-05T13:30Z'),
      until: at('2026-01-05T21:00Z'),
    };
    expect(told([override], '2026-01-05T12:00Z', '2026-01-06T08:00Z')).toEqual([
      '2026-01-05T12:00:00Z ana ben',
      '2026-01-05T13:30:00Z eve ana ben',
      '2026-01-05T20:00:00Z eve dan',
      '2026-01-05T21:00:00Z dan',
    ]);
  });

  test('one person alone is on call all the time: that is one watch', () => {
    const alone = aRotation('alone', ['ana']);
    const directory = directoryWith({ people: everybody, rotations: [alone] });
    expect(watchesBetween(directory, alone.id, at('2026-01-05T12:00Z'), at('2026-02-05T12:00Z'))).toEqual([
      { from: at('2026-01-05T12:00Z'), until: at('2026-02-05T12:00Z'), chain: ['ana'] },
    ]);
    expect(watchesBetween(directory, rotation.id, 0, HOUR)).toEqual([]);
  });

  test.each([
    ['summer time begins', '2026-03-28T00:00Z'],
    ['summer time ends, and an hour comes twice', '2026-10-24T00:00Z'],
  ])('they say what is so at every minute when %s', (_, from) => {
    const odd: Rotation = {
      ...rotation,
      layers: [
        layer(everyDay, '01:15', '01:45', 'ana', 'ben'),
        layer(everyDay, '01:45', '01:15', 'dan', 'eve'),
      ],
    };
    const directory = directoryWith({ people: everybody, rotations: [odd] });
    const watches = watchesBetween(directory, odd.id, at(from), at(from) + 48 * HOUR);
    for (let moment = at(from); moment < at(from) + 48 * HOUR; moment += MINUTE) {
      const watch = watches.filter((one) => one.from <= moment && moment < one.until);
      expect(watch.map(({ chain }) => chain)).toEqual([chainAt(directory, odd.id, moment)]);
    }
  });
});
