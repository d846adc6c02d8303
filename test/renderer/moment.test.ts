import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../renderer/ui/moment.ts';

const at = (text: string): number => Date.parse(text);
const LONDON = 'Europe/London';
const now = at('2026-07-14T10:08:41+01:00');

describe('a moment as a person types it', () => {
  it.each([
    ['now', '2026-07-14T10:08:41+01:00'],
    ['10:02', '2026-07-14T10:02:00+01:00'],
    [' 9:02 ', '2026-07-14T09:02:00+01:00'],
    ['1002', '2026-07-14T10:02:00+01:00'],
    ['10:02:30', '2026-07-14T10:02:30+01:00'],
    ['09:02Z', '2026-07-14T09:02:00Z'],
    ['09:02 utc', '2026-07-14T09:02:00Z'],
    ['-5m', '2026-07-14T10:03:41+01:00'],
    ['−5m', '2026-07-14T10:03:41+01:00'],
    ['- 5 min', '2026-07-14T10:03:41+01:00'],
    ['-90s', '2026-07-14T10:07:11+01:00'],
    ['+30m', '2026-07-14T10:38:41+01:00'],
    ['+1h30', '2026-07-14T11:38:41+01:00'],
    ['+1h 30m', '2026-07-14T11:38:41+01:00'],
    ['+2d', '2026-07-16T10:08:41+01:00'],
    ['yesterday 23:10', '2026-07-13T23:10:00+01:00'],
    ['tomorrow at 09:00', '2026-07-15T09:00:00+01:00'],
    ['13 Jul 22:15', '2026-07-13T22:15:00+01:00'],
    ['2 July 2019 14:02', '2019-07-02T14:02:00+01:00'],
    ['2026-07-13 23:10', '2026-07-13T23:10:00+01:00'],
    ['2026-07-13T23:10:05', '2026-07-13T23:10:05+01:00'],
    ['2026-07-13T23:10:05Z', '2026-07-13T23:10:05Z'],
    ['2026-07-13T23:10:05+02:00', '2026-07-13T23:10:05+02:00'],
  ])('%s', (typed, expected) => {
    expect(parseMoment(typed, now, LONDON)).toBe(at(expected));
  });

  it.each([
    '',
    'soon',
    '25:00',
    '10:60',
    '5m',
    '-',
    '-5',
    '31 Feb 10:00',
    '2026-02-30 10:00',
    '14',
    'P1',
    '10:02 and more',
  ])('is none: “%s”', (typed) => {
    expect(parseMoment(typed, now, LONDON)).toBeNull();
  });
});

describe('a bare time of day', () => {
  const justAfterMidnight = at('2026-07-14T00:10:00+01:00');

  it('points back for what happened', () => {
    expect(parseMoment('14:02', justAfterMidnight, LONDON, 'past')).toBe(at('2026-07-13T14:02:00+01:00'));
    expect(parseMoment('00:05', justAfterMidnight, LONDON, 'past')).toBe(at('2026-07-14T00:05:00+01:00'));
  });

  it('points forward for what is due', () => {
    expect(parseMoment('00:05', justAfterMidnight, LONDON, 'future')).toBe(at('2026-07-15T00:05:00+01:00'));
    expect(parseMoment('14:02', justAfterMidnight, LONDON, 'future')).toBe(at('2026-07-14T14:02:00+01:00'));
  });

  it('is otherwise the nearest', () => {
    expect(parseMoment('23:58', justAfterMidnight, LONDON)).toBe(at('2026-07-13T23:58:00+01:00'));
    expect(parseMoment('00:20', justAfterMidnight, LONDON)).toBe(at('2026-07-14T00:20:00+01:00'));
  });
});

describe('daylight saving', () => {
  it('a time that is skipped moves forward by the gap', () => {
    const night = at('2026-03-29T03:00:00+01:00');
    expect(parseMoment('01:30', night, LONDON, 'past')).toBe(at('2026-03-29T02:30:00+01:00'));
  });

  it('a time that comes twice is the first', () => {
    const night = at('2026-10-25T03:00:00Z');
    expect(parseMoment('01:30', night, LONDON, 'past')).toBe(at('2026-10-25T01:30:00+01:00'));
  });

  it('yesterday has its own offset', () => {
    const morning = at('2026-03-29T09:00:00+01:00');
    expect(parseMoment('yesterday 09:00', morning, LONDON)).toBe(at('2026-03-28T09:00:00Z'));
  });
});
