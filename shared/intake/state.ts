import type { EventId, PersonId, ServiceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { DetectionMethod, ServiceRequestKind } from '../policy/vocabulary.ts';

/** INT-NOT-INCIDENT: something reported that is a service request, and why it is none (policy 2.1). */
export interface ServiceRequest {
  readonly id: EventId;
  readonly kind: ServiceRequestKind;
  readonly title: string;
  readonly reportedBy: string;
  readonly method: DetectionMethod;
  readonly reason: string;
  readonly at: Instant;
  readonly by: PersonId;
}

/** INT-NEARMISS: what monitoring or luck prevented. No clock runs for it; a review is optional. */
export interface NearMiss {
  readonly id: EventId;
  readonly title: string;
  readonly services: readonly ServiceId[];
  readonly text: string;
  readonly noticedAt: Instant;
  readonly reviewWanted: boolean;
  readonly at: Instant;
  readonly by: PersonId;
}

/** What was taken in and is no incident. Oldest first. */
export interface Intake {
  readonly requests: readonly ServiceRequest[];
  readonly nearMisses: readonly NearMiss[];
}

export const emptyIntake: Intake = { requests: [], nearMisses: [] };
