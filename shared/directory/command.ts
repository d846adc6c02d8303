import { z } from 'zod';
import type { PersonId, ServiceId } from '../kernel/ids.ts';
import { tiers } from '../policy/vocabulary.ts';

const text = z.string().trim().min(1).max(200);
const personId = z
  .string()
  .min(1)
  .max(80)
  .transform((id) => id as PersonId);
const serviceId = z
  .string()
  .min(1)
  .max(80)
  .transform((id) => id as ServiceId);

/** Commands on the `directory` stream: who there is and which services they answer for. */
export const directoryCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('addPerson'),
    id: personId,
    name: text,
    handle: z.string().regex(/^[a-z0-9.-]{1,30}$/, 'must be lower case letters, digits, dots or dashes'),
    offices: z.array(text),
  }),
  z.strictObject({
    type: z.literal('addService'),
    id: serviceId,
    name: text,
    tier: z.enum(tiers),
    agency: text,
    holders: z.record(text, personId),
  }),
]);

export type DirectoryCommand = z.infer<typeof directoryCommandSchema>;
