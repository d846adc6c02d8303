import type { Instant } from '../../kernel/time.ts';
import { type Entries, entryKinds, withEntries } from '../entries.ts';
import type { Directory } from '../state.ts';
import { problemsOfAppointments, problemsOfOverrides } from './appointments.ts';
import { problemsOfPeople } from './people.ts';
import { type Check, type DirectoryProblem, problemsOfEach } from './problem.ts';
import { problemsOfRotations } from './rotations.ts';
import { problemsOfServices } from './services.ts';

/** What a change of the directory is checked against besides the directory. */
export interface DirectoryContext {
  /** When the change is made. */
  readonly occurredAt: Instant;
  /** The offices of the policy pack in force; null while none is adopted, and then any will do. */
  readonly offices: ReadonlySet<string> | null;
}

/**
 * Everything that keeps the directory from taking these entries, kind by kind in the order of the files. The same for
 * one entry from a form and thousands from a file; an entry may speak of another that comes with it.
 */
export function problemsOf(
  directory: Directory,
  entries: Entries,
  { occurredAt, offices }: DirectoryContext,
): readonly DirectoryProblem[] {
  const check: Check = { entries, next: withEntries(directory, entries), at: occurredAt, offices };
  const twice = entryKinds.flatMap((kind) => problemsOfIds(kind, entries));
  const all = [
    ...twice,
    ...problemsOfPeople(check),
    ...problemsOfRotations(check),
    ...problemsOfServices(check),
    ...problemsOfAppointments(check),
    ...problemsOfOverrides(check),
  ];
  return all.toSorted((a, b) => entryKinds.indexOf(a.kind) - entryKinds.indexOf(b.kind) || a.index - b.index);
}

function problemsOfIds(kind: keyof Entries, entries: Entries): readonly DirectoryProblem[] {
  const seen = new Set<string>();
  return problemsOfEach(kind, entries, ({ id }, tell) => {
    if (seen.has(id)) tell('id', 'directory.twice', { id });
    seen.add(id);
  });
}
