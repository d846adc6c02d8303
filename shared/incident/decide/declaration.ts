import type { ServiceId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/result.ts';
import { type Tier, tiers } from '../../policy/vocabulary.ts';
import type { CommandOf } from '../command.ts';
import { type DecideContext, type Decision, refuse } from './context.ts';

/** INT-RECORD: nothing mandatory may be missing. INT-DETECTION: the detection is the alert's own start. */
export function decideDeclaration(command: CommandOf<'declare'>, context: DecideContext): Decision {
  const { type: _, ...record } = command;
  for (const field of ['title', 'impact', 'reportedBy'] as const) {
    if (record[field] === '') return refuse('text.missing', { field });
  }
  if (record.services.length === 0) return refuse('declare.noService');
  const unknown = record.services.find((service) => !context.directory.services.has(service));
  if (unknown !== undefined) return refuse('declare.unknownService', { id: unknown });
  if (record.detectedAt > context.now) return refuse('time.inFuture', { givenAt: record.detectedAt });
  if (record.onsetAt !== null && record.onsetAt > record.detectedAt)
    return refuse('declare.onsetAfterDetection', { onsetAt: record.onsetAt, detectedAt: record.detectedAt });
  const { id, version, zone } = context.pack;
  const services = [...new Set(record.services)];
  const tier = strictestTier(services, context);
  const body = { ...record, services, tier, ref: context.ref, pack: { id, version }, zone };
  return accepted([{ type: 'declared', body }]);
}

/** Tier 1 is the strictest. */
const strictestTier = (services: readonly ServiceId[], context: DecideContext): Tier =>
  tiers.find((tier) => services.some((id) => context.directory.services.get(id)?.tier === tier)) ?? '1';
