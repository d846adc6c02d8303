import { describe, expect, test } from 'vitest';
import { fileKind } from '../../renderer/features/directory/file-kind.ts';
import { FILE_LIMIT, readImport, textOf } from '../../renderer/features/directory/import-file.ts';
import { describeRejection } from '../../renderer/wording/describe-rejection.ts';
import type { ExchangeProblem } from '../../shared/directory/exchange/problem.ts';
import { emptyDirectory } from '../../shared/directory/state.ts';
import type { Result } from '../../shared/kernel/result.ts';

const HEAD = 'id,name,handle,agency,email,phone,left';
const context = { occurredAt: 0, offices: null };
const utf8 = (text: string) => new TextEncoder().encode(text);

const told = (answer: Result<unknown, readonly ExchangeProblem[]>): readonly string[] => {
  if (answer.ok) throw new Error('Taken, though problems were expected.');
  return answer.rejection.map(
    ({ place, rejection }) => `${'line' in place ? place.line : place.path}: ${describeRejection(rejection)}`,
  );
};

const NOT_TEXT =
  'Save the file as “CSV UTF-8” or JSON and choose it again: this is no text in UTF-8, and letters would be lost.';
const TOO_LARGE =
  'Split the file and import its parts one after the other: it is larger than one import takes.';

describe('the text of a chosen file', () => {
  test.each([
    ['UTF-8', [...utf8('Zoë')]],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...utf8('Zoë')]],
    ['the “Unicode text” of a spreadsheet', [0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0]],
    ['the same, its bytes the other way round', [0xfe, 0xff, 0, 0x5a, 0, 0x6f, 0, 0xeb]],
  ])('in %s', (_, bytes) => {
    expect(textOf(Uint8Array.from(bytes))).toEqual({ ok: true, value: 'Zoë' });
  });

  test('in the encoding of an old spreadsheet is refused by its line: the letters would be guessed', () => {
    const zoe = [...utf8(`${HEAD}\r\nana,Ana,ana,,,,no\r\nzoe,Zo`), 0xeb, ...utf8(',zoe,,,,no\r\n')];
    expect(told(textOf(Uint8Array.from(zoe)))).toEqual([`3: ${NOT_TEXT}`]);
    expect(told(textOf(Uint8Array.from([0xe4])))).toEqual([`1: ${NOT_TEXT}`]);
  });

  test('is none where the file is no text', () => {
    expect(told(textOf(utf8('PK\u0003\u0004\u0000\u0000')))).toEqual([`1: ${NOT_TEXT}`]);
  });

  test('is not looked for in a file larger than any directory', () => {
    expect(told(textOf(new Uint8Array(FILE_LIMIT + 1)))).toEqual([`1: ${TOO_LARGE}`]);
  });
});

describe('what a file holds', () => {
  test.each([
    ['json', 'directory.json', '{"format":1}'],
    ['json', 'directory.txt', '\n {"format":1}'],
    ['people', 'export.csv', `${HEAD}\n`],
    ['people', 'export.csv', `sep=;\r\n${HEAD.replaceAll(',', ';')}\r\n`],
    ['agencies', 'export.csv', '\n\nid,name,short'],
    ['appointments', 'export.csv', 'office,person,as,from,until'],
  ])('is %s in %s', (kind, name, text) => {
    expect(fileKind(name, text)).toBe(kind);
  });
});

describe('what an import would send', () => {
  const people = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `p${index},Person ${index},p${index},,p${index}@gov.example,,no`,
    );

  test('is one command of what changes', () => {
    const read = readImport([HEAD, ...people(3)].join('\n'), 'people', emptyDirectory, context);
    expect(read.ok && read.value.command).toMatchObject({
      type: 'importDirectory',
      entries: { people: [{ id: 'p0' }, { id: 'p1' }, { id: 'p2' }], services: [] },
    });
  });

  test('is refused where the console could not take it in one request', () => {
    const read = readImport([HEAD, ...people(19_000)].join('\n'), 'people', emptyDirectory, context);
    expect(told(read)).toEqual([`1: ${TOO_LARGE}`]);
  });
});
