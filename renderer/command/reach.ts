import { holdersOf, standingsOf } from '../../shared/directory/offices.ts';
import { personName, type Standing } from '../../shared/directory/state.ts';
import type { PersonId, ServiceId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Scope } from '../bridge/scope.ts';

/** Somebody who can be reached for an office: by what number, and in whose place where it is not their own. */
export interface Reach {
  readonly person: PersonId;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly as: Standing;
  readonly forWhom: string | null;
}

/** Whom to call for an office, then who may be called in their place: deputies, the nearest first. */
export function reachOf(
  { directory }: Pick<Scope, 'directory'>,
  office: string,
  services: readonly ServiceId[],
  at: Instant,
): readonly Reach[] {
  const called = holdersOf(directory, office, services, at);
  const appointed = [...directory.appointments.values()]
    .filter((one) => one.office === office)
    .map(({ person }) => person);
  return [...new Set([...called, ...appointed])].flatMap((person) => {
    const stood = standingsOf(directory, person, services, at).find((one) => one.office === office);
    if (!stood) return [];
    const { phone = null, email = null } = directory.people.get(person) ?? {};
    return {
      person,
      name: personName(directory, person),
      phone,
      email,
      as: stood.as,
      forWhom: stood.forWhom === null ? null : personName(directory, stood.forWhom),
    };
  });
}
