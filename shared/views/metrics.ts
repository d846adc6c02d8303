import type { Incident } from '../incident/state.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** MET-CORE for one incident, in milliseconds; null where a moment is not known yet. */
export interface IncidentMetrics {
  /** Occurrence to detection. */
  readonly timeToDetect: Milliseconds | null;
  /** Detection to acknowledgement by a named person. */
  readonly timeToAcknowledge: Milliseconds | null;
  /** Detection to restoration. */
  readonly timeToResolve: Milliseconds | null;
}

export const incidentMetrics = ({
  onsetAt,
  detectedAt,
  acknowledged,
  resolution,
}: Incident): IncidentMetrics => ({
  timeToDetect: onsetAt === null ? null : detectedAt - onsetAt,
  timeToAcknowledge: acknowledged === null ? null : acknowledged.at - detectedAt,
  timeToResolve: resolution === null ? null : resolution.restoredAt - detectedAt,
});
