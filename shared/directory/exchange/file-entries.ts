import { z } from 'zod';
import { appointmentIdSchema } from '../../kernel/id-schemas.ts';
import { isSame } from '../../kernel/same.ts';
import { instantFrom, toRfc3339 } from '../../kernel/time.ts';
import { dependencySchema, type EntryKind, type EntryOf, entrySchemas } from '../command.ts';
import { slugOf } from '../plain-text.ts';

/** In files an instant is a text with its offset, and what is usual need not be said. */
const moment = z
  .string('must be a time with its offset such as 2026-03-02T09:00Z')
  .transform((text, context) => {
    const at = instantFrom(text);
    if (at !== null) return at;
    context.addIssue({ code: 'custom', message: 'must be a time with its offset such as 2026-03-02T09:00Z' });
    return z.NEVER;
  });

const { agencies, people, vendors, rotations, services, appointments, overrides } = entrySchemas;
const no = z.boolean('must be yes or no').default(false);

const fileAppointment = appointments
  .extend({
    id: appointmentIdSchema.optional(),
    scope: appointments.shape.scope.default({ kind: 'government' }),
    as: appointments.shape.as.default('holder'),
    from: moment.nullable().default(null),
    until: moment.nullable().default(null),
  })
  .transform((appointment) => ({ ...appointment, id: appointment.id ?? idOf(appointment) }));

/** One entry of each kind as a file has it, read to what a command takes. */
export const fileEntrySchemas = {
  agencies,
  people: people.extend({
    agency: people.shape.agency.default(null),
    email: people.shape.email.default(null),
    phone: people.shape.phone.default(null),
    left: no,
  }),
  vendors: vendors.extend({
    contact: vendors.shape.contact.default(''),
    phone: vendors.shape.phone.default(null),
    email: vendors.shape.email.default(null),
  }),
  rotations,
  services: services.extend({
    dependsOn: z
      .array(dependencySchema.extend({ ola: dependencySchema.shape.ola.default('') }))
      .max(200)
      .readonly()
      .default([]),
    vendors: services.shape.vendors.default([]),
    monitoring: z
      .strictObject({ automated: no, slaAlerts: no, aroundTheClock: no, severalLocations: no })
      .prefault({}),
    targets: services.shape.targets.default({}),
    rotation: services.shape.rotation.default(null),
    retired: no,
  }),
  appointments: fileAppointment,
  overrides: overrides.extend({ from: moment, until: moment }),
} as const satisfies { readonly [K in EntryKind]: z.ZodType<EntryOf<K>> };

/** What need not be said of an entry, because it is so where nothing else is said. */
const usual: { readonly [K in EntryKind]?: Readonly<Record<string, unknown>> } = {
  people: { agency: null, email: null, phone: null, left: false },
  vendors: { contact: '', phone: null, email: null },
  services: { dependsOn: [], vendors: [], targets: {}, rotation: null, retired: false },
  appointments: { scope: { kind: 'government' }, as: 'holder', from: null, until: null },
};

/** An entry as a document has it, without what is usual. */
export function fileEntryOf<K extends EntryKind>(kind: K, entry: EntryOf<K>): object {
  const said = Object.entries(entry).filter(([field, value]) => !isSame(value, usual[kind]?.[field]));
  return Object.fromEntries(
    said.map(([field, value]) => [
      field,
      (field === 'from' || field === 'until') && typeof value === 'number' ? toRfc3339(value) : value,
    ]),
  );
}

/** Made from what it says, so that the same line read twice is the same appointment. */
function idOf({
  office,
  scope,
  person,
  as,
  from,
}: Omit<EntryOf<'appointments'>, 'id' | 'until'>): EntryOf<'appointments'>['id'] {
  const where =
    scope.kind === 'agency' ? scope.agency : scope.kind === 'service' ? scope.service : 'government';
  const since = from === null ? [] : [toRfc3339(from).slice(0, 10)];
  const id = [slugOf(office), where, person, ...(as === 'holder' ? [] : [as]), ...since].join('/');
  return appointmentIdSchema.parse(id.slice(0, 80));
}
