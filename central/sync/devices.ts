import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { DeviceRole } from '../../shared/protocol/sync-routes.ts';

/** A console, phone, wall or program that central knows. */
export interface EnrolledDevice {
  /** The identity under which it writes now. */
  readonly device: DeviceId;
  readonly person: PersonId;
  readonly role: DeviceRole;
  /** What people call it. */
  readonly name: string;
  /** Null while it may sync. */
  readonly revokedAt: Instant | null;
}

/** Whose devices write into the record. The registry implements it; the simulation has one in memory. */
export interface KnownDevices {
  /** By the identity that an event names; earlier identities of the same console are found, too. */
  find(device: DeviceId): Promise<(EnrolledDevice & { readonly publicKey: string }) | null>;
}
