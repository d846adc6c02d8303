import { resolutionApprover } from '../../policy/pack.ts';
import { holderOf, type Incident, peakPriority } from '../state.ts';
import {
  commanderName,
  type DecideContext,
  holdsOffice,
  isCommander,
  nameOf,
  whoHoldsAny,
} from './context.ts';

/** RES-APPROVE, RUL-PEAK: the office whose word a resolution takes. */
export const approverOffice = (incident: Incident, context: DecideContext): string =>
  resolutionApprover(context.pack, peakPriority(incident) ?? 'P1');

/** The office that answers for security (policy 2.4); the clauses name it. */
export const CISO = 'CISO';

const restricting = (context: DecideContext) => [CISO, context.pack.approvals.priorityChange];

/** CLS-SECURITY: who says who may read an incident, and what may not stay in it: the commander and two offices. */
export const mayRestrict = (incident: Incident, context: DecideContext): boolean =>
  isCommander(incident, context.person) || holdsOffice(context, restricting(context), incident.services);

export const whoMayRestrict = (incident: Incident, context: DecideContext): readonly string[] => [
  ...whoHoldsAny(context, restricting(context), incident.services),
  commanderName(context, incident),
];

/** Who resolves and closes: commander, technical lead, assignee, and the offices the pack names. */
export const mayConclude = (incident: Incident, context: DecideContext): boolean =>
  isCommander(incident, context.person) ||
  holderOf(incident, 'TL') === context.person ||
  incident.assignee === context.person ||
  holdsOffice(context, context.pack.concludedBy, incident.services);

export function whoMayConclude(incident: Incident, context: DecideContext): readonly string[] {
  const assignee = incident.assignee === null ? [] : [nameOf(context, incident.assignee)];
  return [
    commanderName(context, incident),
    ...assignee,
    ...whoHoldsAny(context, context.pack.concludedBy, incident.services),
  ];
}
