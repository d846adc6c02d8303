import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import { dueAfter, pointsOfSpan, workingTime } from '../../../shared/policy/due.ts';
import { calendar as calendarSchema } from '../../../shared/policy/pack/calendar.ts';
import type { Calendar, Span } from '../../../shared/policy/pack.ts';
import '../../support/random.ts';

const officeWeek = (hours: readonly string[], friday = hours, weekend: readonly string[] = []) => ({
  mo: hours,
  tu: hours,
  we: hours,
  th: hours,
  fr: friday,
  sa: weekend,
  su: weekend,
});

const calendar = (zone: string, week: object, days: object = {}): Calendar =>
  calendarSchema.parse({ name: zone, zone, week, holidays: [], own: [], source: null, ...days });

const nineToFive = officeWeek(['09:00-17:00']);
const always = officeWeek(['00:00-24:00'], ['00:00-24:00'], ['00:00-24:00']);

/** Christmas of 2026 in London: Friday and, as substitute, Monday are holidays; Tuesday is a half-day; Saturday is worked. */
const london = calendar('Europe/London', nineToFive, {
  holidays: [
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2026-12-28', name: 'Boxing Day (substitute day)' },
    { date: '2026-12-31', name: 'Overruled by an own day' },
  ],
  own: [
    { date: '2026-12-29', name: 'Half-day', hours: ['09:00-12:30'] },
    { date: '2026-12-31', name: 'Open after all', hours: ['10:00-12:00', '13:00-15:00'] },
    { date: '2027-01-02', name: 'Saturday with hours', hours: ['10:00-14:00'] },
    { date: '2027-01-04', name: 'Office moves' },
  ],
});

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const local = (zone: string, text: string): number =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;

const hours = (count: number): Span => ({ kind: 'businessHours', length: count * HOUR });
const days = (count: number): Span => ({ kind: 'businessDays', days: count });
const daily = (time: string): Span => ({ kind: 'nextAt', time, each: 'businessDay' });
const weekly = (time: string): Span => ({ kind: 'nextAt', time, each: 'week' });
const midnight: Span = { kind: 'midnight' };

type Row = readonly [what: string, span: Span, from: string, due: string];

/** Worked out by hand, in the calendar's own local time. */
const inLondon: readonly Row[] = [
  ['four hours within a day', hours(4), '2026-06-03T10:00', '2026-06-03T14:00'],
  ['four hours from before opening', hours(4), '2026-06-03T06:30', '2026-06-03T13:00'],
  ['hours used up at closing are due at closing', hours(4), '2026-06-03T13:00', '2026-06-03T17:00'],
  ['a minute later goes on in the morning', hours(4), '2026-06-03T13:01', '2026-06-04T09:01'],
  ['exactly at closing counts from the morning', hours(4), '2026-06-03T17:00', '2026-06-04T13:00'],
  ['a minute before the weekend', hours(4), '2026-06-05T16:59', '2026-06-08T12:59'],
  ['over a weekend that has clocks go forward', hours(4), '2026-03-27T15:00', '2026-03-30T11:00'],
  ['forty hours are a week', hours(40), '2026-06-03T12:00', '2026-06-10T12:00'],
  ['a whole day ends at its closing', hours(8), '2026-06-03T09:00', '2026-06-03T17:00'],
  ['over Christmas into the half-day', hours(4), '2026-12-24T15:00', '2026-12-29T11:00'],
  ['over the half-day', hours(4), '2026-12-29T10:00', '2026-12-30T10:30'],
  ['an own day wins over a holiday and has a lunch break', hours(3), '2026-12-31T08:00', '2026-12-31T14:00'],
  ['a Saturday with hours of its own', hours(3), '2027-01-01T16:00', '2027-01-02T12:00'],
  ['a closed own day on a Monday', hours(1), '2027-01-02T13:30', '2027-01-05T09:30'],
  ['one business day', days(1), '2026-06-03T10:00', '2026-06-04T17:00'],
  ['the day of the start does not count, early as it is', days(1), '2026-06-03T00:00', '2026-06-04T17:00'],
  ['five business days are a week', days(5), '2026-06-03T23:59', '2026-06-10T17:00'],
  ['from a Saturday', days(1), '2026-06-06T12:00', '2026-06-08T17:00'],
  ['over Christmas to the half-day', days(1), '2026-12-24T10:00', '2026-12-29T12:30'],
  [
    'a Saturday with hours is a working day, a closed Monday is none',
    days(3),
    '2026-12-31T10:00',
    '2027-01-05T17:00',
  ],
  ['today at five', daily('17:00'), '2026-06-03T16:59', '2026-06-03T17:00'],
  ['at five sharp it is the next one', daily('17:00'), '2026-06-03T17:00', '2026-06-04T17:00'],
  ['at five of a half-day, outside its hours', daily('17:00'), '2026-12-24T18:00', '2026-12-29T17:00'],
  ['Friday at five', weekly('17:00'), '2026-06-03T10:00', '2026-06-05T17:00'],
  ['Friday at five sharp: the Friday after', weekly('17:00'), '2026-06-05T17:00', '2026-06-12T17:00'],
  ['Thursday, where Friday is a holiday', weekly('17:00'), '2026-12-21T10:00', '2026-12-24T17:00'],
  ['Saturday, where it is worked', weekly('17:00'), '2026-12-30T10:00', '2027-01-02T17:00'],
  ['midnight', midnight, '2026-06-03T10:00', '2026-06-04T00:00'],
  ['midnight sharp: the next one', midnight, '2026-06-03T00:00', '2026-06-04T00:00'],
  ['24:00 is the start of the next day', daily('24:00'), '2026-06-05T12:00', '2026-06-06T00:00'],
];

