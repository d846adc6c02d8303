import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import { resolutionApprover } from '../../policy/pack.ts';
import type { CommandOf } from '../command.ts';
import { currentWarRoom, holderOf, type Incident, peakPriority, statusOf } from '../state.ts';
import {
  commanderName,
  type DecideContext,
  type Decision,
  holdsOffice,
  isCommander,
  nameOf,
  refuse,
  whoHolds,
  whoHoldsAny,
} from './context.ts';

type ConclusionCommand =
  | CommandOf<'scheduleReview'>
  | CommandOf<'resolve'>
  | CommandOf<'approveResolution'>
  | CommandOf<'refuseResolution'>
  | CommandOf<'close'>
  | CommandOf<'reopen'>;

export function decideConclusion(
  incident: Incident,
  command: ConclusionCommand,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'scheduleReview': {
      const { heldAt, facilitator } = command;
      if (!context.directory.people.has(facilitator)) return refuse('person.unknown', { id: facilitator });
      if (heldAt <= context.occurredAt) return refuse('review.inPast', { heldAt });
      if (isCommander(incident, facilitator))
        return refuse('review.facilitatorIsCommander', { name: nameOf(context, facilitator) });
      return accepted([{ type: 'reviewScheduled', body: { heldAt, facilitator } }]);
    }
    case 'resolve':
      return decideResolution(incident, command, context);
    case 'approveResolution':
    case 'refuseResolution':
      return decideApproval(incident, command, context);
    case 'close':
      return decideClosure(incident, command, context);
    case 'reopen':
      if (incident.resolution === null) return refuse('resolution.none');
      if (command.reason === '') return refuse('text.missing', { field: 'reason' });
      return accepted([{ type: 'reopened', body: { reason: command.reason } }]);
    default:
      return assertNever(command);
  }
}

/** RES-TIME: says when service was restored; that moment, not the typing of it, stops the clock. */
function decideResolution(
  incident: Incident,
  command: CommandOf<'resolve'>,
  context: DecideContext,
): Decision {
  const { kind, restoredAt, text } = command;
  const status = statusOf(incident);
  if (status !== 'investigating') return refuse('resolve.notInvestigating', { status });
  if (peakPriority(incident) === null) return refuse('incident.notClassified');
  if (text === '') return refuse('text.missing', { field: 'resolution' });
  if (restoredAt > context.now) return refuse('time.inFuture', { givenAt: restoredAt });
  if (restoredAt < incident.detectedAt)
    return refuse('resolve.beforeDetection', { detectedAt: incident.detectedAt });
  if (!mayConclude(incident, context))
    return refuse('resolve.notPermitted', { who: whoMayConclude(incident, context) });
  return accepted([{ type: 'resolved', body: { kind, restoredAt, text } }]);
}

/** RES-APPROVE, RUL-PEAK: the office that the gravest priority asks for; a refusal reopens with its reason. */
function decideApproval(
  incident: Incident,
  command: CommandOf<'approveResolution'> | CommandOf<'refuseResolution'>,
  context: DecideContext,
): Decision {
  if (incident.resolution === null) return refuse('resolution.none');
  if (incident.resolution.approved)
    return refuse('resolution.approved', {
      name: nameOf(context, incident.resolution.approved.by),
      doneAt: incident.resolution.approved.at,
    });
  const office = approverOffice(incident, context);
  if (!holdsOffice(context, [office], incident.services))
    return refuse('resolution.notApprover', {
      who: whoHolds(context, office, incident.services),
      priority: peakPriority(incident) ?? '',
    });
  if (command.type === 'approveResolution') return accepted([{ type: 'resolutionApproved', body: {} }]);
  if (command.reason === '') return refuse('text.missing', { field: 'reason' });
  return accepted([{ type: 'resolutionRefused', body: { reason: command.reason } }]);
}

const approverOffice = (incident: Incident, context: DecideContext): string =>
  resolutionApprover(context.pack, peakPriority(incident) ?? 'P1');

/** CLO-CRITERIA, CLO-DOCS: everything that is still missing is named at once. */
function decideClosure(incident: Incident, command: CommandOf<'close'>, context: DecideContext): Decision {
  if (!mayConclude(incident, context))
    return refuse('close.notPermitted', { who: whoMayConclude(incident, context) });
  const missing = missingForClosure(incident, command);
  if (missing.length > 0)
    return refuse('close.missing', {
      missing,
      who: whoHolds(context, approverOffice(incident, context), incident.services),
    });
  const { rootCause, lessons, userConfirmation, handOff } = command;
  return accepted([{ type: 'closed', body: { rootCause, lessons, userConfirmation, handOff } }]);
}

export const closureCriteria = [
  'resolution',
  'approval',
  'standDown',
  'serviceNormal',
  'slaAcceptable',
  'userConfirmation',
  'rootCause',
  'lessons',
  'permanentFix',
  'handOff',
] as const;
export type ClosureCriterion = (typeof closureCriteria)[number];

/** CLO-CRITERIA: what closing still needs, of the record and of what its author says. */
export function missingForClosure(
  incident: Incident,
  command: CommandOf<'close'>,
): readonly ClosureCriterion[] {
  const { resolution } = incident;
  const room = currentWarRoom(incident);
  const byUsers = incident.method === 'user report';
  const held: Record<ClosureCriterion, boolean> = {
    resolution: resolution !== null,
    approval: resolution?.approved != null,
    standDown: room === null || room.stoodDown !== null,
    serviceNormal: command.serviceNormal,
    slaAcceptable: command.slaAcceptable,
    userConfirmation: !byUsers || command.userConfirmation !== 'not reported by users',
    rootCause: command.rootCause !== '',
    lessons: command.lessons !== '',
    permanentFix:
      resolution?.kind !== 'workaround' || [...incident.actions].some((action) => action.permanentFix),
    handOff: !command.recurring || command.handOff !== '',
  };
  return closureCriteria.filter((criterion) => !held[criterion]);
}

/** Commander, technical lead, assignee, and the offices the pack names. */
const mayConclude = (incident: Incident, context: DecideContext): boolean =>
  isCommander(incident, context.person) ||
  holderOf(incident, 'TL') === context.person ||
  incident.assignee === context.person ||
  holdsOffice(context, context.pack.concludedBy, incident.services);

function whoMayConclude(incident: Incident, context: DecideContext): readonly string[] {
  const assignee = incident.assignee === null ? [] : [nameOf(context, incident.assignee)];
  return [
    commanderName(context, incident),
    ...assignee,
    ...whoHoldsAny(context, context.pack.concludedBy, incident.services),
  ];
}
