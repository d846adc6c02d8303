import { z } from 'zod';
import {
  agencyIdSchema,
  appointmentIdSchema,
  overrideIdSchema,
  personIdSchema,
  rotationIdSchema,
  serviceIdSchema,
  vendorIdSchema,
} from '../kernel/id-schemas.ts';
import { durationLength, isLocalDate, isLocalTime } from '../kernel/time.ts';
import { weekdays } from '../policy/pack/calendar.ts';
import { priorities, tiers } from '../policy/vocabulary.ts';
import { standings } from './state.ts';

/** One line of a screen, a table and a message: no line breaks, and none of the characters that nobody sees. */
const line = (limit: number) =>
  z
    .string('must be a text')
    .trim()
    .max(limit, `must be at most ${limit} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line without control characters');
const filled = (limit: number) => line(limit).min(1, 'must not be empty');
const name = filled(200);
const email = z.email('must be an e-mail address').max(200).nullable();
const phone = filled(60).nullable();
const yesOrNo = z.boolean('must be yes or no');
const instant = z.number().int().min(0).max(7_258_118_400_000);
/** ISO 8601, as a person writes it; events hold milliseconds. */
const duration = z
  .string()
  .refine((iso) => durationLength(iso) !== null, 'must be a positive duration such as PT15M or PT4H');
const localTime = z.string().refine(isLocalTime, 'must be a time of day such as 09:00');

export const dependencySchema = z.strictObject({ service: serviceIdSchema, ola: line(200) });

/**
 * One entry of each kind as a person gives it: in a command, and in the files of `exchange/`. Whether the ids name
 * anything is for `decide` to say.
 */
export const entrySchemas = {
  agencies: z.strictObject({ id: agencyIdSchema, name, short: filled(20) }),
  people: z.strictObject({
    id: personIdSchema,
    name,
    handle: z.string().regex(/^[a-z0-9.-]{1,30}$/, 'must be lower case letters, digits, dots or dashes'),
    agency: agencyIdSchema.nullable(),
    email,
    phone,
    left: yesOrNo,
  }),
  vendors: z.strictObject({
    id: vendorIdSchema,
    name,
    contact: line(200),
    phone,
    email,
  }),
  rotations: z.strictObject({
    id: rotationIdSchema,
    name,
    zone: filled(60),
    start: z.string().refine(isLocalDate, 'must be a date such as 2026-01-05'),
    turn: z.enum(['day', 'week'], 'must be day or week'),
    layers: z
      .array(
        z.strictObject({
          days: z
            .array(z.enum(weekdays, `must be one of ${weekdays.join(', ')}`))
            .min(1, 'must name a day')
            .max(7)
            .readonly(),
          from: localTime.refine((time) => time !== '24:00', 'must be a time of day before 24:00'),
          until: localTime,
          order: z.array(personIdSchema).max(50).readonly(),
        }),
      )
      .max(20)
      .readonly(),
    escalateAfter: duration,
  }),
  services: z.strictObject({
    id: serviceIdSchema,
    name,
    tier: z.enum(tiers, `must be one of ${tiers.join(', ')}`),
    agency: agencyIdSchema,
    dependsOn: z.array(dependencySchema).max(200).readonly(),
    vendors: z.array(vendorIdSchema).max(50).readonly(),
    monitoring: z.strictObject({
      automated: yesOrNo,
      slaAlerts: yesOrNo,
      aroundTheClock: yesOrNo,
      severalLocations: yesOrNo,
    }),
    targets: z.partialRecord(z.enum(priorities), duration),
    rotation: rotationIdSchema.nullable(),
    retired: yesOrNo,
  }),
  appointments: z.strictObject({
    id: appointmentIdSchema,
    office: filled(60),
    scope: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('government') }),
      z.strictObject({ kind: z.literal('agency'), agency: agencyIdSchema }),
      z.strictObject({ kind: z.literal('service'), service: serviceIdSchema }),
    ]),
    person: personIdSchema,
    as: z.enum(standings, `must be one of ${standings.join(', ')}`),
    from: instant.nullable(),
    until: instant.nullable(),
  }),
  overrides: z.strictObject({
    id: overrideIdSchema,
    rotation: rotationIdSchema,
    person: personIdSchema,
    from: instant,
    until: instant,
  }),
} as const;

export type EntryKind = keyof typeof entrySchemas;
export type EntryOf<K extends EntryKind> = z.infer<(typeof entrySchemas)[K]>;
/** Entries of every kind, in the order in which each may speak of those before it. */
export type DirectoryEntries = { readonly [K in EntryKind]: readonly EntryOf<K>[] };

export const noEntries: DirectoryEntries = {
  agencies: [],
  people: [],
  vendors: [],
  rotations: [],
  services: [],
  appointments: [],
  overrides: [],
};

/** Of each kind in one import. */
export const MOST_ENTRIES = 20_000;

const several = <K extends EntryKind>(kind: K) => z.array(entrySchemas[kind]).max(MOST_ENTRIES).readonly();

/**
 * Commands on the `directory` stream. A save is both the first and every later one of its entry, whole; a save that
 * would change nothing is refused.
 */
export const directoryCommandSchema = z.discriminatedUnion('type', [
  entrySchemas.agencies.extend({ type: z.literal('saveAgency') }),
  entrySchemas.people.omit({ left: true }).extend({ type: z.literal('savePerson') }),
  z.strictObject({ type: z.literal('markLeft'), person: personIdSchema }),
  z.strictObject({ type: z.literal('markReturned'), person: personIdSchema }),
  entrySchemas.vendors.extend({ type: z.literal('saveVendor') }),
  entrySchemas.services.omit({ retired: true }).extend({ type: z.literal('saveService') }),
  z.strictObject({ type: z.literal('retireService'), service: serviceIdSchema }),
  z.strictObject({ type: z.literal('reinstateService'), service: serviceIdSchema }),
  entrySchemas.appointments.extend({ type: z.literal('appoint') }),
  /** `until` null: from the moment of the act. */
  z.strictObject({
    type: z.literal('endAppointment'),
    appointment: appointmentIdSchema,
    until: instant.nullable(),
  }),
  entrySchemas.rotations.extend({ type: z.literal('saveRotation') }),
  z.strictObject({ type: z.literal('removeRotation'), rotation: rotationIdSchema }),
  entrySchemas.overrides.extend({ type: z.literal('overrideOnCall') }),
  z.strictObject({ type: z.literal('endOverride'), override: overrideIdSchema, until: instant.nullable() }),
  /** All of it or nothing. What the directory holds beyond it stays as it is. */
  z.strictObject({
    type: z.literal('importDirectory'),
    entries: z.strictObject({
      agencies: several('agencies'),
      people: several('people'),
      vendors: several('vendors'),
      rotations: several('rotations'),
      services: several('services'),
      appointments: several('appointments'),
      overrides: several('overrides'),
    }),
  }),
]);

export type DirectoryCommand = z.infer<typeof directoryCommandSchema>;
