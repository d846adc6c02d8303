import { z } from 'zod';
import type { EventId, PersonId, ServiceId } from './ids.ts';

/** Ids as they arrive from outside: any short text, because whether it names somebody is for `decide` to say. */
const short = z.string().min(1).max(80);

export const personIdSchema = short.transform((id) => id as PersonId);
export const serviceIdSchema = short.transform((id) => id as ServiceId);
export const eventIdSchema = short.transform((id) => id as EventId);
