import { Chronicle } from '../kernel/chronicle.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { emptyRegister, setRegister } from '../kernel/register.ts';
import { type EventOf, eventVersions, type IncidentEvent } from './event.ts';
import { evolveAction } from './evolve/actions.ts';
import { doneBy } from './evolve/done.ts';
import { evolveLifecycle } from './evolve/lifecycle.ts';
import { evolvePriority } from './evolve/priority.ts';
import { evolveEntry, record, show } from './evolve/timeline.ts';
import { evolveWarRoom, seeSteps } from './evolve/war-room.ts';
import type { Incident } from './state.ts';

/**
 * Folds one event into an incident. Total: it never throws, and an event that has no target where it stands (or whose
 * type this version does not know) changes nothing but the timeline, where it is shown (design §4, §5).
 */
export function evolveIncident(incident: Incident | null, recorded: Envelope): Incident | null {
  const readable = recorded.v <= (eventVersions[recorded.type] ?? 1);
  if (incident === null)
    return readable && recorded.type === 'declared' ? begin(recorded as EventOf<'declared'>) : null;
  // A newer console wrote it: shown, not applied, because its body says what this version cannot read.
  if (!readable) return show(incident, recorded);
  const event = recorded as IncidentEvent;
  // A second declaration of the same stream makes no sense where it stands: shown, not applied.
  if (event.type === 'declared') return record(incident, event);
  return record(seeSteps(apply(incident, event), event), event);
}

function apply(incident: Incident, event: Exclude<IncidentEvent, { type: 'declared' }>): Incident {
  switch (event.type) {
    case 'acknowledged':
    case 'triageStepDone':
    case 'resolved':
    case 'resolutionApproved':
    case 'resolutionRefused':
    case 'closed':
    case 'reopened':
    case 'reviewScheduled':
      return evolveLifecycle(incident, event);
    case 'classified':
    case 'reclassified':
    case 'reclassificationApproved':
    case 'reclassificationRefused':
      return evolvePriority(incident, event);
    case 'roleAssigned':
    case 'activationStepDone':
    case 'warRoomStoodDown':
    case 'standDownStepDone':
    case 'messageSent':
    case 'bridgeStatusGiven':
    case 'executiveBriefingGiven':
      return evolveWarRoom(incident, event);
    case 'entryAdded':
    case 'entryAmended':
    case 'entryStruck':
    case 'decisionOpened':
    case 'decisionMade':
      return evolveEntry(incident, event);
    case 'actionAdded':
    case 'actionStarted':
    case 'actionDone':
    case 'actionReassigned':
    case 'actionRedated':
      return evolveAction(incident, event);
    default:
      return incident;
  }
}

function begin(event: EventOf<'declared'>): Incident {
  const done = doneBy(event);
  const { ref, title, drill, impact, method, reportedBy, onsetAt, detectedAt, pack, zone, services, tier } =
    event.body;
  const incident: Incident = {
    ref,
    title,
    drill,
    impact,
    method,
    reportedBy,
    onsetAt,
    detectedAt,
    declared: done,
    pack,
    zone,
    services,
    tier,
    security: false,
    classification: null,
    status: setRegister(undefined, { event: event.id, value: 'new', at: done.at, by: done.by }, []),
    priority: emptyRegister(),
    periods: [],
    changes: [],
    assignee: null,
    acknowledged: null,
    triage: {},
    roles: {},
    roleHistory: [],
    warRooms: [],
    timeline: Chronicle.empty(),
    progress: [],
    decisions: [],
    actions: Chronicle.empty(),
    messages: [],
    bridgeStatuses: [],
    briefings: [],
    review: null,
    resolution: null,
    returns: [],
    closure: null,
  };
  return record(incident, event);
}