describe('business time in an ordinary calendar', () => {
  test.each(inLondon)('[CLK-CALENDAR] %s', (_, span, from, due) => {
    const zoned = dueAfter(span, local('Europe/London', from), london);
    expect(
      Temporal.Instant.fromEpochMilliseconds(zoned)
        .toZonedDateTimeISO('Europe/London')
        .toPlainDateTime()
        .toString(),
    ).toBe(Temporal.PlainDateTime.from(due).toString());
  });

  test('[CLK-CALENDAR] elapsed time asks no calendar', () => {
    expect(dueAfter({ kind: 'elapsed', length: DAY }, at('2026-03-28T12:00Z'), london)).toBe(
      at('2026-03-29T12:00Z'),
    );
  });
});

describe('clock changes', () => {
  const open = calendar('Europe/London', always);

  test('[CLK-CALENDAR] a calendar open around the clock has 23 hours when clocks go forward and 25 when back', () => {
    const hoursOf = (from: string, until: string) => workingTime(open, at(from), at(until)) / HOUR;
    expect(hoursOf('2026-03-29T00:00Z', '2026-03-29T23:00Z')).toBe(23);
    expect(hoursOf('2026-10-24T23:00Z', '2026-10-26T00:00Z')).toBe(25);
    // 24 business hours from midnight end at 1:00 next day in spring, at 23:00 the same day in autumn
    expect(dueAfter(hours(24), at('2026-03-29T00:00Z'), open)).toBe(at('2026-03-30T00:00Z'));
    expect(dueAfter(hours(24), at('2026-10-24T23:00Z'), open)).toBe(at('2026-10-25T23:00Z'));
  });

  test('[CLK-CALENDAR] business days and midnights keep to local days', () => {
    expect(dueAfter(days(1), at('2026-03-28T12:00Z'), open)).toBe(at('2026-03-29T23:00Z'));
    expect(dueAfter(days(1), at('2026-10-24T12:00Z'), open)).toBe(at('2026-10-26T00:00Z'));
    expect(dueAfter(midnight, at('2026-10-25T00:30Z'), open)).toBe(at('2026-10-26T00:00Z'));
  });

  test('[CLK-CALENDAR] a window that opens in the gap opens when the gap is over', () => {
    const nights = calendar('America/New_York', { ...nineToFive, su: ['02:30-06:00'] });
    // 2:30 does not exist on 8 March 2026: it is 3:30 EDT = 7:30Z
    expect(dueAfter(hours(1), at('2026-03-07T12:00Z'), nights)).toBe(at('2026-03-08T08:30Z'));
  });

  test('[CLK-CALENDAR] windows that the gap pushes together are not counted twice', () => {
    const nights = calendar('America/New_York', { ...nineToFive, su: ['02:00-02:45', '03:00-05:00'] });
    // 3:00-3:45 and 3:00-5:00 EDT: two hours, not two and three quarters
    expect(workingTime(nights, at('2026-03-08T05:00Z'), at('2026-03-08T20:00Z'))).toBe(2 * HOUR);
  });

  test('[CLK-CALENDAR] of a time that comes twice the earlier counts', () => {
    const nights = calendar('America/New_York', { ...nineToFive, su: ['01:30-03:00'] });
    // 1:30 EDT = 5:30Z on 1 November 2026; 3:00 EST = 8:00Z
    expect(workingTime(nights, at('2026-11-01T04:00Z'), at('2026-11-01T12:00Z'))).toBe(2.5 * HOUR);
    expect(
      dueAfter({ kind: 'nextAt', time: '01:30', each: 'businessDay' }, at('2026-11-01T05:31Z'), nights),
    ).toBe(local('America/New_York', '2026-11-02T01:30'));
  });

  test('[CLK-CALENDAR CLK-DAILY] where a clock change skips midnight, the day begins an hour later', () => {
    const cairo = calendar('Africa/Cairo', always);
    // Friday 24 April 2026: 0:00 becomes 1:00 (UTC+3)
    expect(dueAfter(midnight, at('2026-04-23T12:00Z'), cairo)).toBe(at('2026-04-23T22:00Z'));
    expect(workingTime(cairo, at('2026-04-23T22:00Z'), at('2026-04-24T21:00Z'))).toBe(23 * HOUR);
  });

  test('[CLK-CALENDAR] a day that a country skipped has no working time', () => {
    const apia = calendar('Pacific/Apia', always);
    const [before, after] = [at('2011-12-29T10:00Z'), at('2011-12-31T10:00Z')];
    expect(workingTime(apia, before, after)).toBe(after - before);
    // 29 December is followed by 31 December, which ends at 10:00Z
    expect(dueAfter(days(1), at('2011-12-29T20:00Z'), apia)).toBe(at('2011-12-31T10:00Z'));
  });
});

