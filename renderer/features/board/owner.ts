import { owedBy } from '../../../shared/clocks/clocks.ts';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { concernedBy } from '../../../shared/views/clock-words.ts';
import type { Scope } from '../../bridge/scope.ts';
import { shortName } from '../../ui/PersonName.tsx';

/** Who owes a clock, in words: the role or office, who that is, and whether they stand in for a vacancy (CLK-VACANT). */
export interface OwnerText {
  readonly title: string;
  readonly names: readonly string[];
  readonly vacant: boolean;
  readonly own: boolean;
}

export function ownerText(
  { incident, pack, directory, me }: Scope,
  reading: ClockReading,
  at: Instant,
): OwnerText {
  const owes = owedBy(incident, pack, reading.owner);
  if (owes.kind === 'office') {
    const holders = holdersOf(directory, owes.office, concernedBy(incident, reading), at);
    return {
      title: owes.vacant ? pack.roles[owes.vacant].short : (pack.offices[owes.office] ?? owes.office),
      names: owes.vacant
        ? [pack.offices[owes.office] ?? owes.office]
        : holders.map((id) => shortName(personName(directory, id))),
      vacant: owes.vacant !== null,
      own: me !== null && holders.includes(me),
    };
  }
  const role = owes.vacant ?? owes.role;
  return {
    title: role ? pack.roles[role].short : '',
    names: [shortName(personName(directory, owes.person))],
    vacant: owes.vacant !== null,
    own: owes.person === me,
  };
}
