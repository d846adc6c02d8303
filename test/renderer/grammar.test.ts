import { describe, expect, test } from 'vitest';
import { amended, parseCapture } from '../../renderer/features/scribe/grammar.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { DAY, HOUR, instantFrom, MINUTE, SECOND } from '../../shared/kernel/time.ts';

const at = (text: string) => instantFrom(text) ?? Number.NaN;
/** 10:08:36 on a summer's day in London, which is 09:08:36Z. */
const startedAt = at('2026-07-02T09:08:36Z');
const ana = 'p-ana' as PersonId;
const koku = 'p-koku' as PersonId;

const context = {
  startedAt,
  zone: 'Europe/London',
  people: [
    { id: ana, handle: 'ana' },
    { id: koku, handle: 'k.osei' },
  ],
  channels: {
    'status page': 'Status page',
    'social media': 'Social media',
    sms: 'SMS',
    email: 'Email to subscribers',
  },
};
const parse = (line: string, over: Partial<typeof context> = {}) =>
  parseCapture(line, { ...context, ...over });

describe('a plain line', () => {
  test('is a note, trimmed', () => {
    expect(parse('  Error rate 92 %  ')).toEqual({ kind: 'note', text: 'Error rate 92 %', occurredAt: null });
  });
  test('with nothing in it is nothing', () => {
    expect(parse('   ')).toEqual({ kind: 'empty', occurredAt: null });
    expect(parse('-5m ')).toEqual({ kind: 'empty', occurredAt: startedAt - 5 * MINUTE });
  });
  test('keeps markup and line breaks as they were typed', () => {
    expect(parse('<b>hot</b>\nand cold')).toMatchObject({ kind: 'note', text: '<b>hot</b>\nand cold' });
  });
  test('after a backslash may begin with a sign', () => {
    expect(parse('\\> redirected to region B')).toMatchObject({
      kind: 'note',
      text: '> redirected to region B',
    });
  });
  test('with ? is a follow-up, with * it is progress', () => {
    expect(parse('? who owns the issuer')).toMatchObject({ kind: 'followUp', text: 'who owns the issuer' });
    expect(parse('* cause narrowed to the cache')).toMatchObject({
      kind: 'progress',
      text: 'cause narrowed to the cache',
    });
  });
});

describe('a time at the start says when it happened', () => {
  test.each([
    ['-5m', 5 * MINUTE],
    ['-90s', 90 * SECOND],
    ['-1h', HOUR],
    ['-1h30m', 90 * MINUTE],
  ])('%s counts back from the first keystroke', (typed, length) => {
    expect(parse(`${typed} pager went off`)).toEqual({
      kind: 'note',
      text: 'pager went off',
      occurredAt: startedAt - length,
    });
  });
  test('14:02 is a time of day in the zone of the incident', () => {
    expect(parse('10:02 first page').occurredAt).toBe(at('2026-07-02T09:02:00Z'));
    expect(parse('10:02:30 first page').occurredAt).toBe(at('2026-07-02T09:02:30Z'));
  });
  test('shortly after midnight, a late hour is the evening before', () => {
    const midnight = at('2026-07-01T23:05:00Z');
    expect(parse('23:58 first page', { startedAt: midnight }).occurredAt).toBe(at('2026-07-01T22:58:00Z'));
  });
  test('a time soon to come stays in the future, so that the console can refuse the slip', () => {
    expect(parse('10:30 first page').occurredAt).toBe(at('2026-07-02T09:30:00Z'));
  });
  test('goes before any sign', () => {
    expect(parse('-2m ! fail over')).toMatchObject({
      kind: 'decision',
      text: 'fail over',
      occurredAt: startedAt - 2 * MINUTE,
    });
  });
  test('a figure that is no time stays text', () => {
    expect(parse('-5 degrees in the hall')).toMatchObject({
      text: '-5 degrees in the hall',
      occurredAt: null,
    });
    expect(parse('25:99 is odd')).toMatchObject({ text: '25:99 is odd', occurredAt: null });
    expect(parse('-5min ago')).toMatchObject({ text: '-5min ago', occurredAt: null });
  });
});

describe('[WAR-DECISIONS] a line with !', () => {
  test("is a decision, the commander's unless somebody is named first", () => {
    expect(parse('! fail over before root cause')).toMatchObject({
      kind: 'decision',
      text: 'fail over before root cause',
      decidedBy: null,
    });
    expect(parse('! @ana fail over')).toMatchObject({ kind: 'decision', text: 'fail over', decidedBy: ana });
  });
  test('keeps a handle that nobody has as text', () => {
    expect(parse('! @all hands to region B')).toMatchObject({
      text: '@all hands to region B',
      decidedBy: null,
    });
  });
  test('with !? opens a time box', () => {
    expect(parse('!? roll back or wait +10m')).toMatchObject({
      kind: 'question',
      text: 'roll back or wait',
      until: startedAt + 10 * MINUTE,
    });
    expect(parse('!? roll back or wait 10:30')).toMatchObject({ until: at('2026-07-02T09:30:00Z') });
    expect(parse('!? roll back or wait')).toMatchObject({ kind: 'question', until: null });
  });
});