describe('zones off the hour', () => {
  test('[CLK-CALENDAR] half an hour: Kolkata opens at 3:30Z', () => {
    const kolkata = calendar('Asia/Kolkata', nineToFive);
    expect(dueAfter(hours(4), at('2026-06-03T00:00Z'), kolkata)).toBe(at('2026-06-03T07:30Z'));
    expect(dueAfter(days(1), at('2026-06-03T20:00Z'), kolkata)).toBe(at('2026-06-05T11:30Z'));
  });

  test('[CLK-CALENDAR] half an hour with summer time of half an hour: Lord Howe', () => {
    const howe = calendar('Australia/Lord_Howe', always);
    // 5 April 2026: clocks go back by half an hour
    expect(
      workingTime(
        howe,
        local('Australia/Lord_Howe', '2026-04-05T00:00'),
        local('Australia/Lord_Howe', '2026-04-06T00:00'),
      ),
    ).toBe(24.5 * HOUR);
  });

  test('[CLK-CALENDAR] a weekend on Friday and Saturday ends its week on Sunday', () => {
    const riyadh = calendar('Asia/Riyadh', { ...nineToFive, fr: [], sa: [], su: ['09:00-17:00'] });
    expect(dueAfter(weekly('17:00'), at('2026-06-03T10:00Z'), riyadh)).toBe(at('2026-06-07T14:00Z'));
    expect(dueAfter(hours(2), at('2026-06-04T13:00Z'), riyadh)).toBe(at('2026-06-07T07:00Z'));
  });
});

describe('warnings', () => {
  const halves = [0.5, 0.75, 1];

  test('[CLK-CALENDAR] half of four business hours over a weekend is two worked hours', () => {
    const points = pointsOfSpan(hours(4), local('Europe/London', '2026-06-05T16:00'), london, halves);
    expect(points).toEqual(
      ['2026-06-08T10:00', '2026-06-08T11:00', '2026-06-08T12:00'].map((text) =>
        local('Europe/London', text),
      ),
    );
  });

  test('[CLK-CALENDAR] business days pass by their working time', () => {
    // Friday noon to Monday 17:00: five hours and eight
    const points = pointsOfSpan(days(1), local('Europe/London', '2026-06-05T12:00'), london, halves);
    expect(points[0]).toBe(local('Europe/London', '2026-06-08T10:30'));
    expect(points[2]).toBe(local('Europe/London', '2026-06-08T17:00'));
  });

  test('[CLK-CALENDAR] every other span passes by real time', () => {
    const from = local('Europe/London', '2026-06-05T17:00');
    expect(pointsOfSpan({ kind: 'elapsed', length: 4 * HOUR }, from, london, [0.5])).toEqual([
      from + 2 * HOUR,
    ]);
    expect(pointsOfSpan(daily('17:00'), from, london, [0.5])).toEqual([from + 36 * HOUR]);
    expect(pointsOfSpan(midnight, from, london, [0.5])).toEqual([from + 3.5 * HOUR]);
  });
});

describe('a calendar that closes for years', () => {
  /** A week of one Monday hour, and every Monday of some years a holiday: no pack passes its checks with it. */
  const shut = calendar(
    'Europe/London',
    { ...officeWeek([]), mo: ['09:00-10:00'] },
    {
      holidays: Array.from({ length: 200 }, (_, week) => ({
        date: Temporal.PlainDate.from('2026-01-05').add({ weeks: week }).toString(),
        name: 'Closed',
      })),
    },
  );

  test.each([hours(1), days(1), daily('17:00'), weekly('17:00')])(
    '[CLK-CALENDAR] %j is due after real time rather than searched for or never',
    (span) => {
      const from = at('2026-01-05T12:00Z');
      const due = dueAfter(span, from, shut);
      expect(due).toBeGreaterThan(from);
      expect(due - from).toBeLessThanOrEqual(7 * DAY);
    },
  );
});

