import {
  agencyName,
  type Directory,
  offeredServices,
  presentPeople,
  type Scope,
  serviceName,
} from '../../../shared/directory/state.ts';
import type { AgencyId, PersonId, RotationId, ServiceId, VendorId } from '../../../shared/kernel/ids.ts';
import type { Item } from '../../ui/Combobox.tsx';

const byLabel = <V extends string>(items: readonly Item<V>[]): readonly Item<V>[] =>
  items.toSorted((a, b) => a.label.localeCompare(b.label));

/** What a field of a form may name, by name and with what tells two of a name apart. */
export const peopleItems = (directory: Directory): readonly Item<PersonId>[] =>
  byLabel(
    presentPeople(directory).map(({ id, name, handle, agency }) => ({
      value: id,
      label: name,
      detail: `@${handle}${agency === null ? '' : ` · ${agencyName(directory, agency)}`}`,
    })),
  );

export const serviceItems = (directory: Directory): readonly Item<ServiceId>[] =>
  byLabel(
    offeredServices(directory).map(({ id, name, tier, agency }) => ({
      value: id,
      label: name,
      detail: `T${tier} · ${agencyName(directory, agency)}`,
    })),
  );

export const agencyItems = (directory: Directory): readonly Item<AgencyId>[] =>
  byLabel(
    [...directory.agencies.values()].map(({ id, name, short }) => ({
      value: id,
      label: name,
      detail: short,
    })),
  );

export const vendorItems = (directory: Directory): readonly Item<VendorId>[] =>
  byLabel([...directory.vendors.values()].map(({ id, name }) => ({ value: id, label: name })));

export const rotationItems = (directory: Directory): readonly Item<RotationId>[] =>
  byLabel(
    [...directory.rotations.values()].map(({ id, name, zone }) => ({ value: id, label: name, detail: zone })),
  );

const GOVERNMENT = 'government';

/** Where an office can be held: for the whole government, an agency, or a service. */
export const scopeItems = (directory: Directory, government: string): readonly Item[] => [
  { value: GOVERNMENT, label: government },
  ...agencyItems(directory).map((item) => ({ ...item, value: `agency/${item.value}` })),
  ...serviceItems(directory).map((item) => ({ ...item, value: `service/${item.value}` })),
];

/** For what an office is held, by name. */
export function scopeName(directory: Directory, scope: Scope, government: string): string {
  if (scope.kind === 'government') return government;
  return scope.kind === 'agency'
    ? agencyName(directory, scope.agency)
    : serviceName(directory, scope.service);
}

export function scopeFrom(item: string | null): Scope | null {
  if (item === null) return null;
  const [kind, id = ''] = item.split(/\/(.*)/s);
  if (kind === 'agency') return { kind, agency: id as AgencyId };
  return kind === 'service' ? { kind, service: id as ServiceId } : { kind: 'government' };
}
