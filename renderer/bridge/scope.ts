import { useMemo } from 'react';
import type { Directory } from '../../shared/directory/state.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { usePack } from './hooks.ts';
import { useConsole } from './store.ts';

/** What a part of the bridge needs to show an incident and to act on it. One object: it changes when any of it does. */
export interface Scope {
  readonly stream: StreamId;
  readonly incident: Incident;
  /** The pack the incident was opened under. */
  readonly pack: PolicyPack;
  readonly directory: Directory;
  /** Who is signed in at this console; null before anybody is. */
  readonly me: PersonId | null;
}

/** Undefined only while the policy stream is being read. */
export function useScope(stream: StreamId, incident: Incident): Scope | undefined {
  const pack = usePack(incident);
  const directory = useConsole((state) => state.directory);
  const me = useConsole(({ session }) => session?.person ?? null);
  return useMemo(
    () => pack && { stream, incident, pack, directory, me },
    [stream, incident, pack, directory, me],
  );
}
