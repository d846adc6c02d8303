import { useMemo } from 'react';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { allDependentsOf } from '../../../shared/directory/dependencies.ts';
import { recurrenceSubject, suspectedRecurrence } from '../../../shared/incident/recurrence.ts';
import { type Prompt, promptsOf } from '../../../shared/views/prompts.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import type { CommandName } from './commands.ts';

/** What answers each suggestion of the policy; null where only somebody's work does. */
export const promptCommands: Readonly<Record<Prompt['code'], CommandName | null>> = {
  securityBelowFloor: 'reclassify',
  securityUntold: 'notify',
  considerP2: 'reclassify',
  commanderIsScribe: 'roles',
  pageOnCall: 'page',
  checkDependents: 'reportDependents',
  coordinateMessages: 'coordinateMessages',
  severalServices: 'roles',
  askUsers: 'askUsers',
  permanentFix: 'permanentFix',
  recurring: 'linkIncident',
};

/** What the policy suggests as the incident, its clocks and the others like it stand. */
export function usePrompts(
  { stream, incident, directory, pack }: Scope,
  readings: readonly ClockReading[],
): readonly Prompt[] {
  const summaries = useConsole((state) => state.summaries);
  const recurrence = useMemo(
    () => suspectedRecurrence(recurrenceSubject(stream, incident, null), summaries, pack),
    [stream, incident, summaries, pack],
  );
  const dependents = useMemo(() => {
    const hit = new Set(incident.services.flatMap((service) => allDependentsOf(directory, service)));
    for (const service of incident.services) hit.delete(service);
    return hit.size;
  }, [incident.services, directory]);
  return useMemo(
    () => promptsOf(incident, { readings, recurrence, dependents }),
    [incident, readings, recurrence, dependents],
  );
}
