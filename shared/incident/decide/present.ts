import type { PersonId } from '../../kernel/ids.ts';
import { type DecideContext, nameOf, refuse } from './context.ts';

/**
 * Why somebody cannot be asked for what lies ahead: not in the directory, or no longer there. Null where they can. What
 * somebody did in the past may name those who left.
 */
export function refusedAsAbsent(context: DecideContext, person: PersonId) {
  const known = context.directory.people.get(person);
  if (!known) return refuse('person.unknown', { id: person });
  return known.left ? refuse('person.left', { name: nameOf(context, person) }) : null;
}
