import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { DeviceRole, EnrolRequest, SyncFault } from '../../shared/protocol/sync-routes.ts';
import type { EnrolledDevice, KnownDevices } from '../sync/devices.ts';

/**
 * Which devices may sync, whose they are, and the codes by which they join. Two adapters: memory, and the log's own
 * database. Both pass `test/contracts/central-registry-contract.ts`.
 */
export interface Registry extends KnownDevices {
  /** A new one-time code, good for `CODE_LIFETIME`. It is said here and never again: only its hash is kept. */
  invite(invitation: Invitation): Promise<string>;
  /** A code for an administrator where none has joined yet and no code for one waits; null otherwise. */
  inviteFirst(): Promise<string | null>;
  /**
   * `CodeInvalid` where the code is unknown, used or too old; `Forbidden` where the identity is somebody else's. A console
   * that joins again keeps its identity: its old token ends, and so does a revocation.
   */
  enrol(request: EnrolRequest): Promise<Result<Enrolled, Extract<SyncFault, 'CodeInvalid' | 'Forbidden'>>>;
  byToken(token: string): Promise<EnrolledDevice | null>;
  /** The console writes under this identity from now on. `Forbidden` where it is another console's. */
  addIdentity(
    console: DeviceId,
    identity: { readonly device: DeviceId; readonly publicKey: string },
  ): Promise<Result<null, Extract<SyncFault, 'Forbidden'>>>;
  /** By any of its identities; false where there is no such device. The first revocation's moment stays. */
  revoke(device: DeviceId): Promise<boolean>;
  /** In the order in which they joined. */
  list(): Promise<readonly ListedDevice[]>;
  /** That it asked something; kept to the minute. */
  seen(device: DeviceId, at: Instant): Promise<void>;
}

export interface Invitation {
  readonly person: PersonId;
  readonly role: DeviceRole;
}

export interface Enrolled extends Invitation {
  /** 32 random bytes, base64url; only its hash is kept. */
  readonly token: string;
}

export interface ListedDevice extends EnrolledDevice {
  /** Null where it never asked anything. */
  readonly seenAt: Instant | null;
}

/** A weekend: long enough to reach somebody, short enough that a forgotten code is none. */
export const CODE_LIFETIME = 48 * 3_600_000;

/** `seen` writes no oftener than this. */
export const SEEN_EVERY = 60_000;

/** The person for whom the first administrator's code is: nobody is in the directory yet. */
export const FIRST_ADMINISTRATOR: Invitation = {
  person: 'administrator' as PersonId,
  role: 'administrator',
};
