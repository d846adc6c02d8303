import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../shared/kernel/time.ts';
import { countdown, hoursText } from '../../../shared/views/countdown.ts';

test.each([
  [12 * MINUTE + 34 * SECOND, '12:34'],
  [1, '00:01'],
  [0, '00:00'],
  [-1, '00:00'],
  [-SECOND, '−00:01'],
  [3 * HOUR + 12 * MINUTE, '3 h 12'],
  [2 * DAY + 4 * HOUR, '2 d 04 h'],
])('%i ms left reads %s', (left, text) => {
  expect(countdown(left, 0)).toBe(text);
});

test.each([
  [0, '0 h 00'],
  [45 * MINUTE, '0 h 45'],
  [2 * HOUR + 10 * MINUTE, '2 h 10'],
  // five business days of eight hours are no "one day and sixteen hours"
  [40 * HOUR, '40 h 00'],
])('[CLK-CALENDAR] %i ms of business time read %s', (length, text) => {
  expect(hoursText(length)).toBe(text);
});
