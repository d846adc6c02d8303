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

/**
 * What is left when services that need nothing left are taken away again and again, and then those that nothing left
 * needs: cycles, and what lies between them.
 */
function withoutEnds(services: ReadonlyMap<ServiceId, Service>): ReadonlySet<ServiceId> {
  const needed = new Map(
    [...services.keys()].map((id) => [id, [...new Set(needsOf(services, id))]] as const),
  );
  const needing = Map.groupBy(
    [...needed].flatMap(([id, needs]) => needs.map((other) => ({ id, other }))),
    ({ other }) => other,
  );
  const left = new Set(services.keys());
  const back = new Map([...needing].map(([other, ways]) => [other, ways.map(({ id }) => id)] as const));
  takeAway(left, needed, back);
  takeAway(left, back, needed);
  return left;
}

type Ways = ReadonlyMap<ServiceId, readonly ServiceId[]>;

/** Takes away what leads nowhere by `on`; `back` is the same ways, walked the other way. */
function takeAway(left: Set<ServiceId>, on: Ways, back: Ways): void {
  const onwards = new Map(
    [...left].map((id) => [id, (on.get(id) ?? []).filter((other) => left.has(other)).length]),
  );
  const ends = [...left].filter((id) => onwards.get(id) === 0);
  // A list that grows while it is walked visits what was added.
  for (const end of ends) {
    left.delete(end);
    for (const before of back.get(end) ?? []) {
      if (!left.has(before)) continue;
      const ways = (onwards.get(before) ?? 0) - 1;
      onwards.set(before, ways);
      if (ways === 0) ends.push(before);
    }
  }
}

/** The shortest way from a service along its dependencies back to it; empty where there is none. */
function wayBack(services: ReadonlyMap<ServiceId, Service>, start: ServiceId): readonly ServiceId[] {
  const cameFrom = new Map<ServiceId, ServiceId | null>([[start, null]]);
  // A map that grows while it is walked visits what was added, nearest first.
  for (const [id] of cameFrom) {
    for (const needed of needsOf(services, id)) {
      if (needed === start) return [...wayTo(cameFrom, id), start];
      if (!cameFrom.has(needed)) cameFrom.set(needed, id);
    }
  }
  return [];
}

function wayTo(cameFrom: ReadonlyMap<ServiceId, ServiceId | null>, end: ServiceId): readonly ServiceId[] {
  const way: ServiceId[] = [];
  for (let id: ServiceId | null = end; id !== null; id = cameFrom.get(id) ?? null) way.push(id);
  return way.toReversed();
}
