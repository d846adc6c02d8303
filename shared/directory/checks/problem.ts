import type { Rejection } from '../../kernel/rejection.ts';
import type { Instant } from '../../kernel/time.ts';
import type { EntryKind } from '../command.ts';
import type { Entries } from '../entries.ts';
import type { DirectoryRejection, DirectoryRejectionCode } from '../rejections.ts';
import type { Directory } from '../state.ts';

/** Why the directory cannot take an entry, and which one: an import names the line, a form the field. */
export interface DirectoryProblem {
  readonly kind: EntryKind;
  /** Which of the entries of its kind, from 0. */
  readonly index: number;
  /** The entry's field; null where it is about the entry whole. */
  readonly field: string | null;
  readonly rejection: DirectoryRejection;
}

/** What checks look at: the entries, and the directory as it would be with all of them. */
export interface Check {
  readonly entries: Entries;
  readonly next: Directory;
  /** When the change is made. */
  readonly at: Instant;
  /** The offices of the policy pack in force; null while none is adopted. */
  readonly offices: ReadonlySet<string> | null;
}

/** Tells of problems of one entry. */
export type Tell = (field: string | null, code: DirectoryRejectionCode, params: Rejection['params']) => void;

/** Asks one question of every entry of a kind. */
export function problemsOfEach<K extends keyof Entries>(
  kind: K,
  entries: Entries,
  ask: (entry: Entries[K][number], tell: Tell) => void,
): readonly DirectoryProblem[] {
  const problems: DirectoryProblem[] = [];
  for (const [index, entry] of entries[kind].entries())
    ask(entry, (field, code, params) => problems.push({ kind, index, field, rejection: { code, params } }));
  return problems;
}

/** What an entry may name, by the word that the sentence takes for it. */
const referenced = {
  agency: 'agencies',
  person: 'people',
  vendor: 'vendors',
  rotation: 'rotations',
  service: 'services',
} as const;

/** Tells of ids that name nothing. `name` is of the entry that names them. */
export function askReferences(
  next: Directory,
  tell: Tell,
  name: string,
  field: string,
  kind: keyof typeof referenced,
  ids: Iterable<string | null>,
): void {
  const known: ReadonlyMap<string, unknown> = next[referenced[kind]];
  for (const id of new Set(ids))
    if (id !== null && !known.has(id)) tell(field, 'directory.unknownReference', { name, kind, id });
}
