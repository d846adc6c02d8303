import { assertNever } from '../../kernel/assert-never.ts';
import { inConflict } from '../../kernel/register.ts';
import { accepted } from '../../kernel/result.ts';
import { isGraver, type Priority } from '../../policy/vocabulary.ts';
import { isOvertaken } from '../approvals.ts';
import type { CommandOf } from '../command.ts';
import type { Approval } from '../event.ts';
import { type Incident, type PriorityChange, priorityOf } from '../state.ts';
import {
  commanderName,
  type DecideContext,
  type Decision,
  holdsOffice,
  isCommander,
  refuse,
  whoHolds,
} from './context.ts';
import { declarationSeen } from './intake.ts';
import { refusedAsTooEarly } from './order.ts';

type PriorityCommand =
  | CommandOf<'reclassify'>
  | CommandOf<'approveReclassification'>
  | CommandOf<'refuseReclassification'>;

export function decidePriority(
  incident: Incident,
  command: PriorityCommand,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'reclassify':
      return decideChange(incident, command, context);
    case 'approveReclassification':
    case 'refuseReclassification':
      return decideVerdict(incident, command, context);
    default:
      return assertNever(command);
  }
}

/**
 * CLS-ESCALATE: raising may act first and be approved after. CLS-DEESCALATE, RUL-DEESC: lowering waits for the
 * approval, needs documentation, and from P1 is the commander's to declare.
 */
function decideChange(
  incident: Incident,
  command: CommandOf<'reclassify'>,
  context: DecideContext,
): Decision {
  const from = priorityOf(incident);
  if (from === null) return refuse('incident.notClassified');
  const { type: _, to, approval: given, ...said } = command;
  // Confirming the priority in force settles a disagreement between consoles (design §5).
  if (to === from && !inConflict(incident.priority)) return refuse('reclassify.same', { priority: to });
  const tooEarly = refusedAsTooEarly(context, incident.periods.at(-1)?.actedAt ?? incident.detectedAt);
  if (tooEarly) return tooEarly;
  if (said.changedAt > context.occurredAt) return refuse('time.inFuture', { givenAt: said.changedAt });
  if (said.changedAt < incident.detectedAt)
    return refuse('reclassify.beforeDetection', { detectedAt: incident.detectedAt });
  const raising = !isGraver(from, to);
  const reasons = raising ? context.pack.raiseReasons : context.pack.lowerReasons;
  const reason = reasons.find((known) => known.toLowerCase() === said.reason.toLowerCase());
  if (said.basis === 'impact changed' && reason === undefined)
    return refuse('reclassify.reasonUnknown', { reasons });
  if (said.reason === '' && said.note === '') return refuse('text.missing', { field: 'reason' });
  if (!raising && said.note === '') return refuse('reclassify.noteMissing');
  if (incident.security && isGraver('P2', to)) return refuse('priority.securityFloor', { priority: to });
  if (!raising && from === 'P1' && !isCommander(incident, context.person))
    return refuse('reclassify.notCommander', { who: commanderName(context, incident) });

  const approval = ownOrGivenApproval(incident, given, context);
  if (!approval.ok) return approval;
  const changedAt = said.basis === 'wrong from the start' ? incident.detectedAt : said.changedAt;
  const effective = raising || approval.value !== null;
  const body = {
    ...said,
    reason: reason ?? said.reason,
    from,
    to,
    changedAt,
    approval: approval.value,
    effective,
  };
  return accepted([{ type: 'reclassified', body }, ...declarationSeen(incident, to, context)]);
}

/** The approval that came with the change: spoken and recorded, or the approving office's own act. */
function ownOrGivenApproval(incident: Incident, given: Approval | null, context: DecideContext) {
  const office = context.pack.approvals.priorityChange;
  if (given === null) {
    const own = holdsOffice(context, [office], incident.services);
    return accepted(own ? { person: context.person, spoken: null } : null);
  }
  if (!holdsOffice(context, [office], incident.services, given.person))
    return refuse('reclassify.notApprover', { who: whoHolds(context, office, incident.services) });
  if (given.person !== context.person && given.spoken === null) return refuse('reclassify.spokenMissing');
  return accepted(given.person === context.person ? { ...given, spoken: null } : given);
}

function decideVerdict(
  incident: Incident,
  command: CommandOf<'approveReclassification'> | CommandOf<'refuseReclassification'>,
  context: DecideContext,
): Decision {
  const change = incident.changes.find(({ id }) => id === command.change);
  if (!change) return refuse('reclassify.unknown');
  if (change.verdict.kind !== 'awaiting')
    return refuse('reclassify.settled', { verdict: change.verdict.kind });
  const office = context.pack.approvals.priorityChange;
  if (!holdsOffice(context, [office], incident.services))
    return refuse('reclassify.notApprover', { who: whoHolds(context, office, incident.services) });
  if (isOvertaken(incident, change))
    return refuse('reclassify.overtaken', { priority: priorityOf(incident) ?? '' });
  const tooEarly = refusedAsTooEarly(context, change.changedAt);
  if (tooEarly) return tooEarly;
  const sets = setBy(command, change);
  // It may have become a security incident since it was asked for.
  if (sets !== null && incident.security && isGraver('P2', sets))
    return refuse('priority.securityFloor', { priority: sets });

  if (command.type === 'refuseReclassification') {
    if (command.reason === '') return refuse('text.missing', { field: 'reason' });
    return accepted([
      { type: 'reclassificationRefused', body: { change: change.id, reason: command.reason, sets } },
    ]);
  }
  return accepted([
    { type: 'reclassificationApproved', body: { change: change.id, sets } },
    ...declarationSeen(incident, change.to, context),
  ]);
}

/** The priority that a verdict brings about; null where the one in force is already that. */
function setBy(command: { readonly type: string }, change: PriorityChange): Priority | null {
  if (command.type === 'refuseReclassification') return change.effective ? change.from : null;
  return change.effective ? null : change.to;
}
