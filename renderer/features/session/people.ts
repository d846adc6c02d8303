import { inForce } from '../../../shared/directory/appointments.ts';
import {
  type Appointment,
  agencyName,
  type Directory,
  presentPeople,
  serviceName,
} from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { t } from '../../i18n.ts';

export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
  /** "Service Owner, Digital identity · Chief Digital Officer (deputy)" */
  readonly offices: string;
}

/** Everybody who has not left, with the offices they are appointed to at a moment, by name. */
export function namedPeople(
  directory: Directory,
  pack: PolicyPack | undefined,
  at: Instant,
): readonly NamedPerson[] {
  const current = [...directory.appointments.values()].filter((appointment) => inForce(appointment, at));
  const appointments = Map.groupBy(current, ({ person }) => person);
  return presentPeople(directory)
    .map(({ id, name }) => ({
      id,
      name,
      offices: titles(directory, pack, appointments.get(id) ?? []),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Each office once, with everything it is held for: "Service Manager, Vehicle register, Road toll". */
function titles(
  directory: Directory,
  pack: PolicyPack | undefined,
  appointments: readonly Appointment[],
): string {
  const held = Map.groupBy(appointments, ({ office, as }) => titleOf(pack, office, as));
  return [...held]
    .map(([office, of]) => {
      const places = of.map(({ scope }) => placeOf(directory, scope)).filter((place) => place !== '');
      return places.length === 0 ? office : t('session.officeOf', { office, service: places.join(', ') });
    })
    .join(' · ');
}

function titleOf(pack: PolicyPack | undefined, office: string, as: Appointment['as']): string {
  const name = pack?.offices[office] ?? office;
  return as === 'holder' ? name : t(`session.standing.${as}`, { office: name });
}

/** Empty for the whole government. */
function placeOf(directory: Directory, scope: Appointment['scope']): string {
  switch (scope.kind) {
    case 'government':
      return '';
    case 'agency':
      return agencyName(directory, scope.agency);
    case 'service':
      return serviceName(directory, scope.service);
  }
}
