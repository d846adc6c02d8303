import type { Directory } from '../directory/state.ts';
import type { AgencyId, ServiceId } from '../kernel/ids.ts';
import { type Tier, tiers } from '../policy/vocabulary.ts';
import type { AffectedService } from './event.ts';
import type { Incident } from './state.ts';

/** Services as they stand in the directory now: kept with the incident, so that its clocks never change beneath it. */
export const affectedBy = (
  directory: Directory,
  services: readonly ServiceId[],
): readonly AffectedService[] =>
  [...new Set(services)].flatMap((id) => {
    const service = directory.services.get(id);
    return service
      ? [{ service: id, tier: service.tier, agency: service.agency, targets: service.targets }]
      : [];
  });

/** CLS-MULTI: the strictest tier decides the clocks; tier 1 is the strictest. */
export const strictestTier = (affected: readonly AffectedService[]): Tier =>
  tiers.find((tier) => affected.some((one) => one.tier === tier)) ?? '1';

/** NTF-AGENCIES: the agencies whose services are hit, themselves or through another. */
export const agenciesHit = ({
  affected,
  dependents,
}: Pick<Incident, 'affected' | 'dependents'>): readonly AgencyId[] => [
  ...new Set([...affected, ...dependents].flatMap(({ agency }) => agency ?? [])),
];

/** CLS-MULTI: of several agencies those for which nobody coordinates what citizens are told. */
export function uncoordinatedAgencies(
  incident: Pick<Incident, 'affected' | 'dependents' | 'coordination'>,
): readonly AgencyId[] {
  const agencies = agenciesHit(incident);
  if (agencies.length < 2) return [];
  return agencies.filter((agency) => !incident.coordination?.agencies.includes(agency));
}
