import { isSame } from '../kernel/same.ts';
import type { Instant } from '../kernel/time.ts';
import { inForce } from './appointments.ts';
import type { Entries } from './entries.ts';
import type { NewDirectoryEvent } from './event.ts';
import type { Directory, Person, Service } from './state.ts';

/** The events that bring the directory to hold these entries, at a moment; none for what it holds already. */
export function eventsFor(directory: Directory, entries: Entries, at: Instant): readonly NewDirectoryEvent[] {
  const isNew =
    <Id, Entry extends { readonly id: Id }>(known: ReadonlyMap<Id, Entry>) =>
    (entry: Entry) =>
      !isSame(known.get(entry.id), entry);
  const made =
    <T extends NewDirectoryEvent['type']>(type: T) =>
    (body: unknown) =>
      ({ type, body }) as NewDirectoryEvent;
  return [
    ...entries.agencies.filter(isNew(directory.agencies)).map(made('agencySaved')),
    ...entries.people.flatMap((person) => eventsForPerson(directory, person, at)),
    ...entries.vendors.filter(isNew(directory.vendors)).map(made('vendorSaved')),
    ...entries.rotations.filter(isNew(directory.rotations)).map(made('rotationSaved')),
    ...entries.services.flatMap((service) => eventsForService(directory, service)),
    ...entries.appointments.filter(isNew(directory.appointments)).map(made('appointed')),
    ...entries.overrides.filter(isNew(directory.overrides)).map(made('onCallOverridden')),
  ];
}

/** Who leaves lays down their offices. */
function eventsForPerson(
  directory: Directory,
  { left, ...person }: Person,
  at: Instant,
): readonly NewDirectoryEvent[] {
  const known = directory.people.get(person.id);
  const before = known?.left ?? false;
  const events: NewDirectoryEvent[] = [];
  if (!known || !isSame(known, { ...person, left: before }))
    events.push({ type: 'personSaved', body: person });
  if (left === before) return events;
  if (!left) return [...events, { type: 'personReturned', body: { person: person.id } }];
  const held = [...directory.appointments.values()].filter(
    (appointment) => appointment.person === person.id && inForce(appointment, at),
  );
  return [
    ...events,
    { type: 'personLeft', body: { person: person.id } },
    ...held.map(
      ({ id }): NewDirectoryEvent => ({ type: 'appointmentEnded', body: { appointment: id, until: at } }),
    ),
  ];
}

function eventsForService(
  directory: Directory,
  { retired, ...service }: Service,
): readonly NewDirectoryEvent[] {
  const known = directory.services.get(service.id);
  const before = known?.retired ?? false;
  const events: NewDirectoryEvent[] = [];
  if (!known || !isSame(known, { ...service, retired: before }))
    events.push({ type: 'serviceSaved', body: service });
  if (retired !== before)
    events.push({ type: retired ? 'serviceRetired' : 'serviceReinstated', body: { service: service.id } });
  return events;
}
