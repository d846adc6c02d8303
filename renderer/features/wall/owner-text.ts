import { owedBy } from '../../../shared/clocks/clocks.ts';
import type { Deadline } from '../../../shared/clocks/reading.ts';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';

/**
 * The one person to look at for a clock: who owes it, or steps in for a vacant role (CLK-VACANT; the roles line says
 * which is vacant). The office's title only where nobody known holds it.
 */
export function useOwnerText(incident: Incident, pack: PolicyPack, owner: Deadline['owner']): string {
  const directory = useConsole((state) => state.directory);
  const at = useOfficeTime(directory);
  const owed = owedBy(incident, pack, owner);
  if (owed.kind === 'person') return personName(directory, owed.person);
  const [holder] = holdersOf(directory, owed.office, incident.services, at);
  return holder ? personName(directory, holder) : (pack.offices[owed.office] ?? owed.office);
}
