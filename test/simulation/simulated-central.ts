import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { CentralLog } from '../../central/store/log.ts';
import { memoryLog } from '../../central/store/memory-log.ts';
import { type Committed, emptyTables } from '../../central/store/memory-tables.ts';
import type { EnrolledDevice, KnownDevices } from '../../central/sync/devices.ts';
import { type SyncService, syncService } from '../../central/sync/service.ts';
import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

type Registered = EnrolledDevice & { readonly publicKey: string };

// Making keys is what takes longest here, and whose they are decides nothing: all consoles of a run use these.
const keys = Array.from({ length: 16 }, () => generateKeyPairSync('ed25519'));

/** The real log, judge and answers of central, in memory; only the network and the disk are played. */
export interface SimulatedCentral {
  service(): SyncService;
  log(): CentralLog;
  enrol(device: DeviceId, person: PersonId, number: number): void;
  byDevice(device: DeviceId): EnrolledDevice | null;
  revoke(device: DeviceId, at: Instant): void;
  sign(device: DeviceId, text: string): string | null;
  /** Takes a backup; `restore` goes back to the last one, whatever came since. */
  backUp(): void;
  restore(): void;
}

export function simulatedCentral(now: () => Instant): SimulatedCentral {
  const registered = new Map<DeviceId, Registered>();
  const privateKeys = new Map<DeviceId, KeyObject>();
  const devices: KnownDevices = { find: async (device) => registered.get(device) ?? null };
  let tables: Committed = emptyTables();
  let backup: Committed = structuredClone(tables);
  let log = memoryLog(tables);
  let service = syncService({ log, devices, now });
  return {
    service: () => service,
    log: () => log,
    enrol(device, person, number) {
      const pair = keys[number % keys.length];
      if (!pair) throw new Error('there are keys');
      const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      privateKeys.set(device, pair.privateKey);
      registered.set(device, {
        device,
        person,
        role: 'console',
        name: `Console ${number}`,
        revokedAt: null,
        publicKey,
      });
    },
    byDevice: (device) => registered.get(device) ?? null,
    revoke(device, at) {
      const known = registered.get(device);
      if (known) registered.set(device, { ...known, revokedAt: at });
    },
    sign(device, text) {
      const key = privateKeys.get(device);
      return key ? sign(null, Buffer.from(text, 'utf8'), key).toString('base64') : null;
    },
    backUp() {
      backup = structuredClone(tables);
    },
    restore() {
      tables = structuredClone(backup);
      log = memoryLog(tables);
      service = syncService({ log, devices, now });
    },
  };
}
