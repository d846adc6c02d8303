import { owedBy } from '../../../shared/clocks/clocks.ts';
import type { Deadline } from '../../../shared/clocks/reading.ts';
import { holdersOf, personName } from '../../../shared/directory/state.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { useConsole } from '../../bridge/store.ts';

/**
 * The one person to look at for a clock: who owes it, or steps in for a vacant role (CLK-VACANT; the roles line says
 * which is vacant). The office's title only where nobody known holds it.
 */
export function useOwnerText(incident: Incident, pack: PolicyPack, owner: Deadline['owner']): string {
  const directory = useConsole((state) => state.directory);
  const owed = owedBy(incident, pack, owner);
  if (owed.kind === 'person') return personName(directory, owed.person);
  const [holder] = holdersOf(directory, owed.office, incident.services);
  return holder ? personName(directory, holder) : (pack.offices[owed.office] ?? owed.office);
}
