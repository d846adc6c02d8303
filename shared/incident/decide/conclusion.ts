import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { type Incident, peakPriority, statusOf } from '../state.ts';
import { approverOffice, mayConclude, whoMayConclude } from './authority.ts';
import { byUsers, decideClosure } from './closure.ts';
import { type DecideContext, type Decision, holdsOffice, nameOf, refuse, whoHolds } from './context.ts';
import { refusedAsTooEarly } from './order.ts';

type ConclusionCommand =
  | CommandOf<'resolve'>
  | CommandOf<'approveResolution'>
  | CommandOf<'refuseResolution'>
  | CommandOf<'askUsers'>
  | CommandOf<'close'>
  | CommandOf<'reopen'>;

export function decideConclusion(
  incident: Incident,
  command: ConclusionCommand,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'resolve':
      return decideResolution(incident, command, context);
    case 'approveResolution':
    case 'refuseResolution':
      return decideApproval(incident, command, context);
    case 'askUsers':
      if (incident.resolution === null) return refuse('resolution.none');
      if (!byUsers(incident)) return refuse('users.noneReported');
      if (command.text === '') return refuse('text.missing', { field: 'question' });
      return accepted([{ type: 'usersAsked', body: { text: command.text } }]);
    case 'close':
      return decideClosure(incident, command, context);
    case 'reopen':
      if (incident.resolution === null) return refuse('resolution.none');
      if (command.reason === '') return refuse('text.missing', { field: 'reason' });
      return (
        refusedAsTooEarly(context, incident.resolution.restoredAt) ??
        accepted([{ type: 'reopened', body: { reason: command.reason } }])
      );
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
  if (restoredAt > context.occurredAt) return refuse('time.inFuture', { givenAt: restoredAt });
  if (restoredAt < incident.detectedAt)
    return refuse('resolve.beforeDetection', { detectedAt: incident.detectedAt });
  if (!mayConclude(incident, context))
    return refuse('resolve.notPermitted', { who: whoMayConclude(incident, context) });
  return accepted([{ type: 'resolved', body: { kind, restoredAt, text } }]);
}

/**
 * RES-APPROVE, RUL-PEAK: the office that the gravest priority asks for; a refusal reopens with its reason. The judgement
 * names its resolution, so that it never falls on another one that a console stated meanwhile.
 */
function decideApproval(
  incident: Incident,
  command: CommandOf<'approveResolution'> | CommandOf<'refuseResolution'>,
  context: DecideContext,
): Decision {
  if (incident.resolution === null) return refuse('resolution.none');
  const { id: resolution, approved, restoredAt } = incident.resolution;
  if (approved)
    return refuse('resolution.approved', { name: nameOf(context, approved.by), doneAt: approved.at });
  const office = approverOffice(incident, context);
  if (!holdsOffice(context, [office], incident.services))
    return refuse('resolution.notApprover', {
      who: whoHolds(context, office, incident.services),
      priority: peakPriority(incident) ?? '',
    });
  const tooEarly = refusedAsTooEarly(context, restoredAt);
  if (tooEarly) return tooEarly;
  if (command.type === 'approveResolution')
    return accepted([{ type: 'resolutionApproved', body: { resolution } }]);
  if (command.reason === '') return refuse('text.missing', { field: 'reason' });
  return accepted([{ type: 'resolutionRefused', body: { resolution, reason: command.reason } }]);
}
