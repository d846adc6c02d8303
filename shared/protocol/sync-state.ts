import type { PersonId } from '../kernel/ids.ts';
import type { Instant, Milliseconds } from '../kernel/time.ts';
import type { DeviceRole, SyncFault } from './sync-routes.ts';

/** How a console stands with central, as its windows show it. */
export type SyncState =
  /** No central was named: the record is this console's alone. */
  | { readonly kind: 'none' }
  /** Much is under way, or nothing was heard yet since the start. 0 to 99. */
  | { readonly kind: 'syncing'; readonly percent: number }
  /** Both hold the same, as far as this console knows. */
  | { readonly kind: 'online'; readonly lastAt: Instant }
  /** It is tried again by itself; `pending` events wait for central's receipt. */
  | {
      readonly kind: 'offline';
      readonly since: Instant;
      readonly pending: number;
      /** Central cannot be reached, its answer cannot be read, or the own disk refuses what came. */
      readonly why: 'unreachable' | 'unreadable' | 'journal';
      /** For whoever looks after the network, never the only thing shown. */
      readonly detail: string;
    }
  /** Central answered, and the answer is no until a person does something. */
  | {
      readonly kind: 'refused';
      readonly since: Instant;
      readonly pending: number;
      readonly fault: SyncFault;
    };

/** What this console is to central. */
export interface Membership {
  /** `https://central.example` */
  readonly address: string;
  /** In whose name the code was given. */
  readonly person: PersonId;
  readonly role: DeviceRole;
  /** What people call this console. */
  readonly name: string;
  readonly joinedAt: Instant;
}

/** How far this machine's clock is from central's. */
export interface Skew {
  /** Positive where this machine is ahead. */
  readonly by: Milliseconds;
  /** Half the round trip: it may be so much more or less. */
  readonly within: Milliseconds;
}

/** Everything that the screen says of central. */
export interface CentralView {
  /** Null where no central was joined: everything works, on this console alone. */
  readonly member: Membership | null;
  readonly state: SyncState;
  /** The last exchange that went to its end; null before the first since the start. */
  readonly lastAt: Instant | null;
  /** Null until measured. */
  readonly skew: Skew | null;
  /** The machine's own name: what this console could be called. */
  readonly machineName: string;
}
