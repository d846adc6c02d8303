import type { z } from 'zod';
import { accepted, type Result, rejected } from '../../kernel/result.ts';
import { type DirectoryContext, problemsOf } from '../checks/checks.ts';
import type { DirectoryProblem } from '../checks/problem.ts';
import { type DirectoryEntries, type EntryKind, type EntryOf, noEntries } from '../command.ts';
import { entriesOf, entryKinds } from '../entries.ts';
import type { Directory } from '../state.ts';
import { fileEntrySchemas } from './file-entries.ts';
import type { ExchangeProblem, Place } from './problem.ts';

/** One entry as a file has it, not looked at yet, and where its fields stand in the file. */
export interface RawEntry {
  readonly value: unknown;
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

export type RawEntries = { readonly [K in EntryKind]?: readonly RawEntry[] };

/**
 * Entries that a command would take, or every problem with its place: of form, and of what the directory would refuse.
 * What names an entry that is itself at fault is not told: correcting that one settles it.
 */
export function readEntries(
  raw: RawEntries,
  directory: Directory,
  context: DirectoryContext,
): Result<DirectoryEntries, readonly ExchangeProblem[]> {
  const problems: ExchangeProblem[] = [];
  const faulty = new Set<unknown>();
  const sources = new Map<EntryKind, readonly RawEntry[]>();
  const read = <K extends EntryKind>(kind: K): readonly EntryOf<K>[] => {
    const good = (raw[kind] ?? []).flatMap((source) => {
      const parsed = fileEntrySchemas[kind].safeParse(source.value);
      if (parsed.success) return [{ source, entry: parsed.data as EntryOf<K> }];
      faulty.add((source.value as { readonly id?: unknown } | null)?.id);
      problems.push(...parsed.error.issues.flatMap((issue) => problemsOfForm(source, issue)));
      return [];
    });
    sources.set(
      kind,
      good.map(({ source }) => source),
    );
    return good.map(({ entry }) => entry);
  };
  const entries = Object.fromEntries(entryKinds.map((kind) => [kind, read(kind)]));
  const all = { ...noEntries, ...entries } as DirectoryEntries;

  for (const problem of problemsOf(directory, entriesOf(all), context)) {
    const source = sources.get(problem.kind)?.[problem.index];
    if (source && !isAbout(faulty, problem)) problems.push(problemOfDirectory(source, problem));
  }
  return problems.length === 0 ? accepted(all) : rejected(problems);
}

const isAbout = (faulty: ReadonlySet<unknown>, { rejection }: DirectoryProblem): boolean =>
  rejection.code === 'directory.unknownReference' && faulty.has(rejection.params.id);

const problemOfDirectory = (
  { placeOf }: RawEntry,
  { field, rejection }: DirectoryProblem,
): ExchangeProblem => ({ place: placeOf(field === null ? [] : [field]), rejection });

function problemsOfForm({ value, placeOf }: RawEntry, issue: z.core.$ZodIssue): readonly ExchangeProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({
      place: placeOf([...issue.path, field]),
      rejection: { code: 'exchange.unknownField', params: { where: field } },
    }));
  const where = issue.path.map(String).join('.') || 'the entry';
  const missing = issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined;
  const reason = missing ? 'is missing' : reasonOf(issue);
  return [
    { place: placeOf(issue.path), rejection: { code: 'exchange.badValue', params: { where, reason } } },
  ];
}

/** What a schema says by itself is meant for programmers. */
const reasonOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')
    ? `must be ${shapes[issue.expected] ?? issue.expected}`
    : issue.message;

const shapes: Readonly<Record<string, string>> = {
  object: 'a group of fields in braces',
  array: 'a list in brackets',
  string: 'a text in quotation marks',
  number: 'a number',
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
