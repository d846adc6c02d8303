import { useTranslation } from 'react-i18next';
import { owedBy } from '../../../shared/clocks/clocks.ts';
import type { Deadline } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { useConsole } from '../../bridge/store.ts';

/** Who owes a clock, in words short enough for the wall; a vacancy is said, not hidden (CLK-VACANT). */
export function useOwnerText(incident: Incident, pack: PolicyPack, owner: Deadline['owner']): string {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const owed = owedBy(incident, pack, owner);
  const name =
    owed.kind === 'person' ? personName(directory, owed.person) : (pack.offices[owed.office] ?? owed.office);
  return owed.vacant ? t('wall.vacantOwner', { role: pack.roles[owed.vacant].short, name }) : name;
}
