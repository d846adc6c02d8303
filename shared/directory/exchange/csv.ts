/** Comma-separated values as RFC 4180 has them, and as spreadsheets really write them. */

export interface CsvRecord {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTrouble {
  readonly line: number;
  readonly what: 'openQuote' | 'afterQuote';
}

export interface Csv {
  readonly records: readonly CsvRecord[];
  readonly troubles: readonly CsvTrouble[];
}

const BOM = '\uFEFF';
const delimiters = [',', ';', '\t'] as const;
/** How some spreadsheets say which delimiter follows, on a line of its own before all others. */
const announced = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i;

/**
 * Reads a file: with a byte order mark or without, lines ended in any way, commas, semicolons or tabs, whichever is
 * announced or the first line has most of. Lines without anything are passed over. Every trouble is told, and the rest is
 * read all the same.
 */
export function parseCsv(source: string): Csv {
  const text = source.startsWith(BOM) ? source.slice(BOM.length) : source;
  const [announcement = '', delimiter = delimiterOf(text)] = announced.exec(text) ?? [];
  const records: CsvRecord[] = [];
  const troubles: CsvTrouble[] = [];
  let cells: string[] = [];
  let line = announcement === '' ? 1 : 2;
  let begun = line;

  const endRecord = () => {
    if (cells.some((cell) => cell !== '')) records.push({ line: begun, cells });
    cells = [];
    begun = line;
  };

  for (let at = announcement.length; at < text.length || cells.length > 0; ) {
    const quoted = text[at] === '"';
    const { value, end, closed } = quoted ? quotedAt(text, at) : plainAt(text, at, delimiter);
    if (!closed) troubles.push({ line, what: 'openQuote' });
    line += breaksIn(value);
    const rest = plainAt(text, end, delimiter);
    if (rest.value.trim() !== '') troubles.push({ line, what: 'afterQuote' });
    cells.push(unguarded(value));
    at = rest.end;
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter at the very end has an empty cell behind it.
      if (at === text.length) cells.push('');
      else continue;
    }
    if (at < text.length) line += 1;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    endRecord();
  }
  return { records, troubles };
}

/**
 * Writes a file that spreadsheets read: with a byte order mark, without which they take accents for something else, and
 * with every cell that they would compute kept a text.
 */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  BOM + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

/**
 * A text that begins so is a formula to a spreadsheet, in the wide forms of East Asian keyboards too; the apostrophe says
 * that it is none, and is itself guarded.
 */
const computed = /^[=+\-@＝＋－＠\t\r\n']/;
const guarded = (value: string): string => (computed.test(value) ? `'${value}` : value);
const unguarded = (cell: string): string =>
  cell.startsWith("'") && computed.test(cell.slice(1)) ? cell.slice(1) : cell;

function cellOf(value: string): string {
  const cell = guarded(value);
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

interface Cell {
  readonly value: string;
  /** Where it ends in the text. */
  readonly end: number;
  readonly closed: boolean;
}

function plainAt(text: string, from: number, delimiter: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end, closed: true };
}

/** Between quotes everything is text, and two quotes are one. */
function quotedAt(text: string, from: number): Cell {
  let value = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), end: text.length, closed: false };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1, closed: true };
    value += '"';
    at = quote + 2;
  }
}

const breaksIn = (value: string): number => value.match(/\r\n|\r|\n/g)?.length ?? 0;

function delimiterOf(text: string): string {
  const [first = ''] = /[^\r\n]+/.exec(text) ?? [];
  const heads = first.replaceAll(/"[^"]*"/g, '');
  const counted = delimiters.map((delimiter) => ({ delimiter, count: heads.split(delimiter).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}
