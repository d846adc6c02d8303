import { describe, expect, test } from 'vitest';
import { readJsonText } from '../../../shared/kernel/json-text.ts';
import defaultPack from '../../../resources/policy/default.json' with { type: 'json' };

const DEEP = 8;

test('every value of a JSON text has its line, by its path', () => {
  const { lines, end } = readJsonText(
    '{\n"a": 1, "b\\"{": [\n{ "c":\n[2,\n-3.5e2] },\ntrue\n], "d": {}\n}',
    DEEP,
  );
  expect(end).toBeNull();
  expect(Object.fromEntries(lines)).toEqual({
    '': 1,
    a: 2,
    'b"{': 2,
    'b"{.0': 3,
    'b"{.0.c': 3,
    'b"{.0.c.0': 4,
    'b"{.0.c.1': 5,
    'b"{.1': 6,
    d: 7,
  });
});

describe('the line of a mistake', () => {
  test.each([
    ['', 1],
    ['x{', 1],
    ['{\n  "a": 1,\n  "b" 2\n}', 3],
    ['{\n  "a": 1,\n}', 3],
    ['{\n  "a": [1, 2\n  "b": 3\n}', 3],
    ['{\n  "a": [1, 2\n}', 3],
    ['{\n  "a": tru\n}', 2],
    ['{\n  "a": 01\n}', 2],
    ['{\n  "a": "open\n}', 2],
    ['{\n  "a": "\\x"\n}', 2],
    ['{\n  "a": 1\n\n', 2],
    ['{"a": 1}\n{', 2],
    ['[1, 2]]', 1],
    ['[1]\u00a0', 1],
  ])('%j is wrong on line %i', (text, line) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(readJsonText(text, DEEP).end).toEqual({ reason: 'no JSON', line });
  });
});

test.each([
  '"a"',
  '[]',
  '{}',
  ' [ 1 , -0.5E+3 , "\\u00e9\\n" , null ]\r\n',
  '"\u{1f600}\u007f"',
  JSON.stringify(defaultPack),
])('%j is one JSON document', (text) => {
  JSON.parse(text);
  expect(readJsonText(text, DEEP)).toMatchObject({ end: null, twice: [] });
});

test('a name that a group holds again is told each time, one in another group is not', () => {
  const { twice } = readJsonText(
    '{"a": {"b": 1},\n"b": 2,\n"a": 3,\n"c": [{"d": 1}, {"d": 2,\n"d": 3}]}',
    DEEP,
  );
  expect(twice).toEqual([
    { path: 'a', line: 3 },
    { path: 'c.1.d', line: 5 },
  ]);
});

test('reading ends where it nests deeper than asked, however far the text goes on', () => {
  expect(readJsonText(`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, DEEP).end).toBeNull();
  expect(readJsonText(`\n${'['.repeat(300_000)}`, DEEP).end).toEqual({ reason: 'too deep', line: 2 });
});
