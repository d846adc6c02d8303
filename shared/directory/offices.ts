import type { PersonId, ServiceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { appointedTo, type Entitled, type OfficeHeld } from './appointments.ts';
import { chainAt, ON_CALL } from './on-call.ts';
import type { Directory, Standing } from './state.ts';

/** One capacity in which somebody stands, shown as such: "deputy Service Owner for A. Mensah". */
export interface Stood {
  readonly office: string;
  readonly as: Standing;
  /** In whose place; null where they hold it themselves or the place is empty. */
  readonly forWhom: PersonId | null;
}

/**
 * Whom to call at a moment for an office, for each of the services: whoever holds it for the service, else for its
 * agency, else for the government; an acting holder in the holder's place; where nobody holds it, deputies. For the
 * office of those on call, the first in the service's rotation. Without services, the government's.
 */
export function holdersOf(
  directory: Directory,
  office: string,
  services: readonly ServiceId[],
  at: Instant,
): readonly PersonId[] {
  return [...new Set(forEach(services).flatMap((service) => held(directory, office, service, at).called))];
}

/** The offices in which a person may act: what a deputy may do is what the holder may. */
export const officesOf = (
  directory: Directory,
  person: PersonId,
  services: readonly ServiceId[],
  at: Instant,
): readonly string[] => [
  ...new Set(standingsOf(directory, person, services, at).map(({ office }) => office)),
];

/** As `officesOf`, with how they stand in each and in whose place. */
export function standingsOf(
  directory: Directory,
  person: PersonId,
  services: readonly ServiceId[],
  at: Instant,
): readonly Stood[] {
  const found = new Map<string, Stood>();
  const offices = candidates(directory, person);
  for (const service of forEach(services)) {
    for (const office of offices) {
      for (const entitled of held(directory, office, service, at).entitled) {
        if (entitled.person !== person) continue;
        const { as, forWhom } = entitled;
        found.set(`${office}/${as}/${forWhom}`, { office, as, forWhom });
      }
    }
  }
  return [...found.values()];
}

/** A null among services stands for none of them: the government's own offices. */
const forEach = (services: readonly ServiceId[]): readonly (ServiceId | null)[] =>
  services.length === 0 ? [null] : services;

function held(directory: Directory, office: string, service: ServiceId | null, at: Instant): OfficeHeld {
  const rotation = office === ON_CALL && service !== null ? directory.services.get(service)?.rotation : null;
  const [first, ...next] = rotation ? chainAt(directory, rotation, at) : [];
  if (first === undefined) return appointedTo(directory, office, service, at);
  const behind = next.map((person): Entitled => ({ person, as: 'deputy', forWhom: first }));
  return { called: [first], entitled: [{ person: first, as: 'holder', forWhom: null }, ...behind] };
}

/** Offices somebody could hold at all, before asking for whom and when. */
function candidates(directory: Directory, person: PersonId): ReadonlySet<string> {
  const offices = new Set([ON_CALL]);
  for (const appointment of directory.appointments.values())
    if (appointment.person === person) offices.add(appointment.office);
  return offices;
}
