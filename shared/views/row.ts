import { readClocks } from '../clocks/clocks.ts';
import { isCounting } from '../clocks/reading.ts';
import { awaitsApproval } from '../incident/approvals.ts';
import type { IncidentRow } from '../incident/row.ts';
import {
  currentWarRoom,
  holderOf,
  type Incident,
  isOpen,
  peakPriority,
  priorityOf,
  statusOf,
} from '../incident/state.ts';
import type { PersonId, StreamId } from '../kernel/ids.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { warRoomRoles } from '../policy/vocabulary.ts';

/** The derived row that lists show without folding the incident. */
export const incidentRow = (
  stream: StreamId,
  incident: Incident,
  /** The one it runs under; without it whatever it may owe counts as owed. */
  pack: PolicyPack | undefined,
): IncidentRow => ({
  stream,
  ref: incident.ref,
  title: incident.title,
  drill: incident.drill,
  services: incident.services,
  priority: priorityOf(incident),
  peak: peakPriority(incident),
  status: statusOf(incident),
  security: incident.security,
  restrictedTo: incident.restrictedTo,
  assignee: incident.assignee,
  people: peopleOf(incident),
  roles: rolesIn(incident),
  awaitingApproval: awaitsApproval(incident),
  detectedAt: incident.detectedAt,
  declaredAt: incident.declared.at,
  restoredAt: incident.resolution?.restoredAt ?? null,
  closedAt: incident.closure?.at ?? incident.dismissal?.at ?? null,
  owing: isOwing(incident, pack),
  outcome: incident.dismissal?.as ?? null,
  rootCause: incident.closure?.category ?? null,
  recurrenceOf: incident.links.filter(({ as }) => as === 'recurrence of').map(({ stream: other }) => other),
});

/** Roles bind somebody while the war room is open: from the P1 on until it is stood down or the incident closed. */
function rolesIn(incident: Incident): IncidentRow['roles'] {
  const room = currentWarRoom(incident);
  if (room === null || room.stoodDown !== null || !isOpen(incident)) return [];
  return warRoomRoles.flatMap((role) => {
    const person = holderOf(incident, role);
    return person === null ? [] : [{ role, person }];
  });
}

function peopleOf(incident: Incident): readonly PersonId[] {
  const holders = warRoomRoles.flatMap((role) => holderOf(incident, role) ?? []);
  return [...new Set([...(incident.assignee ? [incident.assignee] : []), ...holders])];
}

/** What outlives a closure counts from before it (CLK-ACTION, CLK-PIR, CLK-REPORT), so its own moment tells. */
function isOwing(incident: Incident, pack: PolicyPack | undefined): boolean {
  if (isOpen(incident) || pack === undefined) return true;
  const at = incident.closure?.at ?? incident.dismissal?.at ?? incident.declared.at;
  return readClocks(incident, pack, at).readings.some(isCounting);
}
