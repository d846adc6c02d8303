import type { AffectedService } from '../incident/event.ts';
import type { Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import type { Priority, Tier } from '../policy/vocabulary.ts';
import { type Owed, owedFrom } from './limit.ts';

/**
 * RUL-SLA: a service's own target where its record holds one, else the policy's for its tier; of several services the
 * strictest (CLS-MULTI). Null where the policy sets the priority no target.
 */
export function targetFrom(
  startsAt: Instant,
  priority: Priority,
  incident: Pick<Incident, 'affected' | 'tier'>,
  pack: PolicyPack,
): Owed | null {
  const ofTier = (tier: Tier): Owed | null => {
    const limit = pack.clocks.resolve[priority]?.[tier];
    return limit ? owedFrom(startsAt, limit, pack) : null;
  };
  const targets = incident.affected.map((service) => ofService(service, priority, ofTier(service.tier)));
  return targets.reduce(
    (strictest, target) => (target && (!strictest || target.dueAt < strictest.dueAt) ? target : strictest),
    targets.length > 0 ? null : ofTier(incident.tier),
  );
}

/** The policy still says who owes it, and that being at the limit is late. */
function ofService({ targets }: AffectedService, priority: Priority, policy: Owed | null): Owed | null {
  const own = targets[priority];
  if (own === undefined || policy === null) return policy;
  const dueAt = policy.startsAt + own;
  return { ...policy, dueAt, cite: ['SLA'], packDefault: false, overrules: [], business: null };
}
