import type { AgencyId, PersonId, RotationId, ServiceId, VendorId } from '../kernel/ids.ts';
import { plain } from './plain-text.ts';
import { agencyName, type Directory } from './state.ts';

export const searchKinds = ['services', 'people', 'agencies', 'vendors', 'rotations'] as const;
export type SearchKind = (typeof searchKinds)[number];

export type Found =
  | { readonly kind: 'services'; readonly id: ServiceId }
  | { readonly kind: 'people'; readonly id: PersonId }
  | { readonly kind: 'agencies'; readonly id: AgencyId }
  | { readonly kind: 'vendors'; readonly id: VendorId }
  | { readonly kind: 'rotations'; readonly id: RotationId };

/**
 * Entries of these kinds in which every word of the text occurs, however it is capitalised or accented; at most `limit`.
 * A name that begins with the text comes first, then one of whose words do, then the rest; by name among equals. No text
 * finds everything. Who left and what is retired is found too, last: a search is how one gets to them.
 */
export function searchDirectory(
  directory: Directory,
  text: string,
  kinds: readonly SearchKind[],
  limit: number,
): readonly Found[] {
  const sought = plain(text).trim();
  const words = sought.split(/\s+/u).filter((word) => word !== '');
  return kinds
    .flatMap((kind) => candidates(directory, kind))
    .map((candidate) => ({ ...candidate, plainName: plain(candidate.name), all: plain(candidate.text) }))
    .filter(({ all }) => words.every((word) => all.includes(word)))
    .map((candidate) => ({ ...candidate, rank: rankOf(candidate.plainName, sought, words) }))
    .toSorted(
      (a, b) => Number(a.gone) - Number(b.gone) || a.rank - b.rank || a.plainName.localeCompare(b.plainName),
    )
    .slice(0, limit)
    .map(({ found }) => found);
}

function rankOf(name: string, sought: string, words: readonly string[]): number {
  if (name.startsWith(sought)) return 0;
  const begins = (word: string): boolean =>
    name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
  return words.every(begins) ? 1 : 2;
}

interface Candidate {
  readonly found: Found;
  readonly name: string;
  /** All that is searched. */
  readonly text: string;
  readonly gone: boolean;
}

function candidates(directory: Directory, kind: SearchKind): readonly Candidate[] {
  switch (kind) {
    case 'services':
      return [...directory.services.values()].map(({ id, name, agency, retired }) => ({
        found: { kind, id },
        name,
        text: `${name} ${id} ${agencyName(directory, agency)} ${directory.agencies.get(agency)?.short ?? ''}`,
        gone: retired,
      }));
    case 'people':
      return [...directory.people.values()].map(({ id, name, handle, email, agency, left }) => ({
        found: { kind, id },
        name,
        text: [name, handle, email, agency && agencyName(directory, agency)].join(' '),
        gone: left,
      }));
    case 'agencies':
      return [...directory.agencies.values()].map(({ id, name, short }) => ({
        found: { kind, id },
        name,
        text: `${name} ${short} ${id}`,
        gone: false,
      }));
    case 'vendors':
      return [...directory.vendors.values()].map(({ id, name, contact }) => ({
        found: { kind, id },
        name,
        text: `${name} ${contact} ${id}`,
        gone: false,
      }));
    case 'rotations':
      return [...directory.rotations.values()].map(({ id, name }) => ({
        found: { kind, id },
        name,
        text: `${name} ${id}`,
        gone: false,
      }));
  }
}
