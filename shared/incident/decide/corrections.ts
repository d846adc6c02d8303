import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import type { Incident } from '../state.ts';
import { type DecideContext, type Decision, refuse } from './context.ts';

type CorrectionCommand = CommandOf<'correctTimes'> | CommandOf<'describe'> | CommandOf<'recordReport'>;

/** INT-RECORD: what the record says of the incident, as it is better known. Anyone on the bridge may mend it. */
export function decideCorrection(
  incident: Incident,
  command: CorrectionCommand,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'correctTimes':
      return decideTimes(incident, command, context);
    case 'describe': {
      const { title, impact } = command;
      if (title === '') return refuse('text.missing', { field: 'title' });
      if (impact === '') return refuse('text.missing', { field: 'impact' });
      if (title === incident.title && impact === incident.impact) return refuse('describe.same');
      return accepted([{ type: 'described', body: { title, impact } }]);
    }
    case 'recordReport': {
      const { type: _, ...report } = command;
      if (report.reportedBy === '') return refuse('text.missing', { field: 'reportedBy' });
      return accepted([{ type: 'reportReceived', body: report }]);
    }
    default:
      return assertNever(command);
  }
}

/** A time that deadlines hang on is corrected only with a reason, and never to after what already happened. */
function decideTimes(
  incident: Incident,
  { detectedAt, onsetAt, onsetUnknown, reason }: CommandOf<'correctTimes'>,
  context: DecideContext,
): Decision {
  if (reason === '') return refuse('text.missing', { field: 'reason' });
  const detected = detectedAt ?? incident.detectedAt;
  const onset = onsetUnknown ? null : (onsetAt ?? incident.onsetAt);
  if (detected === incident.detectedAt && onset === incident.onsetAt) return refuse('times.same');
  if (detected > context.now) return refuse('time.inFuture', { givenAt: detected });
  const declaredAt = incident.declared.recordedAt;
  if (detected > declaredAt) return refuse('times.afterDeclaration', { detectedAt: detected, declaredAt });
  if (onset !== null && onset > detected)
    return refuse('declare.onsetAfterDetection', { onsetAt: onset, detectedAt: detected });
  const restoredAt = incident.resolution?.restoredAt ?? null;
  if (restoredAt !== null && detected > restoredAt)
    return refuse('times.afterRestoration', { detectedAt: detected, restoredAt });
  const body = {
    detectedAt: detected === incident.detectedAt ? null : detected,
    onsetAt: onset === incident.onsetAt ? null : (onset ?? ('unknown' as const)),
    reason,
  };
  return accepted([{ type: 'timesCorrected', body }]);
}
