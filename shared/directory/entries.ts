import { durationLength } from '../kernel/time.ts';
import type { DirectoryEntries, EntryKind, EntryOf } from './command.ts';
import type {
  Agency,
  Appointment,
  Directory,
  OnCallOverride,
  Person,
  Rotation,
  Service,
  Vendor,
} from './state.ts';

/** Entries of the directory as it keeps them, of every kind: what a save or an import would put into it. */
export interface Entries {
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly vendors: readonly Vendor[];
  readonly rotations: readonly Rotation[];
  readonly services: readonly Service[];
  readonly appointments: readonly Appointment[];
  readonly overrides: readonly OnCallOverride[];
}

/** In the order in which each may speak of those before it. */
export const entryKinds = [
  'agencies',
  'people',
  'vendors',
  'rotations',
  'services',
  'appointments',
  'overrides',
] as const satisfies readonly EntryKind[];

/** What a person wrote, as the directory keeps it: lengths of time in milliseconds. */
export const entriesOf = (written: DirectoryEntries): Entries => ({
  ...written,
  services: written.services.map(serviceOf),
  rotations: written.rotations.map(rotationOf),
});

export function serviceOf({ targets, ...service }: EntryOf<'services'>): Service {
  const lengths = Object.entries(targets).map(([priority, iso]) => [priority, lengthOf(iso)]);
  return { ...service, targets: Object.fromEntries(lengths) };
}

export const rotationOf = ({ escalateAfter, ...rotation }: EntryOf<'rotations'>): Rotation => ({
  ...rotation,
  escalateAfter: lengthOf(escalateAfter),
});

/** Everything that the directory holds. */
export const entriesIn = (directory: Directory): Entries => ({
  agencies: [...directory.agencies.values()],
  people: [...directory.people.values()],
  vendors: [...directory.vendors.values()],
  rotations: [...directory.rotations.values()],
  services: [...directory.services.values()],
  appointments: [...directory.appointments.values()],
  overrides: [...directory.overrides.values()],
});

/** The directory as it would be with these entries; of two with one id the later. */
export const withEntries = (directory: Directory, entries: Entries): Directory => ({
  ...directory,
  agencies: saved(directory.agencies, entries.agencies),
  people: saved(directory.people, entries.people),
  vendors: saved(directory.vendors, entries.vendors),
  rotations: saved(directory.rotations, entries.rotations),
  services: saved(directory.services, entries.services),
  appointments: saved(directory.appointments, entries.appointments),
  overrides: saved(directory.overrides, entries.overrides),
});

function saved<Id, Entry extends { readonly id: Id }>(
  known: ReadonlyMap<Id, Entry>,
  entries: readonly Entry[],
): ReadonlyMap<Id, Entry> {
  if (entries.length === 0) return known;
  const all = new Map(known);
  for (const entry of entries) all.set(entry.id, entry);
  return all;
}

function lengthOf(iso: string): number {
  const length = durationLength(iso);
  if (length === null) throw new Error(`The schema let a duration through that is none: ${iso}`);
  return length;
}
