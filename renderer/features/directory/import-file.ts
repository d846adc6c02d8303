import type { DirectoryContext } from '../../../shared/directory/checks/checks.ts';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import { type Changes, changesOf, sentFor } from '../../../shared/directory/exchange/changes.ts';
import { readDirectoryCsv } from '../../../shared/directory/exchange/directory-csv.ts';
import { readDirectoryJson } from '../../../shared/directory/exchange/directory-json.ts';
import type { ExchangeProblem, ExchangeRejectionCode } from '../../../shared/directory/exchange/problem.ts';
import type { CsvKind } from '../../../shared/directory/exchange/tables.ts';
import type { Directory } from '../../../shared/directory/state.ts';
import { accepted, type Result, rejected } from '../../../shared/kernel/result.ts';

/** Twenty thousand people as a table; what is longer is no directory. */
export const FILE_LIMIT = 4 * 1024 * 1024;
/** So much the console takes in one request, less what stands around the entries. */
const COMMAND_LIMIT = 1024 * 1024 - 4096;

/** What a chosen file would change, and the command that does it. */
export interface Import {
  readonly changes: Changes;
  /** Null where the directory holds all of it already. */
  readonly command: DirectoryCommand | null;
}

type Problems = readonly ExchangeProblem[];

/**
 * The text of a file: UTF-8, or UTF-16 with its mark, which spreadsheets call “Unicode text”. Any other encoding is
 * refused with its first line that is none, because what it says would be a guess, and names would be wrong.
 */
export function textOf(bytes: Uint8Array): Result<string, Problems> {
  if (bytes.length > FILE_LIMIT) return refuse('exchange.tooLarge');
  const [first = 0, second = 0] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = decoded(bytes, wide ?? 'utf-8');
  if (text === null) return refuse('exchange.notText', lineOfFirstError(bytes));
  return text.includes('\0') ? refuse('exchange.notText') : accepted(text);
}

/** What importing a file would change; or every problem with its place. */
export function readImport(
  text: string,
  kind: 'json' | CsvKind,
  directory: Directory,
  context: DirectoryContext,
): Result<Import, Problems> {
  const read =
    kind === 'json'
      ? readDirectoryJson(text, directory, context)
      : readDirectoryCsv(kind, text, directory, context);
  if (!read.ok) return read;
  const changes = changesOf(read.value, directory);
  const entries = sentFor(changes);
  if (Object.values(entries).every(({ length }) => length === 0)) return accepted({ changes, command: null });
  const command: DirectoryCommand = { type: 'importDirectory', entries };
  return new TextEncoder().encode(JSON.stringify(command)).length > COMMAND_LIMIT
    ? refuse('exchange.tooLarge')
    : accepted({ changes, command });
}

const refuse = (code: ExchangeRejectionCode, line = 1) =>
  rejected<Problems>([{ place: { line, column: null }, rejection: { code, params: {} } }]);

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const NEW_LINE = 10;

function lineOfFirstError(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(NEW_LINE, from);
    if (decoded(bytes.subarray(from, end === -1 ? bytes.length : end), 'utf-8') === null || end === -1)
      return line;
    from = end + 1;
  }
  return line;
}
