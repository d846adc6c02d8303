import { z } from 'zod';
import type {
  AgencyId,
  AppointmentId,
  EventId,
  OverrideId,
  PersonId,
  RotationId,
  ServiceId,
  StreamId,
  VendorId,
} from './ids.ts';

/** Ids as they arrive from outside: any short text, because whether it names somebody is for `decide` to say. */
const short = z.string().min(1).max(80);

export const personIdSchema = short.transform((id) => id as PersonId);
export const serviceIdSchema = short.transform((id) => id as ServiceId);
export const agencyIdSchema = short.transform((id) => id as AgencyId);
export const vendorIdSchema = short.transform((id) => id as VendorId);
export const appointmentIdSchema = short.transform((id) => id as AppointmentId);
export const rotationIdSchema = short.transform((id) => id as RotationId);
export const overrideIdSchema = short.transform((id) => id as OverrideId);
export const eventIdSchema = short.transform((id) => id as EventId);

/** The stream of one incident. */
export const incidentStreamSchema = z
  .string()
  .regex(/^incident\/[0-9a-f-]{36}$/, 'is no incident')
  .transform((id) => id as StreamId);
