import { describe, expect, test } from 'vitest';
import { TEXT_LIMIT } from '../../shared/kernel/field-schemas.ts';
import { type ConsoleMethod, consoleMethods, decodeInput } from '../../shared/protocol/console.ts';

const commandId = '0195d3a0-0000-7000-8000-000000000001';
const stream = 'incident/0195d3a0-0000-7000-8000-000000000002';
const note = { type: 'addEntry', kind: 'note', text: 'Error rate 92 %', progress: false };

const request = (command: unknown, more: object = {}) => ({
  commandId,
  stream,
  command,
  occurredAt: null,
  onBehalfOf: null,
  ...more,
});
const execute = (command: unknown, more: object = {}) => decodeInput('execute', request(command, more));
const refusalOf = (decoded: ReturnType<typeof decodeInput>) => {
  if (decoded.ok) throw new Error('Decoded, though a refusal was expected.');
  return decoded.rejection;
};

/** The text of a note as it comes in. */
function texted(text: string): string {
  const decoded = execute({ ...note, text });
  if (!decoded.ok) throw new Error('Refused.');
  return (decoded.value.command as { readonly text: string }).text;
}

test('a sound request comes in as it was sent', () => {
  const sent = request(note, {
    occurredAt: 1_772_445_600_000,
    onBehalfOf: { person: 'owner', how: 'phone' },
  });
  expect(decodeInput('execute', sent)).toEqual({ ok: true, value: sent });
});

describe('a command that nobody knows', () => {
  test.each([{ type: 'dance' }, { type: '' }, {}, { type: 5 }, { type: '__proto__' }])(
    '%j is refused as such',
    (command) => {
      expect(refusalOf(execute(command))).toEqual({ code: 'request.unknownCommand', params: {} });
    },
  );
});

describe('what is wrong is named, field and reason', () => {
  const malformed: readonly (readonly [string, unknown, object, string, RegExp])[] = [
    ['a number for a text', { ...note, text: 5 }, {}, 'text', /expected string/],
    ['no text', { ...note, text: undefined }, {}, 'text', /expected string/],
    ['a text for a truth', { ...note, progress: 'yes' }, {}, 'progress', /expected boolean/],
    ['a kind that is none', { ...note, kind: 'rumour' }, {}, 'kind', /note/],
    ['a field too many', { ...note, urgent: true }, {}, 'the request', /urgent/],
    [
      'a time in words',
      { type: 'openDecision', question: 'Fail over?', until: '2026-03-02T10:20Z' },
      {},
      'until',
      /expected number/,
    ],
    ['half a millisecond', { type: 'openDecision', question: 'Fail over?', until: 0.5 }, {}, 'until', /int/],
    ['a time before 1970', { type: 'openDecision', question: 'Fail over?', until: -1 }, {}, 'until', />=0/],
    [
      'a time after 2200',
      { type: 'openDecision', question: 'Fail over?', until: 8_000_000_000_000 },
      {},
      'until',
      /<=/,
    ],
    ['a time beyond all calendars', note, { occurredAt: 9_000_000_000_000_000 }, 'occurredAt', /<=/],
    ['a time in words, of the request', note, { occurredAt: 'now' }, 'occurredAt', /expected number/],
    [
      'a risk out of range',
      {
        type: 'makeDecision',
        decision: null,
        text: 'a',
        rationale: 'b',
        options: [],
        risk: { impact: 6, probability: 1 },
        decidedBy: null,
      },
      {},
      'risk.impact',
      /1\|2\|3\|4\|5/,
    ],
    [
      'a priority that is none',
      { type: 'classify', answers: {}, priority: 'P5', overrideReason: null },
      {},
      'priority',
      /P1/,
    ],
    [
      'an answer that is none',
      { type: 'classify', answers: { many: 'maybe' }, priority: 'P1', overrideReason: null },
      {},
      'answers.many',
      /unknown/,
    ],
    [
      'too many options',
      {
        type: 'makeDecision',
        decision: null,
        text: 'a',
        rationale: 'b',
        options: Array(21).fill('x'),
        risk: null,
        decidedBy: null,
      },
      {},
      'options',
      /20/,
    ],
    ['a stream that is none', note, { stream: 'incident/7' }, 'stream', /no stream/],
    ['a stream that climbs', note, { stream: '../../etc/passwd' }, 'stream', /no stream/],
    ['a command id that is no UUID', note, { commandId: 'again' }, 'commandId', /UUID/],
    [
      'a way of speaking that is none',
      note,
      { onBehalfOf: { person: 'owner', how: 'telepathy' } },
      'onBehalfOf.how',
      /phone/,
    ],
    [
      'a handle with a space',
      { type: 'savePerson', id: 'x', name: 'X', handle: 'X Y', agency: null, email: null, phone: null },
      {},
      'handle',
      /lower case/,
    ],
    ['nothing for a command', null, {}, 'the request', /object/],
  ];

  test.each(malformed)('%s', (_, command, more, field, reason) => {
    expect(refusalOf(execute(command, more))).toEqual({
      code: 'request.malformed',
      params: { field, reason: expect.stringMatching(reason) },
    });
  });

  test.each([undefined, null, 'hello', 7, [], {}])('%j is no request', (input) => {
    const refusal = refusalOf(decodeInput('execute', input));
    expect(refusal.code).toBe('request.malformed');
    expect(refusal.params.reason).not.toBe('');
  });

  test('every method that takes something refuses what it does not take', () => {
    const taking = consoleMethods.filter((method: ConsoleMethod) => !decodeInput(method, undefined).ok);
    expect(taking.toSorted()).toEqual([
      'execute',
      'joinCentral',
      'open',
      'openWall',
      'publicHolidays',
      'setSavedViews',
      'setTheme',
      'settledIncidents',
      'signIn',
    ]);
    for (const method of consoleMethods) expect(decodeInput(method, { surprise: 1 }).ok).toBe(false);
  });
});

describe('text', () => {
  test('a megabyte of it is refused with the limit', () => {
    expect(refusalOf(execute({ ...note, text: 'x'.repeat(1_000_000) }))).toEqual({
      code: 'request.textTooLong',
      params: { field: 'text', limit: TEXT_LIMIT },
    });
  });

  test('the limit itself is taken, and one more is not', () => {
    expect(texted('x'.repeat(TEXT_LIMIT))).toHaveLength(TEXT_LIMIT);
    expect(refusalOf(execute({ ...note, text: 'x'.repeat(TEXT_LIMIT + 1) })).code).toBe(
      'request.textTooLong',
    );
  });

  test('control characters have no place in a record; line breaks and tabs do', () => {
    expect(texted('a\u0000b\u0007c\u001bd\u007fe\u009bf')).toBe('abcdef');
    expect(texted('one\r\ntwo\tthree')).toBe('one\ntwo\tthree');
  });

  test('what is left of nothing is nothing, which the domain refuses', () => {
    expect(texted(' \u0000\n ')).toBe('');
  });

  test('HTML and every script stay as they are: they are text', () => {
    const text = '<img src=x onerror=alert(1)> & “ünï” 漢字 🚒 {{name}}';
    expect(texted(text)).toBe(text);
  });
});
