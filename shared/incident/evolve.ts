import { Chronicle } from '../kernel/chronicle.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { emptyRegister, setRegister } from '../kernel/register.ts';
import { type EventOf, eventVersions, type IncidentEvent } from './event.ts';
import { evolveAction } from './evolve/actions.ts';
import { evolveAssignment } from './evolve/assignment.ts';
import { evolveBridge } from './evolve/bridge.ts';
import { evolveCorrection } from './evolve/corrections.ts';
import { doneBy } from './evolve/done.ts';
import { evolveLifecycle } from './evolve/lifecycle.ts';
import { evolveLink } from './evolve/links.ts';
import { evolveNotification } from './evolve/notifications.ts';
import { evolvePage } from './evolve/pages.ts';
import { evolvePriority } from './evolve/priority.ts';
import { evolveReview } from './evolve/review.ts';
import { evolveRole } from './evolve/roles.ts';
import { evolveSecurity } from './evolve/security.ts';
import { evolveEntry, record, show } from './evolve/timeline.ts';
import { evolveWarRoom, seeSteps } from './evolve/war-room.ts';
import type { Incident } from './state.ts';

/**
 * Folds one event into an incident. Total: it never throws, and an event that has no target where it stands (or whose
 * type this version does not know) changes nothing but the timeline, where it is shown (design §4, §5).
 *
 * A redaction only marks its lines here. Their words are gone from everything derived of them because whoever folds does so
 * anew, with what is left of each event as its body: `erasuresOf` says which, the journal reads them back so.
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
    case 'usersAsked':
    case 'reopened':
      return evolveLifecycle(incident, event);
    case 'reviewScheduled':
    case 'reviewHeld':
    case 'reportPublished':
    case 'dailyReportGiven':
      return evolveReview(incident, event);
    case 'classified':
    case 'reclassified':
    case 'reclassificationApproved':
    case 'reclassificationRefused':
      return evolvePriority(incident, event);
    case 'timesCorrected':
    case 'described':
    case 'servicesChanged':
    case 'dependentsReported':
    case 'messagesCoordinated':
    case 'reportReceived':
    case 'duplicateAttached':
      return evolveCorrection(incident, event);
    case 'dismissed':
    case 'incidentLinked':
      return evolveLink(incident, event);
    case 'assigned':
    case 'investigationStepDone':
    case 'packMoved':
      return evolveAssignment(incident, event);
    case 'securityDeclared':
    case 'securityWithdrawn':
    case 'restricted':
    case 'messagesWithheld':
    case 'messagesReleased':
      return evolveSecurity(incident, event);
    case 'roleAssigned':
    case 'roleOffered':
    case 'roleOfferEnded':
      return evolveRole(incident, event);
    case 'bridgeOpened':
    case 'bridgeJoined':
    case 'bridgeLeft':
    case 'bridgeStatusGiven':
    case 'executiveBriefingGiven':
      return evolveBridge(incident, event);
    case 'paged':
    case 'pageAnswered':
      return evolvePage(incident, event);
    case 'notified':
    case 'notificationAcknowledged':
      return evolveNotification(incident, event);
    case 'activationStepDone':
    case 'runningStepDone':
    case 'warRoomStoodDown':
    case 'standDownStepDone':
    case 'messageSent':
      return evolveWarRoom(incident, event);
    case 'entryAdded':
    case 'entryAmended':
    case 'entryStruck':
    case 'decisionOpened':
    case 'decisionMade':
    case 'redacted':
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
  const incident: Incident = {
    ...event.body,
    declared: done,
    services: event.body.affected.map(({ service }) => service),
    dependents: [],
    coordination: null,
    corrections: [],
    reports: [],
    duplicates: [],
    links: [],
    dismissal: null,
    security: false,
    securitySpells: [],
    restrictedTo: null,
    withheld: null,
    packMoves: [],
    classification: null,
    status: setRegister(undefined, { event: event.id, value: 'new', at: done.at, by: done.by }, []),
    priority: emptyRegister(),
    periods: [],
    changes: [],
    assignee: null,
    supportTier: 'L1',
    assignments: [],
    acknowledged: null,
    findings: [],
    triage: {},
    roles: {},
    roleHistory: [],
    roleOffers: [],
    bridgeStays: [],
    pages: [],
    notifications: [],
    warRooms: [],
    timeline: Chronicle.empty(),
    progress: [],
    decisions: [],
    actions: Chronicle.empty(),
    messages: [],
    bridgeStatuses: [],
    briefings: [],
    dailyReports: [],
    review: null,
    reviewHeld: null,
    reportPublished: null,
    usersAsked: null,
    resolution: null,
    returns: [],
    closure: null,
  };
  return record(incident, event);
}
