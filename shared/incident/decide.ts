import { assertNever } from '../kernel/assert-never.ts';
import type { IncidentCommand } from './command.ts';
import { decideAction } from './decide/actions.ts';
import { decideAssignment } from './decide/assignment.ts';
import { decideBridge } from './decide/bridge.ts';
import { decideConclusion } from './decide/conclusion.ts';
import { type DecideContext, type Decision, refuse } from './decide/context.ts';
import { decideCoordination } from './decide/coordination.ts';
import { decideCorrection } from './decide/corrections.ts';
import { decideDeclaration } from './decide/declaration.ts';
import { decideIntake } from './decide/intake.ts';
import { decideLink } from './decide/links.ts';
import { decideNotification } from './decide/notifications.ts';
import { decidePage } from './decide/pages.ts';
import { decidePriority } from './decide/priority.ts';
import { decideRecord } from './decide/record.ts';
import { decideRedaction } from './decide/redaction.ts';
import { decideReview } from './decide/review.ts';
import { decideRole } from './decide/roles.ts';
import { decideSecurity } from './decide/security.ts';
import { decideService } from './decide/services.ts';
import { decideWarRoom } from './decide/war-room.ts';
import { type Incident, isOpen } from './state.ts';

/**
 * What a command means for an incident: the events it brings about, or why it is refused. Pure; legality is judged
 * here, on the author's side, and nowhere else. `incident` is null for a stream with no events.
 */
export function decideIncident(
  incident: Incident | null,
  command: IncidentCommand,
  context: DecideContext,
): Decision {
  if (!context.directory.people.has(context.person)) return refuse('person.unknown', { id: context.person });
  if (context.occurredAt > context.now) return refuse('time.inFuture', { givenAt: context.occurredAt });
  if (command.type === 'declare')
    return incident === null
      ? decideDeclaration(command, context)
      : refuse('incident.alreadyDeclared', { ref: incident.ref });
  if (incident === null) return refuse('incident.unknown');
  if (incident.dismissal && !outlastsDismissal.has(command.type))
    return refuse('incident.dismissed', { ref: incident.ref, outcome: incident.dismissal.as });
  if (!isOpen(incident) && !isLateFact(command))
    return command.type === 'reopen'
      ? refuse('reopen.closed', { ref: incident.ref })
      : refuse('incident.closed', { ref: incident.ref });

  switch (command.type) {
    case 'classify':
    case 'acknowledge':
    case 'completeTriageStep':
      return decideIntake(incident, command, context);
    case 'correctTimes':
    case 'describe':
    case 'recordReport':
      return decideCorrection(incident, command, context);
    case 'changeServices':
    case 'reportDependents':
      return decideService(incident, command, context);
    case 'coordinateMessages':
      return decideCoordination(incident, command, context);
    case 'dismiss':
    case 'attachDuplicate':
    case 'linkIncident':
      return decideLink(incident, command, context);
    case 'assign':
    case 'completeInvestigationStep':
    case 'movePack':
      return decideAssignment(incident, command, context);
    case 'declareSecurity':
    case 'withdrawSecurity':
    case 'restrict':
    case 'withholdMessages':
    case 'releaseMessages':
      return decideSecurity(incident, command, context);
    case 'reclassify':
    case 'approveReclassification':
    case 'refuseReclassification':
      return decidePriority(incident, command, context);
    case 'assignRole':
    case 'offerRole':
    case 'answerOffer':
      return decideRole(incident, command, context);
    case 'openBridge':
    case 'joinBridge':
    case 'leaveBridge':
    case 'giveBridgeStatus':
    case 'giveExecutiveBriefing':
      return decideBridge(incident, command, context);
    case 'page':
    case 'answerPage':
      return decidePage(incident, command, context);
    case 'notify':
    case 'acknowledgeNotification':
      return decideNotification(incident, command, context);
    case 'completeActivationStep':
    case 'completeRunningStep':
    case 'standDown':
    case 'completeStandDownStep':
      return decideWarRoom(incident, command, context);
    case 'addEntry':
    case 'amendEntry':
    case 'strikeEntry':
    case 'openDecision':
    case 'makeDecision':
    case 'sendMessage':
      return decideRecord(incident, command, context);
    case 'redact':
      return decideRedaction(incident, command, context);
    case 'addAction':
    case 'startAction':
    case 'completeAction':
    case 'reassignAction':
    case 'redateAction':
      return decideAction(incident, command, context);
    case 'scheduleReview':
    case 'holdReview':
    case 'publishReport':
    case 'giveDailyReport':
      return decideReview(incident, command, context);
    case 'resolve':
    case 'approveResolution':
    case 'refuseResolution':
    case 'askUsers':
    case 'close':
    case 'reopen':
      return decideConclusion(incident, command, context);
    default:
      return assertNever(command);
  }
}

/**
 * RUL-CLOSED: a closed incident's status never changes, but what comes to light late is still written down, the action
 * items that outlive it (a permanent fix, a follow-up) go on against their own deadlines (CLK-ACTION), and the review,
 * the report and what is told of both come after it (CLK-PIR, CLK-REPORT, NTF-AGENCIES, CLO-NOTIFY). A duplicate may
 * prove that it was detected earlier (INT-DETECTION), and who needs to know may change at any time (CLS-SECURITY), as may
 * what should never have been written down (design §5, redaction).
 */
const lateFacts: ReadonlySet<string> = new Set<IncidentCommand['type']>([
  'addEntry',
  'linkIncident',
  'attachDuplicate',
  'restrict',
  'redact',
  'startAction',
  'completeAction',
  'reassignAction',
  'redateAction',
  'scheduleReview',
  'holdReview',
  'publishReport',
  'notify',
  'acknowledgeNotification',
]);

const isLateFact = (command: IncidentCommand): boolean =>
  lateFacts.has(command.type) || (command.type === 'sendMessage' && command.kind === 'closing');

/** INT-TRIAGE: what proved to be no incident keeps its record and takes links, late notes and redactions, nothing else. */
const outlastsDismissal: ReadonlySet<string> = new Set<IncidentCommand['type']>([
  'addEntry',
  'linkIncident',
  'restrict',
  'redact',
]);
