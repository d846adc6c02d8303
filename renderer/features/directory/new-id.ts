import { slugOf } from '../../../shared/directory/plain-text.ts';

/** A readable id for a new entry, made from its name; numbered where another has it already. */
export function newId<Id extends string>(name: string, taken: ReadonlyMap<Id, unknown>): Id {
  const slug = (slugOf(name) || 'entry').slice(0, 60);
  let id = slug;
  for (let number = 2; taken.has(id as Id); number += 1) id = `${slug}-${number}`;
  return id as Id;
}
