import { parseCsv } from '../../../shared/directory/exchange/csv.ts';
import { type CsvKind, csvKinds, tables } from '../../../shared/directory/exchange/tables.ts';

/** The names of all columns and whatever may stand before them. */
const LONGEST_HEAD = 2000;

/** What a file is: a document, or a table of the kind whose columns its first line shares most of. */
export function fileKind(name: string, text: string): 'json' | CsvKind {
  if (name.toLowerCase().endsWith('.json') || /^\s*[{[]/.test(text)) return 'json';
  const head = parseCsv(text.slice(0, LONGEST_HEAD)).records[0]?.cells.map((cell) =>
    cell.trim().toLowerCase(),
  );
  const shared = (kind: CsvKind): number => {
    const columns = tables[kind].columns.map((column) => column.toLowerCase());
    const found = columns.filter((column) => head?.includes(column)).length;
    // Of two that share as many, the one with fewer columns of its own is meant.
    return found - columns.length / 100;
  };
  return csvKinds.toSorted((a, b) => shared(b) - shared(a))[0] ?? 'people';
}
