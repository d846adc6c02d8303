import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationLength, instantFrom, toRfc3339, utcYear } from '../../../shared/kernel/time.ts';

test.each([
  ['PT5M', 300_000],
  ['PT15M', 900_000],
  ['PT1H', 3_600_000],
  ['PT24H', 86_400_000],
  ['P1D', 86_400_000],
  ['P1DT1H', 90_000_000],
  ['P2W', 1_209_600_000],
  ['PT0.5S', 500],
])('[GEN-PACK] %s is %d milliseconds', (text, length) => {
  expect(durationLength(text)).toBe(length);
});

test.each([
  '',
  '15M',
  '5 minutes',
  'PT0S',
  '-PT5M',
  'P1Y',
  'P1M',
  'PT',
  'PT5M and a bit',
  'PT0.0001S',
  'PT99999999999999H',
])('[GEN-PACK] “%s” is no span that a limit can have', (text) => {
  expect(durationLength(text)).toBeNull();
});

test('an instant is RFC 3339 with its offset, and comes back as it went', () => {
  expect(instantFrom('2019-07-02T13:45:00Z')).toBe(Date.UTC(2019, 6, 2, 13, 45));
  expect(instantFrom('2019-07-02T15:45:00+02:00')).toBe(Date.UTC(2019, 6, 2, 13, 45));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7_258_118_400_000 }), (at) => {
      expect(instantFrom(toRfc3339(at))).toBe(at);
    }),
  );
});

test.each(['', 'soon', '2019-07-02', '2019-07-02T13:45:00', '2019-13-02T13:45:00Z'])(
  '“%s” is no instant',
  (text) => {
    expect(instantFrom(text)).toBeNull();
  },
);

test('the year of an incident’s id is that of UTC', () => {
  expect(utcYear(Date.UTC(2026, 11, 31, 23, 59))).toBe(2026);
  expect(utcYear(Date.UTC(2027, 0, 1))).toBe(2027);
});
