import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCsv, parseCsv } from '../../../shared/directory/exchange/csv.ts';

const cells = (text: string) => parseCsv(text).records.map((record) => record.cells);

describe('reading', () => {
  test.each([
    ['commas', 'a,b\nc,d'],
    ['semicolons, which spreadsheets write where the comma is decimal', 'a;b\nc;d\n'],
    ['tabs', 'a\tb\nc\td\n'],
    ['CRLF', 'a,b\r\nc,d\r\n'],
    ['old line ends', 'a,b\rc,d\r'],
    ['a byte order mark', '\uFEFFa,b\nc,d'],
    ['quotes', '"a","b"\n"c",d'],
    ['empty lines', '\na,b\n\n\nc,d\n\n'],
    ['empty lines before semicolons', '\n\na;b\nc;d'],
    ['a delimiter announced as spreadsheets do', 'sep=;\r\na;b\r\nc;d'],
    ['lines of empty cells', 'a,b\n,\nc,d\n,,\n'],
  ])('%s', (_, text) => {
    expect(cells(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('a delimiter, a quote and a line break inside quotes are text', () => {
    expect(cells('a,b\n"x, y","he said ""no""\nand left"')[1]).toEqual(['x, y', 'he said "no"\nand left']);
    expect(cells('"a,b";c\n1;2')).toEqual([
      ['a,b', 'c'],
      ['1', '2'],
    ]);
    expect(cells('a,b\n5" pipe,x')[1]).toEqual(['5" pipe', 'x']);
  });

  test('an empty cell at the end of a line and of the file', () => {
    expect(cells('a,b\nc,\nd,')).toEqual([
      ['a', 'b'],
      ['c', ''],
      ['d', ''],
    ]);
  });

  test('the line on which each begins, line breaks in cells counted', () => {
    const { records } = parseCsv('a,b\r\n"1\r\n2",x\r\n\r\nc,d');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
    expect(parseCsv('sep=,\na\nb').records.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('every trouble with its line, and the rest all the same', () => {
    expect(parseCsv('a,b\n"x"y,z\nc,d\ne,"f\ng')).toEqual({
      records: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['x', 'z'] },
        { line: 3, cells: ['c', 'd'] },
        { line: 4, cells: ['e', 'f\ng'] },
      ],
      troubles: [
        { line: 2, what: 'afterQuote' },
        { line: 4, what: 'openQuote' },
      ],
    });
    expect(parseCsv('')).toEqual({ records: [], troubles: [] });
  });
});

describe('writing', () => {
  test('what a spreadsheet would compute stays a text, and is itself again when read', () => {
    const formulas = ['=1+1', '+44 20', '-x', '@sum', '＝1+1', '＠sum', '\tx', "'quoted", "'=x"];
    const written = formatCsv([formulas.map((_, index) => `c${index}`), formulas]);
    for (const cell of written.split('\r\n')[1]?.split(',') ?? []) expect(cell).toMatch(/^"?'/);
    expect(cells(written)[1]).toEqual(formulas);
  });

  test("an apostrophe somebody wrote themselves stays: 'tis", () => {
    expect(cells("a\n'tis")[1]).toEqual(["'tis"]);
  });

  test('gives back every cell, whatever is in it', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('=', '"', '""', ',', ';', '\r\n', '\n', '\r', "'", "'=", '+', '\t', ' x ', '\uFEFF'),
    );
    const cell = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''));
    const row = fc.tuple(fc.constant('x'), cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const table = [['a', 'b', 'c'], ...rows];
        expect(cells(formatCsv(table))).toEqual(table);
      }),
    );
  });
});
