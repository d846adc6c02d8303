import type { PersonId, ServiceId } from '../kernel/ids.ts';
import type { Tier } from '../policy/vocabulary.ts';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Short name typed after `@` in the capture line: lower case, no spaces, unique. */
  readonly handle: string;
  /** Offices held for every service (a service's own owner, manager and team lead stand with the service). */
  readonly offices: readonly string[];
}

export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  readonly tier: Tier;
  readonly agency: string;
  /** Offices held for this service: office id → person. */
  readonly holders: Readonly<Record<string, PersonId>>;
}

export interface Directory {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly services: ReadonlyMap<ServiceId, Service>;
}

export const emptyDirectory: Directory = { people: new Map(), services: new Map() };

export const personName = (directory: Directory, id: PersonId): string =>
  directory.people.get(id)?.name ?? id;

export const serviceName = (directory: Directory, id: ServiceId): string =>
  directory.services.get(id)?.name ?? id;

/** Everyone who holds an office for any of the given services; holders named by a service come first. */
export function holdersOf(
  directory: Directory,
  office: string,
  services: readonly ServiceId[],
): readonly PersonId[] {
  const holders = new Set<PersonId>();
  for (const id of services) {
    const holder = directory.services.get(id)?.holders[office];
    if (holder !== undefined) holders.add(holder);
  }
  if (holders.size > 0) return [...holders];
  for (const person of directory.people.values()) {
    if (person.offices.includes(office)) holders.add(person.id);
  }
  return [...holders];
}

/** The offices a person holds with regard to the given services: the counterpart of `holdersOf`. */
export function officesOf(
  directory: Directory,
  person: PersonId,
  services: readonly ServiceId[],
): readonly string[] {
  const candidates = new Set(directory.people.get(person)?.offices ?? []);
  for (const id of services) {
    for (const office of Object.keys(directory.services.get(id)?.holders ?? {})) candidates.add(office);
  }
  return [...candidates].filter((office) => holdersOf(directory, office, services).includes(person));
}
