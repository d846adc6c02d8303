import type { Envelope } from '../kernel/envelope.ts';
import type { AgencyId, AppointmentId, PersonId, ServiceId } from '../kernel/ids.ts';
import { type DirectoryEvent, type DirectoryEventBodies, directoryEventVersions } from './event.ts';
import { fieldsSetBy } from './fields.ts';
import { slugOf } from './plain-text.ts';
import type { Appointment, Directory, Scope, Service } from './state.ts';

/** Folds one event. An unknown type or version, and one about an entry nobody knows, leaves the directory as it was. */
export function evolveDirectory(directory: Directory, recorded: Envelope): Directory {
  if (recorded.v > (directoryEventVersions[recorded.type] ?? 1)) return directory;
  const event = recorded as DirectoryEvent;
  const changed = apply(directory, event);
  return changed === directory ? directory : { ...changed, heads: headsAfter(directory, event) };
}

function apply(directory: Directory, event: DirectoryEvent): Directory {
  switch (event.type) {
    case 'agencySaved':
      return { ...directory, agencies: withEntry(directory.agencies, event.body) };
    case 'personSaved': {
      const left = directory.people.get(event.body.id)?.left ?? false;
      return { ...directory, people: withEntry(directory.people, { ...event.body, left }) };
    }
    case 'personLeft':
    case 'personReturned': {
      const left = event.type === 'personLeft';
      const people = revised(directory.people, event.body.person, (person) => ({ ...person, left }));
      return people === null ? directory : { ...directory, people };
    }
    case 'vendorSaved':
      return { ...directory, vendors: withEntry(directory.vendors, event.body) };
    case 'serviceSaved': {
      const retired = directory.services.get(event.body.id)?.retired ?? false;
      return { ...directory, services: withEntry(directory.services, { ...event.body, retired }) };
    }
    case 'serviceRetired':
    case 'serviceReinstated': {
      const retired = event.type === 'serviceRetired';
      const services = revised(directory.services, event.body.service, (service) => ({
        ...service,
        retired,
      }));
      return services === null ? directory : { ...directory, services };
    }
    case 'appointed':
      return { ...directory, appointments: withEntry(directory.appointments, event.body) };
    case 'appointmentEnded': {
      const { appointment, until } = event.body;
      const appointments = revised(directory.appointments, appointment, (one) => ({ ...one, until }));
      return appointments === null ? directory : { ...directory, appointments };
    }
    case 'rotationSaved':
      return { ...directory, rotations: withEntry(directory.rotations, event.body) };
    case 'rotationRemoved': {
      const rotations = new Map(directory.rotations);
      return rotations.delete(event.body.rotation) ? { ...directory, rotations } : directory;
    }
    case 'onCallOverridden':
      return { ...directory, overrides: withEntry(directory.overrides, event.body) };
    case 'overrideEnded': {
      const { override, until } = event.body;
      const overrides = revised(directory.overrides, override, (one) => ({ ...one, until }));
      return overrides === null ? directory : { ...directory, overrides };
    }
    case 'personAdded':
      return withPersonAdded(directory, event.body);
    case 'serviceAdded':
      return withServiceAdded(directory, event.body);
    default:
      return directory;
  }
}

/** Of the first version: offices without a scope were held for every service. */
function withPersonAdded(
  directory: Directory,
  { offices, ...added }: DirectoryEventBodies['personAdded'],
): Directory {
  const person = { ...added, agency: null, email: null, phone: null, left: false };
  const government = offices.map((office) => holder(office, { kind: 'government' }, person.id));
  return {
    ...directory,
    people: withEntry(directory.people, person),
    appointments: withEntry(directory.appointments, ...government),
  };
}

/** Of the first version: the agency was a name, and nothing was known of how the service is watched. */
function withServiceAdded(
  directory: Directory,
  { agency: name, holders, ...added }: DirectoryEventBodies['serviceAdded'],
): Directory {
  const agency = slugOf(name) as AgencyId;
  const service: Service = {
    ...added,
    agency,
    dependsOn: [],
    vendors: [],
    monitoring: { automated: false, slaAlerts: false, aroundTheClock: false, severalLocations: false },
    targets: {},
    rotation: null,
    retired: false,
  };
  const scope: Scope = { kind: 'service', service: service.id };
  const ofService = Object.entries(holders).map(([office, person]) => holder(office, scope, person));
  return {
    ...directory,
    agencies: directory.agencies.has(agency)
      ? directory.agencies
      : withEntry(directory.agencies, { id: agency, name, short: name }),
    services: withEntry(directory.services, service),
    appointments: withEntry(directory.appointments, ...ofService),
  };
}

/** Ids that every console makes alike from the same old event. */
function holder(office: string, scope: Scope, person: PersonId): Appointment {
  const where: ServiceId | PersonId = scope.kind === 'service' ? scope.service : person;
  const id = `${scope.kind}-${where}-${slugOf(office)}` as AppointmentId;
  return { id, office, scope, person, as: 'holder', from: null, until: null };
}

function withEntry<Id, Entry extends { readonly id: Id }>(
  entries: ReadonlyMap<Id, Entry>,
  ...saved: readonly Entry[]
): ReadonlyMap<Id, Entry> {
  const all = new Map(entries);
  for (const entry of saved) all.set(entry.id, entry);
  return all;
}

/** Null where there is no such entry. */
function revised<Id, Entry>(
  entries: ReadonlyMap<Id, Entry>,
  id: Id,
  revise: (entry: Entry) => Entry,
): ReadonlyMap<Id, Entry> | null {
  const known = entries.get(id);
  return known === undefined ? null : new Map(entries).set(id, revise(known));
}

/** Setters that this one knew of are superseded; the others stay heads beside it. */
function headsAfter({ heads }: Directory, event: DirectoryEvent): Directory['heads'] {
  const after = new Map(heads);
  for (const field of fieldsSetBy(event)) {
    const superseded = event.basedOn[field] ?? [];
    const kept = (heads.get(field) ?? []).filter((head) => !superseded.includes(head));
    after.set(field, [...kept, event.id]);
  }
  return after;
}
