import type { ServiceId } from '../kernel/ids.ts';
import type { Directory, Service } from './state.ts';

/** Services still offered that need this one directly: whose owners are told when it fails (NTF-AGENCIES). */
export function dependentsOf(directory: Directory, service: ServiceId): readonly ServiceId[] {
  return [...directory.services.values()]
    .filter(({ retired, dependsOn }) => !retired && dependsOn.some((needed) => needed.service === service))
    .map(({ id }) => id);
}

/** Those that need it directly, those that need them, and so on; nearest first, each once, never itself. */
export function allDependentsOf(directory: Directory, service: ServiceId): readonly ServiceId[] {
  const found = new Set([service]);
  // A set that grows while it is walked visits what was added.
  for (const id of found) for (const dependent of dependentsOf(directory, id)) found.add(dependent);
  found.delete(service);
  return [...found];
}

/**
 * Cycles of dependencies among services, each once, as the way round from a service back to itself: `[a, b, a]`.
 * Dependencies on services that are not there lead nowhere.
 */
export function dependencyCycles(
  services: ReadonlyMap<ServiceId, Service>,
): readonly (readonly ServiceId[])[] {
  const suspects = withoutEnds(services);
  const cycles: (readonly ServiceId[])[] = [];
  const told = new Set<ServiceId>();
  for (const id of suspects) {
    if (told.has(id)) continue;
    const cycle = wayBack(services, id);
    for (const member of cycle) told.add(member);
    if (cycle.length > 0) cycles.push(cycle);
  }
  return cycles;
}

const needsOf = (services: ReadonlyMap<ServiceId, Service>, id: ServiceId): readonly ServiceId[] =>
  services.get(id)?.dependsOn.map(({ service }) => service) ?? [];

/** What is left when services that need nothing left are taken away again and again: only cycles and what leads to them. */
function withoutEnds(services: ReadonlyMap<ServiceId, Service>): ReadonlySet<ServiceId> {
  const left = new Set(services.keys());
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const id of left) if (!needsOf(services, id).some((needed) => left.has(needed))) left.delete(id);
  }
  return left;
}

/** The shortest way from a service along its dependencies back to it; empty where there is none. */
function wayBack(services: ReadonlyMap<ServiceId, Service>, start: ServiceId): readonly ServiceId[] {
  const ways = new Map<ServiceId, readonly ServiceId[]>([[start, [start]]]);
  // A map that grows while it is walked visits what was added, nearest first.
  for (const [id, way] of ways) {
    for (const needed of needsOf(services, id)) {
      if (needed === start) return [...way, start];
      if (!ways.has(needed)) ways.set(needed, [...way, needed]);
    }
  }
  return [];
}
