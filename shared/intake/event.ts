import type { EnvelopeOf, NewEventOf } from '../kernel/envelope.ts';
import type { NearMiss, ServiceRequest } from './state.ts';

export interface IntakeEventBodies {
  readonly serviceRequestRecorded: Omit<ServiceRequest, 'id' | 'at' | 'by'>;
  readonly nearMissRecorded: Omit<NearMiss, 'id' | 'at' | 'by'>;
}

export type IntakeEvent = EnvelopeOf<IntakeEventBodies>;
export type NewIntakeEvent = NewEventOf<IntakeEventBodies>;

/** Versions above 1 of the bodies above, as shared/protocol/upcast.ts lifts to them. */
export const intakeEventVersions: Partial<Readonly<Record<string, number>>> = {};
