import { z } from 'zod';
import { instant, recorded } from '../kernel/field-schemas.ts';
import {
  appointmentIdSchema,
  overrideIdSchema,
  personIdSchema,
  rotationIdSchema,
  serviceIdSchema,
} from '../kernel/id-schemas.ts';
import { priorities, tiers } from '../policy/vocabulary.ts';
import { entrySchemas } from './command.ts';
import type { DirectoryEventBodies, DirectoryEventType } from './event.ts';

const { agencies, people, vendors, services, appointments, rotations, overrides } = entrySchemas;
/** The record holds what a person wrote as ISO 8601. */
const length = z.number().int().positive();

/**
 * The current version of every body, as it may come from another console: an entry is held to the form in which it is
 * given here. They only look (see shared/incident/event-schemas.ts).
 */
export const directoryEventSchemas = {
  agencySaved: agencies.strip(),
  personSaved: people.omit({ left: true }).strip(),
  personLeft: z.object({ person: personIdSchema }),
  personReturned: z.object({ person: personIdSchema }),
  vendorSaved: vendors.strip(),
  serviceSaved: services
    .omit({ retired: true })
    .extend({ targets: z.partialRecord(z.enum(priorities), length) })
    .strip(),
  serviceRetired: z.object({ service: serviceIdSchema }),
  serviceReinstated: z.object({ service: serviceIdSchema }),
  appointed: appointments.strip(),
  appointmentEnded: z.object({ appointment: appointmentIdSchema, until: instant }),
  rotationSaved: rotations.extend({ escalateAfter: length }).strip(),
  rotationRemoved: z.object({ rotation: rotationIdSchema }),
  onCallOverridden: overrides.strip(),
  overrideEnded: z.object({ override: overrideIdSchema, until: instant }),
  personAdded: z.object({
    id: personIdSchema,
    name: recorded(200),
    handle: recorded(30),
    offices: z.array(recorded(60)),
  }),
  serviceAdded: z.object({
    id: serviceIdSchema,
    name: recorded(200),
    tier: z.enum(tiers),
    agency: recorded(200),
    holders: z.record(recorded(60), personIdSchema),
  }),
} satisfies { readonly [T in DirectoryEventType]: z.ZodType<DirectoryEventBodies[T]> };
