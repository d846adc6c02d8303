import { z } from 'zod';
import { instant, prose, title } from '../kernel/field-schemas.ts';
import { serviceIdSchema } from '../kernel/id-schemas.ts';
import { detectionMethods, serviceRequestKinds } from '../policy/vocabulary.ts';

/** Commands on the `intake` stream: what somebody reported that is no incident. */
export const intakeCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('recordServiceRequest'),
    kind: z.enum(serviceRequestKinds),
    title,
    reportedBy: title,
    method: z.enum(detectionMethods),
    reason: prose,
  }),
  z.strictObject({
    type: z.literal('recordNearMiss'),
    title,
    services: z.array(serviceIdSchema).max(200),
    text: prose,
    noticedAt: instant,
    reviewWanted: z.boolean(),
  }),
]);

export type IntakeCommand = z.infer<typeof intakeCommandSchema>;
