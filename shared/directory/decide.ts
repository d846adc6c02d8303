import { assertNever } from '../kernel/assert-never.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import { type DirectoryContext, problemsOf } from './checks/checks.ts';
import type { DirectoryCommand } from './command.ts';
import { type Entries, entriesOf, rotationOf, serviceOf } from './entries.ts';
import type { NewDirectoryEvent } from './event.ts';
import type { DirectoryRejection, DirectoryRejectionCode } from './rejections.ts';
import { eventsFor } from './save.ts';
import { type Directory, personName } from './state.ts';

type Decision = Result<readonly NewDirectoryEvent[], DirectoryRejection>;

const refuse = (code: DirectoryRejectionCode, params: Rejection['params']) => rejected({ code, params });

/**
 * A save that changes nothing is refused, so that the record holds changes only; so is one that would leave the directory
 * naming what is not there, people twice, services in a circle, or nobody on call. An import is all of it or nothing,
 * and gives only what it changes.
 */
export function decideDirectory(
  directory: Directory,
  command: DirectoryCommand,
  context: DirectoryContext,
): Decision {
  const save = (name: string, entries: Partial<Entries>): Decision =>
    decideSave(directory, { ...nothing, ...entries }, context, () => refuse('directory.same', { name }));
  switch (command.type) {
    case 'saveAgency': {
      const { type: _, ...agency } = command;
      return save(agency.name, { agencies: [agency] });
    }
    case 'savePerson': {
      const { type: _, ...person } = command;
      const left = directory.people.get(person.id)?.left ?? false;
      return save(person.name, { people: [{ ...person, left }] });
    }
    case 'markLeft':
    case 'markReturned': {
      const person = directory.people.get(command.person);
      if (!person) return unknown('person', command.person);
      return save(person.name, { people: [{ ...person, left: command.type === 'markLeft' }] });
    }
    case 'saveVendor': {
      const { type: _, ...vendor } = command;
      return save(vendor.name, { vendors: [vendor] });
    }
    case 'saveService': {
      const { type: _, ...written } = command;
      const retired = directory.services.get(written.id)?.retired ?? false;
      return save(written.name, { services: [serviceOf({ ...written, retired })] });
    }
    case 'retireService':
    case 'reinstateService': {
      const service = directory.services.get(command.service);
      if (!service) return unknown('service', command.service);
      return save(service.name, { services: [{ ...service, retired: command.type === 'retireService' }] });
    }
    case 'appoint': {
      const { type: _, ...appointment } = command;
      return save(personName(directory, appointment.person), { appointments: [appointment] });
    }
    case 'endAppointment':
      return endAppointment(directory, command, context);
    case 'saveRotation': {
      const { type: _, ...written } = command;
      return save(written.name, { rotations: [rotationOf(written)] });
    }
    case 'removeRotation':
      return removeRotation(directory, command);
    case 'overrideOnCall': {
      const { type: _, ...override } = command;
      return save(personName(directory, override.person), { overrides: [override] });
    }
    case 'endOverride':
      return endOverride(directory, command, context);
    case 'importDirectory':
      return decideSave(directory, entriesOf(command.entries), context, () =>
        refuse('directory.importSame', {}),
      );
    default:
      return assertNever(command);
  }
}

type Of<T extends DirectoryCommand['type']> = Extract<DirectoryCommand, { readonly type: T }>;

const nothing: Entries = {
  agencies: [],
  people: [],
  vendors: [],
  rotations: [],
  services: [],
  appointments: [],
  overrides: [],
};

const unknown = (kind: string, id: string) => refuse('directory.unknown', { kind, id });

function decideSave(
  directory: Directory,
  entries: Entries,
  context: DirectoryContext,
  nothingToDo: () => Decision,
): Decision {
  const [problem] = problemsOf(directory, entries, context);
  if (problem) return rejected(problem.rejection);
  const events = eventsFor(directory, entries, context.occurredAt);
  return events.length === 0 ? nothingToDo() : accepted(events);
}

function endAppointment(
  directory: Directory,
  { appointment: id, until: given }: Of<'endAppointment'>,
  { occurredAt }: DirectoryContext,
): Decision {
  const appointment = directory.appointments.get(id);
  if (!appointment) return unknown('appointment', id);
  const until = given ?? occurredAt;
  const name = personName(directory, appointment.person);
  if (appointment.until !== null && appointment.until <= until) return refuse('directory.same', { name });
  if (appointment.from !== null && until < appointment.from)
    return refuse('directory.datesReversed', { name, fromAt: appointment.from, untilAt: until });
  return accepted([{ type: 'appointmentEnded', body: { appointment: id, until } }]);
}

function endOverride(
  directory: Directory,
  { override: id, until: given }: Of<'endOverride'>,
  { occurredAt }: DirectoryContext,
): Decision {
  const override = directory.overrides.get(id);
  if (!override) return unknown('override', id);
  const until = given ?? occurredAt;
  const name = personName(directory, override.person);
  if (override.until <= until) return refuse('directory.same', { name });
  // One that has not begun ends as it begins, and so never stands.
  return accepted([{ type: 'overrideEnded', body: { override: id, until: Math.max(until, override.from) } }]);
}

/** A service without its rotation would page nobody: it is given another first. */
function removeRotation(directory: Directory, { rotation: id }: Of<'removeRotation'>): Decision {
  const rotation = directory.rotations.get(id);
  if (!rotation) return unknown('rotation', id);
  const services = [...directory.services.values()]
    .filter((service) => service.rotation === id && !service.retired)
    .map(({ name }) => name);
  return services.length > 0
    ? refuse('directory.rotationNeeded', { name: rotation.name, services })
    : accepted([{ type: 'rotationRemoved', body: { rotation: id } }]);
}
