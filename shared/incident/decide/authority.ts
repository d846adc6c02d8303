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
