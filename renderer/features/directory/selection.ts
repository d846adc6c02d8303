import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import type { Found } from '../../../shared/directory/search.ts';
import type { Directory } from '../../../shared/directory/state.ts';

/** What the screen shows beside the list: an entry, or the offices held for the whole government. */
export type Selected = Found | { readonly kind: 'offices' };

export const keyOf = (selected: Selected): string =>
  selected.kind === 'offices' ? 'offices' : `${selected.kind}/${selected.id}`;

/** False once it was removed, here or on another console. */
export const isThere = (directory: Directory, { kind, id }: Found): boolean =>
  (directory[kind] as ReadonlyMap<string, unknown>).has(id);

/** The entry that a command saved; null where it saved none. */
export function savedBy(command: DirectoryCommand): Found | null {
  switch (command.type) {
    case 'saveService':
      return { kind: 'services', id: command.id };
    case 'savePerson':
      return { kind: 'people', id: command.id };
    case 'saveAgency':
      return { kind: 'agencies', id: command.id };
    case 'saveVendor':
      return { kind: 'vendors', id: command.id };
    case 'saveRotation':
      return { kind: 'rotations', id: command.id };
    default:
      return null;
  }
}
