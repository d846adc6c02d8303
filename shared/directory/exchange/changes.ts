import { isSame } from '../../kernel/same.ts';
import { type DirectoryEntries, type EntryKind, type EntryOf, noEntries } from '../command.ts';
import { entriesIn, entryKinds } from '../entries.ts';
import type { Directory } from '../state.ts';
import { writtenOf } from './written.ts';

/** What an import would do: entries that the directory does not have, and those that it has otherwise. */
export interface Changes {
  readonly added: DirectoryEntries;
  readonly changed: DirectoryEntries;
}

/** Entries of a file beside those of the directory. What it holds just so is in neither. */
export function changesOf(entries: DirectoryEntries, directory: Directory): Changes {
  const written = writtenOf(entriesIn(directory));
  const known = new Map(
    entryKinds.map((kind) => [kind, new Map(written[kind].map((entry) => [entry.id as string, entry]))]),
  );
  const which = (isWanted: (entry: unknown, before: unknown) => boolean): DirectoryEntries => {
    const of = <K extends EntryKind>(kind: K): readonly EntryOf<K>[] =>
      (entries[kind] as readonly EntryOf<K>[]).filter((entry) =>
        isWanted(entry, known.get(kind)?.get(entry.id)),
      );
    return { ...noEntries, ...Object.fromEntries(entryKinds.map((kind) => [kind, of(kind)])) };
  };
  return {
    added: which((_, before) => before === undefined),
    changed: which((entry, before) => before !== undefined && !isSame(before, entry)),
  };
}

/** All that an import has to send. */
export const sentFor = ({ added, changed }: Changes): DirectoryEntries => ({
  ...noEntries,
  ...Object.fromEntries(entryKinds.map((kind) => [kind, [...added[kind], ...changed[kind]]])),
});
