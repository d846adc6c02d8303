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
      offices: (appointments.get(id) ?? []).map((one) => titleOf(directory, pack, one)).join(' · '),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function titleOf(
  directory: Directory,
  pack: PolicyPack | undefined,
  { office, scope, as }: Appointment,
): string {
  const name = pack?.offices[office] ?? office;
  const title = as === 'holder' ? name : t(`session.standing.${as}`, { office: name });
  switch (scope.kind) {
    case 'government':
      return title;
    case 'agency':
      return t('session.officeOf', { office: title, service: agencyName(directory, scope.agency) });
    case 'service':
      return t('session.officeOf', { office: title, service: serviceName(directory, scope.service) });
  }
}
