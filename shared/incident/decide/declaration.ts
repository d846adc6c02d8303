import { accepted } from '../../kernel/result.ts';
import { zoneOf } from '../../policy/pack.ts';
import { affectedBy, strictestTier } from '../affected.ts';
import type { CommandOf } from '../command.ts';
import { type DecideContext, type Decision, refuse } from './context.ts';
import { refusedService } from './services.ts';

/** INT-RECORD: nothing mandatory may be missing. INT-DETECTION: the detection is the alert's own start. */
export function decideDeclaration(command: CommandOf<'declare'>, context: DecideContext): Decision {
  const { type: _, services, ...record } = command;
  for (const field of ['title', 'impact', 'reportedBy'] as const) {
    if (record[field] === '') return refuse('text.missing', { field });
  }
  if (services.length === 0) return refuse('declare.noService');
  const wrong = refusedService(services, context);
  if (wrong) return wrong;
  if (record.detectedAt > context.now) return refuse('time.inFuture', { givenAt: record.detectedAt });
  if (record.onsetAt !== null && record.onsetAt > record.detectedAt)
    return refuse('declare.onsetAfterDetection', { onsetAt: record.onsetAt, detectedAt: record.detectedAt });
  const { id, version } = context.pack;
  const affected = affectedBy(context.directory, services);
  const body = {
    ...record,
    affected,
    tier: strictestTier(affected),
    ref: context.ref,
    pack: { id, version },
    zone: zoneOf(context.pack),
  };
  return accepted([{ type: 'declared', body }]);
}
