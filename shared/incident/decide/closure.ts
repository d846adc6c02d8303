import { accepted } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { isGraver } from '../../policy/vocabulary.ts';
import type { CommandOf } from '../command.ts';
import { currentWarRoom, type Incident, peakPriority } from '../state.ts';
import { approverOffice, mayConclude, whoMayConclude } from './authority.ts';
import { type DecideContext, type Decision, refuse, whoHolds } from './context.ts';
import { refusedAsTooEarly } from './order.ts';

/** CLO-CRITERIA, CLO-DOCS, CLO-NOTIFY: in the order in which a person settles them. */
export const closureCriteria = [
  'resolution',
  'approval',
  'standDown',
  'serviceNormal',
  'slaAcceptable',
  'userConfirmation',
  'usersNotified',
  'statusPage',
  'rootCause',
  'category',
  'lessons',
  'permanentFix',
  'handOff',
] as const;
export type ClosureCriterion = (typeof closureCriteria)[number];

/** What closing depends on besides the incident and what its author says. */
export type ClosureContext = Pick<DecideContext, 'occurredAt' | 'pack' | 'recurrence'>;

/** CLO-CRITERIA, CLO-DOCS: everything that is still missing is named at once. */
export function decideClosure(
  incident: Incident,
  command: CommandOf<'close'>,
  context: DecideContext,
): Decision {
  if (!mayConclude(incident, context))
    return refuse('close.notPermitted', { who: whoMayConclude(incident, context) });
  const { rootCause, category, lessons, userConfirmation, handOff } = command;
  if (category !== '' && !Object.hasOwn(context.pack.rootCauses, category))
    return refuse('close.unknownCategory', { categories: Object.values(context.pack.rootCauses) });
  const missing = missingForClosure(incident, command, context);
  if (missing.length > 0) return refusedAsIncomplete(incident, command, missing, context);
  const tooEarly = refusedAsTooEarly(context, incident.resolution?.approved?.at ?? incident.detectedAt);
  if (tooEarly) return tooEarly;
  const recurring = command.recurring || context.recurrence !== null;
  const body = { rootCause, category, lessons, userConfirmation, recurring, handOff };
  return accepted([{ type: 'closed', body }]);
}

function refusedAsIncomplete(
  incident: Incident,
  { userConfirmation }: CommandOf<'close'>,
  missing: readonly ClosureCriterion[],
  context: DecideContext,
): Decision {
  // Where it waits for the users alone, what helps is to know whether they were asked and until when they have time.
  if (missing.length === 1 && missing[0] === 'userConfirmation' && userConfirmation === 'unanswered') {
    const untilAt = usersHaveUntil(incident, context);
    return untilAt === null ? refuse('close.usersNotAsked') : refuse('close.usersStillHaveTime', { untilAt });
  }
  const who = whoHolds(context, approverOffice(incident, context), incident.services);
  const { recurrence } = context;
  return recurrence !== null && missing.includes('handOff')
    ? refuse('close.missingAsItRecurs', { missing, who, count: recurrence.count, days: recurrence.days })
    : refuse('close.missing', { missing, who });
}

/** CLO-CRITERIA: what closing still needs, of the record and of what its author says. */
export function missingForClosure(
  incident: Incident,
  command: Omit<CommandOf<'close'>, 'type'>,
  context: ClosureContext,
): readonly ClosureCriterion[] {
  const { resolution } = incident;
  const room = currentWarRoom(incident);
  // CLS-SECURITY: what the CISO withholds cannot be told; its clocks stay visibly unmet.
  const mayTell = incident.withheld === null;
  const held: Record<ClosureCriterion, boolean> = {
    resolution: resolution !== null,
    approval: resolution?.approved != null,
    standDown: room === null || room.stoodDown !== null,
    serviceNormal: command.serviceNormal,
    slaAcceptable: command.slaAcceptable,
    userConfirmation: confirmationCounts(incident, command.userConfirmation, context),
    usersNotified: command.usersNotified || !mayTell,
    statusPage: command.statusPageUpdated || !mayTell || !isPublic(incident, context),
    rootCause: command.rootCause !== '',
    category: command.category !== '',
    lessons: command.lessons !== '',
    permanentFix:
      resolution?.kind !== 'workaround' || [...incident.actions].some((action) => action.permanentFix),
    handOff: !(command.recurring || context.recurrence !== null) || command.handOff !== '',
  };
  return closureCriteria.filter((criterion) => !held[criterion]);
}

/** Whether users reported it, first or besides, and so are asked whether it works for them again. */
export const byUsers = ({ method, reports }: Incident): boolean =>
  method === 'user report' || reports.some((report) => report.method === 'user report');

function confirmationCounts(
  incident: Incident,
  said: CommandOf<'close'>['userConfirmation'],
  context: ClosureContext,
): boolean {
  if (!byUsers(incident)) return true;
  if (said !== 'unanswered') return said === 'confirmed';
  const until = usersHaveUntil(incident, context);
  return until !== null && context.occurredAt >= until;
}

/** Until when users who were asked may answer; null where nobody asked them. Before service was back there was nothing to ask. */
export function usersHaveUntil(
  { usersAsked, resolution }: Incident,
  { pack }: Pick<ClosureContext, 'pack'>,
): Instant | null {
  return usersAsked && resolution
    ? Math.max(usersAsked.at, resolution.restoredAt) + pack.userAnswerWithin
    : null;
}

/**
 * CLO-NOTIFY: whether the status page had to say something: of a P1 or P2, and of any other of which the public was
 * told. The channels of the pack's first P4 message reach the reporter alone (5.1).
 */
function isPublic(incident: Incident, { pack }: ClosureContext): boolean {
  if (isGraver(peakPriority(incident) ?? 'P1', 'P3')) return true;
  const direct = pack.clocks.citizenFirst.P4?.channels ?? [];
  return incident.messages.some(({ channels }) => channels.some((channel) => !direct.includes(channel)));
}