describe('[WAR-ACTIONS] a line with >', () => {
  test('takes its owner and its deadline from wherever they stand', () => {
    const action = { kind: 'action', text: 'restart the issuer', owner: ana, due: startedAt + 30 * MINUTE };
    expect(parse('> restart the issuer @ana +30m')).toMatchObject(action);
    expect(parse('> @ana +30m restart the issuer')).toMatchObject(action);
    expect(parse('> restart @ana the issuer +30m')).toMatchObject(action);
    expect(parse('>restart the issuer +30m @ANA')).toMatchObject(action);
  });
  test.each([
    ['+90s', 90 * SECOND],
    ['+2h', 2 * HOUR],
    ['+1h30m', 90 * MINUTE],
    ['+1d', DAY],
  ])('%s is a length of time', (typed, length) => {
    expect(parse(`> check @ana ${typed}`)).toMatchObject({ text: 'check', due: startedAt + length });
  });
  test('a time of day is the next one, over midnight too', () => {
    expect(parse('> check @ana 14:30')).toMatchObject({ due: at('2026-07-02T13:30:00Z') });
    expect(parse('> check @ana 01:00')).toMatchObject({ due: at('2026-07-03T00:00:00Z') });
  });
  test('a time of day just passed stays in the past, so that the console can refuse the slip', () => {
    expect(parse('> check @ana 10:05')).toMatchObject({ due: at('2026-07-02T09:05:00Z') });
  });
  test('keeps a time in its text where the deadline is a length', () => {
    expect(parse('> drain before 14:30 @ana +5m')).toMatchObject({
      text: 'drain before 14:30',
      due: startedAt + 5 * MINUTE,
    });
  });
  test('made in hindsight counts its length from when it was given', () => {
    expect(parse('-10m > check @ana +30m')).toMatchObject({ due: startedAt + 20 * MINUTE });
  });
  test('[RES-ACTION] with >> is the permanent fix that a workaround asks for', () => {
    expect(parse('>> renew the chain @ana +2h')).toMatchObject({
      kind: 'action',
      permanentFix: true,
      text: 'renew the chain',
    });
    expect(parse('> renew the chain @ana +2h')).toMatchObject({ permanentFix: false });
  });
  test('without owner or deadline says so by null, for the console to refuse', () => {
    expect(parse('> restart the issuer')).toMatchObject({ kind: 'action', owner: null, due: null });
  });
  test('hands on a handle that nobody has, so that the refusal can name it', () => {
    expect(parse('> restart @zed +5m')).toMatchObject({ owner: 'zed', text: 'restart' });
  });
  test('takes the first handle that somebody has and leaves the others in the text', () => {
    expect(parse('> call @zed about it @k.osei +5m')).toMatchObject({
      owner: koku,
      text: 'call @zed about it',
    });
    expect(parse('> call @ana about it @k.osei +5m')).toMatchObject({
      owner: ana,
      text: 'call about it @k.osei',
    });
  });
  test('does not take an address for a handle', () => {
    expect(parse('> mail ops@ana.gov +5m')).toMatchObject({ owner: null, text: 'mail ops@ana.gov' });
  });
});

describe('[CLK-CITIZEN-FIRST] a line with ~', () => {
  test('is a message with its channels, by id, name or unmistakable beginning', () => {
    expect(parse('~ [status page, Social] We are looking into it')).toMatchObject({
      kind: 'message',
      message: 'update',
      channels: ['status page', 'social media'],
      text: 'We are looking into it',
    });
    expect(parse('~ [SMS, email to subscribers,] x')).toMatchObject({ channels: ['sms', 'email'] });
  });
  test('keeps a channel it cannot place, so that the refusal can name it', () => {
    expect(parse('~ [s] x')).toMatchObject({ channels: ['s'] });
    expect(parse('~ [pigeon] x')).toMatchObject({ channels: ['pigeon'] });
  });
  test('without a list has no channels', () => {
    expect(parse('~ We are looking into it')).toMatchObject({
      kind: 'message',
      channels: [],
      text: 'We are looking into it',
    });
  });
  test('[CLK-RESTORED] with ~~ tells of the restoration', () => {
    expect(parse('~~ [status page] All is well')).toMatchObject({
      kind: 'message',
      message: 'restoration',
      text: 'All is well',
    });
  });
});

describe('s/old/new/ corrects the last note', () => {
  test('with or without the last stroke, and with strokes inside', () => {
    expect(parse('s/region A/region B/')).toMatchObject({ kind: 'amend', from: 'region A', to: 'region B' });
    expect(parse('s/region A/region B')).toMatchObject({ kind: 'amend', from: 'region A', to: 'region B' });
    expect(parse('s/a\\/b/c/')).toMatchObject({ from: 'a/b', to: 'c' });
    expect(parse('s/gone//')).toMatchObject({ from: 'gone', to: '' });
  });
  test('but not a path or an incomplete one', () => {
    expect(parse('s/var')).toMatchObject({ kind: 'note' });
    expect(parse('s/a/b/c/d is a path')).toMatchObject({ kind: 'note' });
  });
  test('changes the first occurrence, and says when there is none', () => {
    expect(amended('A and A', { from: 'A', to: 'B' })).toBe('B and A');
    expect(amended('costs $5', { from: '$5', to: '$&6' })).toBe('costs $&6');
    expect(amended('nothing here', { from: 'A', to: 'B' })).toBeNull();
  });
});
