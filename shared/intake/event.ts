import type { EnvelopeOf, NewEventOf } from '../kernel/envelope.ts';
import type { NearMiss, ServiceRequest } from './state.ts';

export interface IntakeEventBodies {
  readonly serviceRequestRecorded: Omit<ServiceRequest, 'id' | 'at' | 'by'>;
  readonly nearMissRecorded: Omit<NearMiss, 'id' | 'at' | 'by'>;
}

export type IntakeEvent = EnvelopeOf<IntakeEventBodies>;
export type NewIntakeEvent = NewEventOf<IntakeEventBodies>;
