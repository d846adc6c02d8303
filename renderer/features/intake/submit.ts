import type { IncidentCommand } from '../../../shared/incident/command.ts';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import type { PersonId, StreamId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { execute } from '../../bridge/store.ts';
import { type Draft, detectedAt } from './draft.ts';

/** How far a declaration came. What was accepted stays accepted: sending again goes on from there. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  | {
      readonly kind: 'declared';
      readonly step: 'classify' | 'acknowledge';
      readonly ref: string;
      readonly rejection: Rejection;
    };

/** The record as one command; onset and detection must have been understood before. */
export function declarationOf(draft: Draft): IncidentCommand {
  const { title, services, impact, drill, method, reportedBy, onset } = draft;
  return {
    type: 'declare',
    title,
    services: [...services],
    impact,
    drill,
    method,
    reportedBy,
    onsetAt: onset.at,
    detectedAt: detectedAt(draft) ?? draft.openedAt,
  };
}

/** Declares, classifies and, where asked for, acknowledges: three commands, each durable before the next. */
export async function submit(draft: Draft, priority: Priority, me: PersonId | null): Promise<Outcome> {
  const { stream, commands, answers, overrule } = draft;
  const declared = await execute(stream, declarationOf(draft), { commandId: commands.declare });
  if (!declared.ok) return { kind: 'refused', rejection: declared.rejection };
  const ref = refOf(declared.events);

  const overrideReason = overrule === null ? null : overrule.reason;
  const classify: IncidentCommand = { type: 'classify', answers: { ...answers }, priority, overrideReason };
  const classified = await execute(stream, classify, { commandId: commands.classify });
  if (!classified.ok) return { kind: 'declared', step: 'classify', ref, rejection: classified.rejection };

  if (draft.acknowledge && me !== null) {
    const acknowledged = await execute(
      stream,
      { type: 'acknowledge', assignee: me },
      { commandId: commands.acknowledge },
    );
    if (!acknowledged.ok)
      return { kind: 'declared', step: 'acknowledge', ref, rejection: acknowledged.rejection };
  }
  return { kind: 'done' };
}

/** INT-TRIAGE: the report goes to the incident that is open already, as it was typed. */
export async function attach(draft: Draft, original: StreamId): Promise<Outcome> {
  const { method, reportedBy, title, impact, commands } = draft;
  const text = [title, impact].filter((part) => part.trim() !== '').join('\n');
  const answer = await execute(
    original,
    { type: 'recordReport', method, reportedBy, text },
    { commandId: commands.attach, occurredAt: detectedAt(draft) ?? draft.openedAt },
  );
  return answer.ok ? { kind: 'done' } : { kind: 'refused', rejection: answer.rejection };
}

const refOf = (events: readonly Envelope[]): string =>
  (events[0]?.body as { readonly ref?: string } | undefined)?.ref ?? '';

/** The field that a refusal is about; null where it is about none of them. */
export function fieldOf({ code, params }: Rejection): string | null {
  switch (code) {
    case 'text.missing':
    case 'request.textTooLong':
    case 'request.malformed': {
      const [field = ''] = String(params.field ?? '').split('.');
      return (
        { detectedAt: 'detected', noticedAt: 'detected', onsetAt: 'onset', overrideReason: 'overrule' }[
          field
        ] ?? field
      );
    }
    case 'declare.noService':
    case 'declare.unknownService':
      return 'services';
    case 'time.inFuture':
      return 'detected';
    case 'declare.onsetAfterDetection':
      return 'onset';
    case 'classify.overrideReasonMissing':
    case 'priority.securityFloor':
      return 'overrule';
    default:
      return null;
  }
}
