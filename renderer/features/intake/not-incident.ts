import type { IntakeCommand } from '../../../shared/intake/command.ts';
import { intakeStream } from '../../../shared/kernel/ids.ts';
import { execute } from '../../bridge/store.ts';
import { type Draft, detectedAt } from './draft.ts';
import type { Outcome } from './submit.ts';

/** INT-NOT-INCIDENT, INT-NEARMISS: what came in and is no incident, as the command that keeps it; null while the kind is missing. */
export function otherOf(draft: Draft): IntakeCommand | null {
  const { what, title, impact, services, reportedBy, method, requestKind, reason, reviewWanted } = draft;
  if (what === 'nearMiss')
    return {
      type: 'recordNearMiss',
      title,
      services: [...services],
      text: impact,
      noticedAt: detectedAt(draft) ?? draft.openedAt,
      reviewWanted,
    };
  if (requestKind === null) return null;
  return { type: 'recordServiceRequest', kind: requestKind, title, reportedBy, method, reason };
}

export async function recordOther(draft: Draft): Promise<Outcome> {
  const command = otherOf(draft);
  if (command === null)
    return { kind: 'refused', rejection: { code: 'text.missing', params: { field: 'reason' } } };
  const answer = await execute(intakeStream, command, {
    commandId: draft.commands.record,
    occurredAt: detectedAt(draft) ?? draft.openedAt,
  });
  return answer.ok ? { kind: 'done' } : { kind: 'refused', rejection: answer.rejection };
}
