import type { ServiceId } from '../../kernel/ids.ts';
import { dependencyCycles, dependentsOf } from '../dependencies.ts';
import { serviceName } from '../state.ts';
import { askReferences, type Check, type DirectoryProblem, problemsOfEach } from './problem.ts';

/** Services that need each other in a circle, need one no longer offered, or name what is not there. */
export function problemsOfServices({ entries, next }: Check): readonly DirectoryProblem[] {
  const cycles = entries.services.length === 0 ? [] : dependencyCycles(next.services);
  const told = new Set<readonly unknown[]>();
  const names = (ids: readonly ServiceId[]) => ids.map((id) => serviceName(next, id));
  return problemsOfEach('services', entries, (service, tell) => {
    const { id, name } = service;
    askReferences(next, tell, name, 'agency', 'agency', [service.agency]);
    askReferences(next, tell, name, 'vendors', 'vendor', service.vendors);
    askReferences(next, tell, name, 'rotation', 'rotation', [service.rotation]);
    const needed = service.dependsOn.map((dependency) => dependency.service);
    askReferences(next, tell, name, 'dependsOn', 'service', needed);
    const cycle = cycles.find((way) => way.includes(id));
    if (cycle && !told.has(cycle)) {
      told.add(cycle);
      tell('dependsOn', 'directory.cycle', { cycle: names(from(id, cycle)).join(' → ') });
    }
    if (service.retired) {
      const dependents = dependentsOf(next, id);
      if (dependents.length > 0)
        tell('retired', 'directory.serviceNeeded', { name, dependents: names(dependents) });
    } else {
      const retired = needed.filter((one) => next.services.get(one)?.retired);
      if (retired.length > 0)
        tell('dependsOn', 'directory.dependsOnRetired', { name, retired: names(retired) });
    }
  });
}

/** The same way round, told from the service that is being saved. */
function from(start: ServiceId, cycle: readonly ServiceId[]): readonly ServiceId[] {
  const round = cycle.slice(1);
  const at = round.indexOf(start);
  return [start, ...round.slice(at + 1), ...round.slice(0, at + 1)];
}
