import type { Incident } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useSubmit } from '../../bridge/submit.ts';

/** WAR-BRIDGE: whether somebody is on the bridge now. */
export const isOnBridge = ({ bridgeStays }: Incident, person: PersonId | null): boolean =>
  person !== null && bridgeStays.some((stay) => stay.person === person && stay.left === null);

export interface Presence {
  /** Joins, or leaves where one is there already. */
  readonly toggle: () => void;
  readonly here: boolean;
  readonly busy: boolean;
  readonly rejection: Rejection | null;
  readonly clear: () => void;
}

/** One's own coming and going, by one key. */
export function usePresence({ stream, incident, me }: Scope): Presence {
  const { send, busy, rejection, clear } = useSubmit(stream);
  const here = isOnBridge(incident, me);
  const toggle = () => {
    if (me !== null) void send({ type: here ? 'leaveBridge' : 'joinBridge', person: me });
  };
  return { toggle, here, busy, rejection, clear };
}
