import type { IncidentRow } from '../host/ports.ts';
import { type Incident, peakPriority, priorityOf, statusOf } from '../incident/state.ts';
import type { StreamId } from '../kernel/ids.ts';

/** The derived row that lists show without folding the incident. */
export const incidentRow = (stream: StreamId, incident: Incident): IncidentRow => ({
  stream,
  ref: incident.ref,
  title: incident.title,
  drill: incident.drill,
  services: incident.services,
  priority: priorityOf(incident),
  peak: peakPriority(incident),
  status: statusOf(incident),
  detectedAt: incident.detectedAt,
  declaredAt: incident.declared.at,
  restoredAt: incident.resolution?.restoredAt ?? null,
  closedAt: incident.closure?.at ?? null,
});
