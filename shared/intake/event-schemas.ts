import { z } from 'zod';
import { instant, recorded, TEXT_LIMIT, TITLE_LIMIT } from '../kernel/field-schemas.ts';
import { serviceIdSchema } from '../kernel/id-schemas.ts';
import { detectionMethods, serviceRequestKinds } from '../policy/vocabulary.ts';
import type { IntakeEventBodies } from './event.ts';

/** The current version of every body; they only look (see shared/incident/event-schemas.ts). */
export const intakeEventSchemas = {
  serviceRequestRecorded: z.object({
    kind: z.enum(serviceRequestKinds),
    title: recorded(TITLE_LIMIT),
    reportedBy: recorded(TITLE_LIMIT),
    method: z.enum(detectionMethods),
    reason: recorded(TEXT_LIMIT),
  }),
  nearMissRecorded: z.object({
    title: recorded(TITLE_LIMIT),
    services: z.array(serviceIdSchema),
    text: recorded(TEXT_LIMIT),
    noticedAt: instant,
    reviewWanted: z.boolean(),
  }),
} satisfies { readonly [T in keyof IntakeEventBodies]: z.ZodType<IntakeEventBodies[T]> };
