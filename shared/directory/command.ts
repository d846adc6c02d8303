import { z } from 'zod';
import { personIdSchema, serviceIdSchema } from '../kernel/id-schemas.ts';
import { tiers } from '../policy/vocabulary.ts';

const text = z.string().trim().min(1).max(200);

/** Commands on the `directory` stream: who there is and which services they answer for. */
export const directoryCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('addPerson'),
    id: personIdSchema,
    name: text,
    handle: z.string().regex(/^[a-z0-9.-]{1,30}$/, 'must be lower case letters, digits, dots or dashes'),
    offices: z.array(text),
  }),
  z.strictObject({
    type: z.literal('addService'),
    id: serviceIdSchema,
    name: text,
    tier: z.enum(tiers),
    agency: text,
    holders: z.record(text, personIdSchema),
  }),
]);

export type DirectoryCommand = z.infer<typeof directoryCommandSchema>;
