import type { PersonId } from '../../kernel/ids.ts';
import type { Person } from '../state.ts';
import { askReferences, type Check, type DirectoryProblem, problemsOfEach } from './problem.ts';

/**
 * The same person twice: the same short name, the same e-mail address, or in one import the same name at the same
 * agency. Who left keeps theirs: the record names them by it.
 */
export function problemsOfPeople({ entries, next }: Check): readonly DirectoryProblem[] {
  const everybody = [...next.people.values()];
  const byHandle = Map.groupBy(everybody, ({ handle }) => handle);
  const byEmail = Map.groupBy(everybody, ({ email }) => email?.toLowerCase());
  const byName = Map.groupBy(entries.people, namedAt);
  // Of two that come together the later is told; who is there already comes before them all.
  const places = new Map(entries.people.map(({ id }, index) => [id, index]));
  const placeOf = (id: PersonId): number => places.get(id) ?? -1;
  return problemsOfEach('people', entries, (person, tell) => {
    const { id, name, handle, email, agency } = person;
    const other = (found: readonly Person[] | undefined) =>
      found?.find((one) => placeOf(one.id) < placeOf(id));
    const sameHandle = other(byHandle.get(handle));
    if (sameHandle) tell('handle', 'directory.handleTaken', { handle, name: sameHandle.name });
    const sameEmail = email === null ? undefined : other(byEmail.get(email.toLowerCase()));
    if (email !== null && sameEmail) tell('email', 'directory.emailTaken', { email, name: sameEmail.name });
    const namesake = other(byName.get(namedAt(person)));
    if (namesake) tell('name', 'directory.samePerson', { name, id, other: namesake.id });
    askReferences(next, tell, name, 'agency', 'agency', [agency]);
  });
}

const namedAt = ({ name, agency }: Person): string => `${name.toLowerCase()}\n${agency}`;
