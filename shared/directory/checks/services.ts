import type { ServiceId } from '../../kernel/ids.ts';
import { dependencyCycles } from '../dependencies.ts';
import { type Directory, offeredServices, serviceName } from '../state.ts';
import { askReferences, type Check, type DirectoryProblem, problemsOfEach } from './problem.ts';

/** Services that need each other in a circle, need one no longer offered, or name what is not there. */
export function problemsOfServices({ entries, next }: Check): readonly DirectoryProblem[] {
  const cycles = entries.services.length === 0 ? [] : dependencyCycles(next.services);
  const told = new Set<readonly unknown[]>();
  const cycleOf = new Map(cycles.flatMap((way) => way.map((id) => [id, way] as const)));
  const needing = entries.services.some(({ retired }) => retired) ? needingOf(next) : new Map();
  const names = (ids: readonly ServiceId[]) => ids.map((id) => serviceName(next, id));
  return problemsOfEach('services', entries, (service, tell) => {
    const { id, name } = service;
    askReferences(next, tell, name, 'agency', 'agency', [service.agency]);
    askReferences(next, tell, name, 'vendors', 'vendor', service.vendors);
    askReferences(next, tell, name, 'rotation', 'rotation', [service.rotation]);
    const needed = service.dependsOn.map((dependency) => dependency.service);
    askReferences(next, tell, name, 'dependsOn', 'service', needed);
    const cycle = cycleOf.get(id);
    if (cycle && !told.has(cycle)) {
      told.add(cycle);
      tell('dependsOn', 'directory.cycle', { cycle: shortened(names(from(id, cycle))).join(' → ') });
    }
    if (service.retired) {
      const dependents: readonly ServiceId[] = needing.get(id) ?? [];
      if (dependents.length > 0)
        tell('retired', 'directory.serviceNeeded', { name, dependents: names(dependents) });
    } else {
      const retired = needed.filter((one) => next.services.get(one)?.retired);
      if (retired.length > 0)
        tell('dependsOn', 'directory.dependsOnRetired', { name, retired: names(retired) });
    }
  });
}

/** Services still offered, by what they need. */
function needingOf(next: Directory): ReadonlyMap<ServiceId, readonly ServiceId[]> {
  const needing = new Map<ServiceId, ServiceId[]>();
  for (const { id, dependsOn } of offeredServices(next))
    for (const { service } of dependsOn) {
      const known = needing.get(service);
      if (!known) needing.set(service, [id]);
      else if (known.at(-1) !== id) known.push(id);
    }
  return needing;
}

/** A way round that nobody would read to its end. */
const shortened = (names: readonly string[]): readonly string[] =>
  names.length <= 12 ? names : [...names.slice(0, 8), '…', ...names.slice(-2)];

/** The same way round, told from the service that is being saved. */
function from(start: ServiceId, cycle: readonly ServiceId[]): readonly ServiceId[] {
  const round = cycle.slice(1);
  const at = round.indexOf(start);
  return [start, ...round.slice(at + 1), ...round.slice(0, at + 1)];
}
