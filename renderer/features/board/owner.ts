import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { whoOwes } from '../../../shared/views/who-owes.ts';
import type { Scope } from '../../bridge/scope.ts';
import { shortName } from '../../ui/PersonName.tsx';

/** Who owes a clock, in words: the role or office, who that is, and whether they stand in for a vacancy (CLK-VACANT). */
export interface OwnerText {
  readonly title: string;
  readonly names: readonly string[];
  readonly vacant: boolean;
  readonly own: boolean;
}

export function ownerText(scope: Scope, reading: ClockReading, at: Instant): OwnerText {
  const { pack, directory, me } = scope;
  const { people, role, office, vacant } = whoOwes(scope, reading, at);
  const names = people.map((id) => shortName(personName(directory, id)));
  const own = me !== null && people.includes(me);
  const titleOf = (named: string): string => pack.offices[named] ?? named;
  if (vacant !== null) {
    const title = vacant.role ? pack.roles[vacant.role].short : titleOf(vacant.office);
    // The office that steps in is said with the name: nobody expects its holder here.
    const standing = office === null ? names : [[titleOf(office), ...names].join(' ')];
    return { title, names: standing, vacant: true, own };
  }
  const title = role ? pack.roles[role].short : office === null ? '' : titleOf(office);
  return { title, names, vacant: false, own };
}
