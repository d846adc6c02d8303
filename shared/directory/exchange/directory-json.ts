import { z } from 'zod';
import { type Result, rejected } from '../../kernel/result.ts';
import type { DirectoryContext } from '../checks/checks.ts';
import { type DirectoryEntries, MOST_ENTRIES } from '../command.ts';
import { entriesIn, entryKinds } from '../entries.ts';
import type { Directory } from '../state.ts';
import { fileEntryOf } from './file-entries.ts';
import type { ExchangeProblem, ExchangeRejectionCode } from './problem.ts';
import { readEntries } from './read-entries.ts';
import { writtenOf } from './written.ts';

/** The number of the document's shape: raised when an older console could no longer read it. */
const FORMAT = 1;

const several = z.array(z.unknown(), 'must be a list').default([]);
const documentSchema = z.strictObject({
  format: z.literal(FORMAT),
  agencies: several,
  people: several,
  vendors: several,
  rotations: several,
  services: several,
  appointments: several,
  overrides: several,
});

/** The whole directory as one document, an entry to a line, so that a person can compare and edit it. */
export function writeDirectoryJson(directory: Directory): string {
  const written = writtenOf(entriesIn(directory));
  const kinds = entryKinds.map((kind) => {
    const lines = written[kind].map((entry) => `    ${JSON.stringify(fileEntryOf(kind, entry))}`);
    return lines.length === 0 ? `  "${kind}": []` : `  "${kind}": [\n${lines.join(',\n')}\n  ]`;
  });
  return `{\n  "format": ${FORMAT},\n${kinds.join(',\n')}\n}\n`;
}

/** The entries of a document, or every problem with its path; the directory is only looked at. */
export function readDirectoryJson(
  text: string,
  directory: Directory,
  context: DirectoryContext,
): Result<DirectoryEntries, readonly ExchangeProblem[]> {
  try {
    return readDirectoryDocument(JSON.parse(text.replace(/^\uFEFF/, '')), directory, context);
  } catch (error) {
    return rejected([problemAt('', 'exchange.notJson', { reason: String(error) })]);
  }
}

/** As `readDirectoryJson`, of a document that is parsed already. */
export function readDirectoryDocument(
  document: unknown,
  directory: Directory,
  context: DirectoryContext,
): Result<DirectoryEntries, readonly ExchangeProblem[]> {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) return rejected(parsed.error.issues.flatMap(problemsOfDocument));
  if (entryKinds.every((kind) => parsed.data[kind].length === 0))
    return rejected([problemAt('', 'exchange.noEntries', {})]);
  for (const kind of entryKinds) {
    const found = parsed.data[kind].length;
    if (found > MOST_ENTRIES)
      return rejected([problemAt(kind, 'exchange.tooMany', { found, most: MOST_ENTRIES })]);
  }
  const raw = entryKinds.map((kind) => [
    kind,
    parsed.data[kind].map((value, index) => ({
      value,
      placeOf: (path: readonly PropertyKey[]) => ({ path: [kind, index, ...path].join('.') }),
    })),
  ]);
  return readEntries(Object.fromEntries(raw), directory, context);
}

function problemsOfDocument(issue: z.core.$ZodIssue): readonly ExchangeProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => problemAt(field, 'exchange.unknownField', { where: field }));
  const field = issue.path.join('.');
  return field === 'format' || field === ''
    ? [problemAt(field, 'exchange.wrongFormat', { format: FORMAT })]
    : [problemAt(field, 'exchange.badValue', { where: field, reason: issue.message })];
}

const problemAt = (
  path: string,
  code: ExchangeRejectionCode,
  params: ExchangeProblem['rejection']['params'],
): ExchangeProblem => ({ place: { path }, rejection: { code, params } });
