import type { Deadline } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { whoOwes } from '../../../shared/views/who-owes.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';

/**
 * The one person to look at for a clock: who owes it, or steps in for a vacant role (CLK-VACANT; the roles line says
 * which is vacant). The office's title only where nobody known holds it.
 */
export function useOwnerText(incident: Incident, pack: PolicyPack, owner: Deadline['owner']): string {
  const directory = useConsole((state) => state.directory);
  const at = useOfficeTime(directory);
  const { people, office } = whoOwes({ incident, pack, directory }, { owner, about: null }, at);
  const [first] = people;
  return first ? personName(directory, first) : (pack.offices[office ?? ''] ?? office ?? '');
}
