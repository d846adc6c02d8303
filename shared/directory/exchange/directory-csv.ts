import { type Result, rejected } from '../../kernel/result.ts';
import type { DirectoryContext } from '../checks/checks.ts';
import { type DirectoryEntries, type EntryOf, MOST_ENTRIES } from '../command.ts';
import { entriesIn } from '../entries.ts';
import type { Directory } from '../state.ts';
import { type CsvRecord, formatCsv, parseCsv } from './csv.ts';
import type { ExchangeProblem, ExchangeRejectionCode } from './problem.ts';
import { type RawEntry, readEntries } from './read-entries.ts';
import { type CsvKind, columnOf, tables } from './tables.ts';
import { writtenOf } from './written.ts';

/** All entries of a kind as a table. Reading it gives them back. */
export function writeDirectoryCsv<K extends CsvKind>(kind: K, directory: Directory): string {
  const { columns, write } = tables[kind];
  const entries = writtenOf(entriesIn(directory))[kind] as readonly EntryOf<K>[];
  const rows = entries.map((entry) => {
    const cells = write(entry);
    return columns.map((column) => cells[column] ?? '');
  });
  return formatCsv([columns, ...rows]);
}

/**
 * The entries of a table, or every problem with its line, column and reason. All columns must be there, in any order: one
 * that was left out would empty a field of every entry.
 */
export function readDirectoryCsv(
  kind: CsvKind,
  text: string,
  directory: Directory,
  context: DirectoryContext,
): Result<DirectoryEntries, readonly ExchangeProblem[]> {
  const { records, troubles } = parseCsv(text);
  const [head, ...rows] = records;
  if (!head) return rejected([problemAt(1, null, 'exchange.empty', {})]);
  if (rows.length > MOST_ENTRIES)
    return rejected([problemAt(1, null, 'exchange.tooMany', { found: rows.length, most: MOST_ENTRIES })]);
  const broken = troubles.map(({ line, what }) => problemAt(line, null, `exchange.${what}`, {}));
  const columns = columnsOf(kind, head);
  if (!columns.ok) return rejected([...broken, ...columns.rejection]);

  const problems: ExchangeProblem[] = [...broken];
  const raw: RawEntry[] = [];
  for (const row of rows) {
    const found = row.cells.length;
    if (found !== columns.value.length)
      problems.push(
        problemAt(row.line, null, 'exchange.wrongCells', { found, expected: columns.value.length }),
      );
    else raw.push(rawEntryOf(kind, columns.value, row, problems));
  }
  if (rows.length === 0) problems.push(problemAt(head.line, null, 'exchange.noEntries', {}));
  const read = readEntries({ [kind]: raw }, directory, context);
  if (read.ok && problems.length === 0) return read;
  const all = read.ok ? problems : [...problems, ...read.rejection];
  return rejected(all.toSorted((a, b) => lineOf(a) - lineOf(b)));
}

/** What is longer is no name of a column but a file of another kind; so much of it is told. */
const LONGEST_NAME = 40;

/** The columns in the order of the file, by their own names; however they are capitalised. */
function columnsOf(
  kind: CsvKind,
  { line, cells }: CsvRecord,
): Result<readonly string[], readonly ExchangeProblem[]> {
  const { columns } = tables[kind];
  const problems: ExchangeProblem[] = [];
  const unknown = new Set<string>();
  const named = cells.map((cell) => {
    const said = cell.trim();
    const column = columns.find((one) => one.toLowerCase() === said.toLowerCase());
    if (column === undefined)
      unknown.add(said.length > LONGEST_NAME ? `${said.slice(0, LONGEST_NAME)}…` : said);
    return column ?? said;
  });
  for (const said of unknown)
    problems.push(problemAt(line, said, 'exchange.unknownColumn', { column: said, columns }));
  for (const column of columns) {
    const times = named.filter((one) => one === column).length;
    if (times === 0) problems.push(problemAt(line, column, 'exchange.missingColumn', { column }));
    if (times > 1) problems.push(problemAt(line, column, 'exchange.columnTwice', { column }));
  }
  return problems.length === 0 ? { ok: true, value: named } : rejected(problems);
}

function rawEntryOf(
  kind: CsvKind,
  columns: readonly string[],
  { line, cells }: CsvRecord,
  problems: ExchangeProblem[],
): RawEntry {
  const named = Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
  if (kind === 'appointments' && named.agency !== '' && named.service !== '')
    problems.push(problemAt(line, 'service', 'exchange.twoScopes', {}));
  return {
    value: tables[kind].read(named),
    placeOf: (path) => ({ line, column: columnOf(kind, path) }),
  };
}

const lineOf = ({ place }: ExchangeProblem): number => ('line' in place ? place.line : 0);

const problemAt = (
  line: number,
  column: string | null,
  code: ExchangeRejectionCode,
  params: ExchangeProblem['rejection']['params'],
): ExchangeProblem => ({ place: { line, column }, rejection: { code, params } });
