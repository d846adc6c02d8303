import type { ServiceId } from '../kernel/ids.ts';
import type { Tier } from '../policy/vocabulary.ts';
import type { Directory, Monitoring } from './state.ts';

export interface MonitoringGap {
  readonly service: ServiceId;
  readonly gap: keyof Monitoring;
}

/** INT-MONITORING: the tiers that must be watched in each way. */
const required: readonly (readonly [keyof Monitoring, readonly Tier[]])[] = [
  ['automated', ['1', '2']],
  ['slaAlerts', ['1', '2']],
  ['aroundTheClock', ['1']],
  ['severalLocations', ['1', '2']],
];

/** How services still offered should be watched and are not, the gravest tier first, then by name. */
export function monitoringGaps(directory: Directory): readonly MonitoringGap[] {
  return [...directory.services.values()]
    .filter(({ retired }) => !retired)
    .toSorted((a, b) => a.tier.localeCompare(b.tier) || a.name.localeCompare(b.name))
    .flatMap(({ id, tier, monitoring }) =>
      required
        .filter(([gap, ofTiers]) => ofTiers.includes(tier) && !monitoring[gap])
        .map(([gap]) => ({ service: id, gap })),
    );
}
