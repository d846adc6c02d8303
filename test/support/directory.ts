import type { DirectoryContext } from '../../shared/directory/checks/checks.ts';
import type { DirectoryCommand } from '../../shared/directory/command.ts';
import { decideDirectory } from '../../shared/directory/decide.ts';
import type { Entries } from '../../shared/directory/entries.ts';
import { withEntries } from '../../shared/directory/entries.ts';
import type { NewDirectoryEvent } from '../../shared/directory/event.ts';
import { evolveDirectory } from '../../shared/directory/evolve.ts';
import { writtenOf } from '../../shared/directory/exchange/written.ts';
import { basedOnOf } from '../../shared/directory/fields.ts';
import type { DirectoryRejection } from '../../shared/directory/rejections.ts';
import {
  type Agency,
  type Appointment,
  type Directory,
  emptyDirectory,
  type Person,
  type Rotation,
  type Scope,
  type Service,
  type Vendor,
} from '../../shared/directory/state.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import type {
  AgencyId,
  AppointmentId,
  EventId,
  PersonId,
  RotationId,
  ServiceId,
  VendorId,
} from '../../shared/kernel/ids.ts';
import { type Instant, instantFrom, MINUTE } from '../../shared/kernel/time.ts';

/** `2026-01-05T12:00Z` */
export function at(text: string): Instant {
  const instant = instantFrom(text);
  if (instant === null) throw new Error(`Not a time: ${text}`);
  return instant;
}

/** A directory with these entries, whatever a command would say of them. */
export const directoryWith = (entries: Partial<Entries>, before: Directory = emptyDirectory): Directory =>
  withEntries(before, { ...nobodyAndNothing, ...entries });

const nobodyAndNothing: Entries = {
  agencies: [],
  people: [],
  vendors: [],
  rotations: [],
  services: [],
  appointments: [],
  overrides: [],
};

/** The command that puts these entries into a directory. */
export const importing = (entries: Partial<Entries>): DirectoryCommand => ({
  type: 'importDirectory',
  entries: writtenOf({ ...nobodyAndNothing, ...entries }),
});

/** Entries with every field, of which a test names only those that matter to it. */
export const anAgency = (id: string, fields: Partial<Agency> = {}): Agency => ({
  id: id as AgencyId,
  name: `Agency ${id}`,
  short: id.slice(0, 20),
  ...fields,
});

export const aPerson = (id: string, fields: Partial<Person> = {}): Person => ({
  id: id as PersonId,
  name: `The ${id}`,
  handle: id,
  agency: null,
  email: null,
  phone: null,
  left: false,
  ...fields,
});

export const aVendor = (id: string, fields: Partial<Vendor> = {}): Vendor => ({
  id: id as VendorId,
  name: `Vendor ${id}`,
  contact: '',
  phone: null,
  email: null,
  ...fields,
});

export const aService = (id: string, fields: Partial<Service> = {}): Service => ({
  id: id as ServiceId,
  name: `Service ${id}`,
  tier: '1',
  agency: 'agency' as AgencyId,
  dependsOn: [],
  vendors: [],
  monitoring: { automated: true, slaAlerts: true, aroundTheClock: true, severalLocations: true },
  targets: {},
  rotation: null,
  retired: false,
  ...fields,
});

/** Somebody is on call around the clock, in weekly turns from Monday 5 January 2026. */
export const aRotation = (
  id: string,
  order: readonly string[],
  fields: Partial<Rotation> = {},
): Rotation => ({
  id: id as RotationId,
  name: `Rotation ${id}`,
  zone: 'Europe/London',
  start: '2026-01-05',
  turn: 'week',
  layers: [{ days: everyDay, from: '00:00', until: '24:00', order: order as readonly PersonId[] }],
  escalateAfter: 5 * MINUTE,
  ...fields,
});

export const everyDay = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;

export const government: Scope = { kind: 'government' };
export const ofAgency = (agency: string): Scope => ({ kind: 'agency', agency: agency as AgencyId });
export const ofService = (service: string): Scope => ({ kind: 'service', service: service as ServiceId });

/** Always in force, and with an id made of what it says, unless told otherwise. */
export const appointed = (
  person: string,
  office: string,
  scope: Scope = government,
  fields: Partial<Appointment> = {},
): Appointment => ({
  id: `${person}/${office}/${Object.values(scope).join('/')}/${fields.as ?? 'holder'}` as AppointmentId,
  office,
  scope,
  person: person as PersonId,
  as: 'holder',
  from: null,
  until: null,
  ...fields,
});

/** What a command gives on this directory at a moment, with any office known; throws where it is refused. */
export function decided(
  directory: Directory,
  command: DirectoryCommand,
  occurredAt: Instant = 0,
): readonly NewDirectoryEvent[] {
  const answer = decideDirectory(directory, command, { occurredAt, offices: null });
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.rejection)}`);
  return answer.value;
}

/** Why a command is refused; throws where it is not. */
export function refused(
  directory: Directory,
  command: DirectoryCommand,
  context: Partial<DirectoryContext> = {},
): DirectoryRejection {
  const answer = decideDirectory(directory, command, { occurredAt: 0, offices: null, ...context });
  if (answer.ok) throw new Error(`Accepted, though a refusal was expected: ${command.type}`);
  return answer.rejection;
}

/** The directory after commands, each through the real `decide` and `evolve`. */
export const directoryAfter = (directory: Directory, ...commands: readonly DirectoryCommand[]): Directory =>
  commands.reduce(
    (before, command) =>
      decided(before, command).reduce((state, event, index) => recorded(state, event, index), before),
    directory,
  );

/** The directory after an event, recorded by an author who saw `directory`. */
export function recorded(
  directory: Directory,
  event: NewDirectoryEvent,
  number = 0,
  basedOn: Envelope['basedOn'] = basedOnOf(directory, event),
): Directory {
  const id = `${event.type}-${number}-${JSON.stringify(basedOn)}` as EventId;
  return evolveDirectory(directory, { id, basedOn, ...event } as unknown as Envelope);
}
