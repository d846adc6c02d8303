import { accepted } from '../../kernel/result.ts';
import { agenciesHit, uncoordinatedAgencies } from '../affected.ts';
import type { CommandOf } from '../command.ts';
import type { Incident } from '../state.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';
import { refusedAsAbsent } from './present.ts';

/** CLS-MULTI, NTF-AGENCIES: citizens of several agencies are told once, by one voice; somebody sees to that. */
export function decideCoordination(
  incident: Incident,
  { coordinator, note }: CommandOf<'coordinateMessages'>,
  context: DecideContext,
): Decision {
  const agencies = agenciesHit(incident);
  if (agencies.length < 2) return refuse('coordination.oneAgency');
  const absent = refusedAsAbsent(context, coordinator);
  if (absent) return absent;
  if (incident.coordination?.coordinator === coordinator && uncoordinatedAgencies(incident).length === 0)
    return refuse('coordination.same', { name: nameOf(context, coordinator) });
  return accepted([{ type: 'messagesCoordinated', body: { coordinator, agencies, note } }]);
}
