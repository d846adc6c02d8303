import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import { compareVersions } from '../../policy/version.ts';
import type { CommandOf } from '../command.ts';
import type { Incident } from '../state.ts';
import {
  commanderName,
  type DecideContext,
  type Decision,
  holdsOffice,
  isCommander,
  nameOf,
  refuse,
  whoHoldsAny,
} from './context.ts';
import { refusedAsAbsent } from './present.ts';

type AssignmentCommand = CommandOf<'assign'> | CommandOf<'completeInvestigationStep'> | CommandOf<'movePack'>;

/** Who works on it, what the investigation found, and by which policy it is run. */
export function decideAssignment(
  incident: Incident,
  command: AssignmentCommand,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'assign': {
      const { tier, person, note } = command;
      const absent = refusedAsAbsent(context, person);
      if (absent) return absent;
      const sameTier = tier === null || tier === incident.supportTier;
      if (person === incident.assignee && sameTier)
        return refuse('assign.same', { name: nameOf(context, person) });
      // INT-ASSIGN: what was tried and why it goes on is what the next tier needs.
      if (!sameTier && note === '') return refuse('text.missing', { field: 'note' });
      return accepted([
        { type: 'assigned', body: { from: incident.assignee, person, tier: sameTier ? null : tier, note } },
      ]);
    }
    case 'completeInvestigationStep': {
      const { step, finding, links } = command;
      if (finding === '') return refuse('text.missing', { field: 'finding' });
      const labelled = links.map(({ label, url }) => ({ label: label || url, url }));
      return accepted([{ type: 'investigationStepDone', body: { step, finding, links: labelled } }]);
    }
    case 'movePack':
      return decidePackMove(incident, command, context);
    default:
      return assertNever(command);
  }
}

/** GEN-PACK: goes on under a newer adopted version or another pack; what was due before stays as it was met or breached. */
function decidePackMove(
  incident: Incident,
  { to, reason }: CommandOf<'movePack'>,
  context: DecideContext,
): Decision {
  if (to.id === incident.pack.id && to.version === incident.pack.version)
    return refuse('pack.same', { id: to.id, version: to.version });
  if (!context.adopted(to)) return refuse('pack.notAdopted', { id: to.id, version: to.version });
  if (to.id === incident.pack.id && compareVersions(to.version, incident.pack.version) < 0)
    return refuse('pack.older', { id: to.id, version: incident.pack.version });
  // Those who appoint to the war room: Service Owner and Service Manager among them.
  const offices = context.pack.appointedBy;
  if (!isCommander(incident, context.person) && !holdsOffice(context, offices, incident.services))
    return refuse('pack.notPermitted', {
      who: [...whoHoldsAny(context, offices, incident.services), commanderName(context, incident)],
    });
  if (reason === '') return refuse('text.missing', { field: 'reason' });
  return accepted([{ type: 'packMoved', body: { from: incident.pack, to, reason } }]);
}
