import { useCallback, useEffect, useState } from 'react';
import { type ClockBoard, readClocks } from '../../shared/clocks/clocks.ts';
import type { Directory } from '../../shared/directory/state.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { type Instant, MINUTE } from '../../shared/kernel/time.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { packInForce, packOf } from '../../shared/policy/register.ts';
import { readIncident, useConsole } from './store.ts';
import { useTimed } from './ticker.ts';

/** `loading` for at most a moment; `missing` where no such incident is on this console. */
export type IncidentLoad =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'open'; readonly incident: Incident };

/** Opens an incident and follows it. */
export function useIncident(stream: StreamId): IncidentLoad {
  const incident = useConsole(({ opened }) => opened.get(stream)?.incident);
  const ready = useConsole(({ phase }) => phase === 'ready');
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (incident || !ready) return;
    let stopped = false;
    void readIncident(stream).then((found) => !stopped && setMissing(found === null));
    return () => {
      stopped = true;
    };
  }, [stream, incident, ready]);
  if (incident) return { state: 'open', incident };
  return { state: missing ? 'missing' : 'loading' };
}

/** The pack an incident was opened under (GEN-PACK); undefined only while the policy stream is being read. */
export const usePack = (incident: Incident): PolicyPack | undefined =>
  useConsole(({ policy }) => packOf(policy, incident.pack));

export const usePackInForce = (): PolicyPack | undefined =>
  useConsole(({ policy }) => packInForce(policy, Date.now()));

/** All clocks of an incident, read again when something happened or when a reading is due to change. */
export function useClocks(incident: Incident, pack: PolicyPack): ClockBoard {
  const compute = useCallback(
    (now: number) => {
      const board = readClocks(incident, pack, now);
      return { value: board, next: board.nextChangeAt };
    },
    [incident, pack],
  );
  return useTimed(incident, compute);
}

/**
 * The time by which to ask who holds an office or is on call: a new one with each change of the directory, so that it
 * shows at once, and each minute, because appointments and turns begin and end by themselves.
 */
export const useOfficeTime = (directory: Directory): Instant => useTimed(directory, byTheMinute);

const byTheMinute = (now: Instant) => ({ value: now, next: now + MINUTE });
