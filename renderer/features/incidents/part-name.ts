import { agencyName, type Directory, personName, serviceName } from '../../../shared/directory/state.ts';
import type { AgencyId, ServiceId } from '../../../shared/kernel/ids.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import type { Priority, Status } from '../../../shared/policy/vocabulary.ts';
import {
  builtInViews,
  type FilterPart,
  type IncidentFilter,
  partsOf,
  withoutPart,
} from '../../../shared/views/saved-views.ts';
import { t } from '../../i18n.ts';

/** One thing that the filter asks for, in words, and the filter without it. */
export interface NamedPart {
  readonly key: string;
  readonly name: string;
  readonly without: IncidentFilter;
}

const open = new Set(builtInViews.find(({ id }) => id === 'open')?.filter.statuses);

/** Everything that is asked for. The three statuses of what is open are one thing to whoever reads. */
export function namedParts(
  filter: IncidentFilter,
  directory: Directory,
  pack: PolicyPack | undefined,
): readonly NamedPart[] {
  const isOpen = filter.statuses.length === open.size && filter.statuses.every((one) => open.has(one));
  const parts = partsOf(filter)
    .filter(({ part }) => !(isOpen && part === 'statuses'))
    .map((part) => ({
      key: 'value' in part ? `${part.part} ${part.value}` : part.part,
      name: nameOf(part, filter, directory, pack),
      without: withoutPart(filter, part),
    }));
  return isOpen
    ? [{ key: 'open', name: t('incidents.chips.open'), without: { ...filter, statuses: [] } }, ...parts]
    : parts;
}

function nameOf(
  part: FilterPart,
  filter: IncidentFilter,
  directory: Directory,
  pack: PolicyPack | undefined,
): string {
  switch (part.part) {
    case 'statuses':
      return t(`common.status.${part.value as Status}`);
    case 'priorities':
      return part.value === 'none' ? t('incidents.chips.unclassified') : (part.value as Priority);
    case 'services':
      return serviceName(directory, part.value as ServiceId);
    case 'agencies':
      return agencyName(directory, part.value as AgencyId);
    case 'office':
      return officeName(filter, directory, pack);
    case 'drills':
      return t(filter.drills === 'only' ? 'incidents.chips.drillsOnly' : 'incidents.chips.drillsWithout');
    case 'closedWithin':
      return t('incidents.chips.closedWithin', { count: filter.closedWithin ?? 0 });
    case 'text':
      return t('incidents.chips.text', { text: filter.text.trim() });
    case 'mine':
    case 'breached':
      return t(`incidents.chips.${part.part}`);
  }
}

function officeName(
  { office: held }: IncidentFilter,
  directory: Directory,
  pack: PolicyPack | undefined,
): string {
  if (held === null) return '';
  const person = personName(directory, held.person);
  if (held.office === null) return t('incidents.chips.anyOffice', { person });
  return t('incidents.chips.office', { office: pack?.offices[held.office] ?? held.office, person });
}
