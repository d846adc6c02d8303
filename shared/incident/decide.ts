import { assertNever } from '../kernel/assert-never.ts';
import type { IncidentCommand } from './command.ts';
import { decideAction } from './decide/actions.ts';
import { decideConclusion } from './decide/conclusion.ts';
import { type DecideContext, type Decision, refuse } from './decide/context.ts';
import { decideDeclaration } from './decide/declaration.ts';
import { decideIntake } from './decide/intake.ts';
import { decidePriority } from './decide/priority.ts';
import { decideRecord } from './decide/record.ts';
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
  if (!isOpen(incident) && !isLateFact(command))
    return command.type === 'reopen'
      ? refuse('reopen.closed', { ref: incident.ref })
      : refuse('incident.closed', { ref: incident.ref });

  switch (command.type) {
    case 'classify':
    case 'acknowledge':
    case 'completeTriageStep':
      return decideIntake(incident, command, context);
    case 'reclassify':
    case 'approveReclassification':
    case 'refuseReclassification':
      return decidePriority(incident, command, context);
    case 'assignRole':
    case 'completeActivationStep':
    case 'standDown':
    case 'completeStandDownStep':
    case 'giveBridgeStatus':
    case 'giveExecutiveBriefing':
      return decideWarRoom(incident, command, context);
    case 'addEntry':
    case 'amendEntry':
    case 'strikeEntry':
    case 'openDecision':
    case 'makeDecision':
    case 'sendMessage':
      return decideRecord(incident, command, context);
    case 'addAction':
    case 'startAction':
    case 'completeAction':
    case 'reassignAction':
    case 'redateAction':
      return decideAction(incident, command, context);
    case 'scheduleReview':
    case 'resolve':
    case 'approveResolution':
    case 'refuseResolution':
    case 'close':
    case 'reopen':
      return decideConclusion(incident, command, context);
    default:
      return assertNever(command);
  }
}

/**
 * RUL-CLOSED: a closed incident's status never changes, but what comes to light late is still written down, and the
 * action items that outlive it (a permanent fix, a follow-up) go on against their own deadlines (CLK-ACTION).
 */
const lateFacts: ReadonlySet<string> = new Set<IncidentCommand['type']>([
  'addEntry',
  'startAction',
  'completeAction',
  'reassignAction',
  'redateAction',
]);

const isLateFact = (command: IncidentCommand): boolean => lateFacts.has(command.type);