describe('for any calendar and moment', () => {
  const window = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
    .map((quarters) => quarters.toSorted((a, b) => a - b))
    .map((rising) =>
      Array.from({ length: Math.floor(rising.length / 2) }, (_, index) =>
        [rising[2 * index], rising[2 * index + 1]].map((quarter) => clock(quarter ?? 0)).join('-'),
      ),
    );
  const clock = (quarters: number): string =>
    `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
  const day = fc.option(window, { nil: [] });
  const date = fc
    .integer({ min: 0, max: 600 })
    .map((number) => Temporal.PlainDate.from('2026-01-01').add({ days: number }).toString());
  const anyCalendar = fc
    .record({
      zone: fc.constantFrom(
        'Europe/London',
        'America/New_York',
        'Australia/Adelaide',
        'Pacific/Chatham',
        'Africa/Cairo',
        'Asia/Kolkata',
        'America/St_Johns',
        'Pacific/Kiritimati',
      ),
      week: fc.record({ mo: window, tu: day, we: day, th: day, fr: day, sa: day, su: day }),
      closed: fc.uniqueArray(date, { maxLength: 20 }),
      own: fc.uniqueArray(fc.record({ date, hours: window }), { maxLength: 20, selector: (one) => one.date }),
    })
    .map(({ zone, week, closed, own }) =>
      calendar(zone, week, {
        holidays: closed.map((one) => ({ date: one, name: 'Closed' })),
        own: own.map((one) => ({ ...one, name: 'Own' })),
      }),
    );
  const moment = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2026-12-31T00:00Z') });
  const amount = fc.integer({ min: 1, max: 100 * 60 }).map((minutes) => minutes * MINUTE);
  const anySpan: fc.Arbitrary<Span> = fc.oneof(
    amount.map((length): Span => ({ kind: 'elapsed', length })),
    amount.map((length): Span => ({ kind: 'businessHours', length })),
    fc.integer({ min: 1, max: 20 }).map(days),
    fc.integer({ min: 0, max: 96 }).map((quarters) => daily(clock(quarters))),
    fc.integer({ min: 0, max: 96 }).map((quarters) => weekly(clock(quarters))),
    fc.constant(midnight),
  );

  test('[CLK-CALENDAR] a span is due after it begins, and not earlier where it begins later', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anySpan,
        moment,
        fc.integer({ min: 0, max: 5 * DAY }),
        (of, span, from, later) => {
          const due = dueAfter(span, from, of);
          expect(due).toBeGreaterThan(from);
          expect(dueAfter(span, from + later, of)).toBeGreaterThanOrEqual(due);
        },
      ),
    );
  });

  test('[CLK-CALENDAR] exactly the business hours pass until they are due, and one millisecond earlier fewer', () => {
    fc.assert(
      fc.property(anyCalendar, moment, amount, (of, from, length) => {
        const due = dueAfter({ kind: 'businessHours', length }, from, of);
        expect(workingTime(of, from, due)).toBe(length);
        expect(workingTime(of, from, due - 1)).toBe(length - 1);
      }),
    );
  });

  test('[CLK-CALENDAR] working time adds up', () => {
    fc.assert(
      fc.property(anyCalendar, fc.tuple(moment, moment, moment), (of, moments) => {
        const [a = 0, b = 0, c = 0] = moments.toSorted((x, y) => x - y);
        expect(workingTime(of, a, b) + workingTime(of, b, c)).toBe(workingTime(of, a, c));
        expect(workingTime(of, a, c)).toBeLessThanOrEqual(c - a);
        expect(workingTime(of, c, a)).toBe(0);
      }),
    );
  });

  test('[CLK-CALENDAR] business hours one after the other are due like their sum', () => {
    fc.assert(
      fc.property(anyCalendar, moment, amount, amount, (of, from, one, other) => {
        const span = (length: number): Span => ({ kind: 'businessHours', length });
        expect(dueAfter(span(other), dueAfter(span(one), from, of), of)).toBe(
          dueAfter(span(one + other), from, of),
        );
      }),
    );
  });

  test('[CLK-CALENDAR] shares of a span rise, after its start, up to its due time', () => {
    fc.assert(
      fc.property(anyCalendar, anySpan, moment, (of, span, from) => {
        const points = pointsOfSpan(span, from, of, [0.5, 0.75, 0.9, 1]);
        expect(points).toEqual(points.toSorted((a, b) => a - b));
        expect(points[0]).toBeGreaterThan(from);
        expect(points.at(-1)).toBe(dueAfter(span, from, of));
      }),
    );
  });
});
