import type { StreamId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type {
  HeadsAnswer,
  PullAnswer,
  PushAnswer,
  PushRequest,
  StreamAnswer,
  SyncFault,
  SyncRequest,
} from '../../shared/protocol/sync-routes.ts';
import type { CentralLog } from '../store/log.ts';
import type { EnrolledDevice, KnownDevices } from './devices.ts';
import { pull, streamFor } from './pull.ts';
import { push } from './push.ts';

/** What syncing needs of central; the routes and the simulation both call this. */
export interface SyncPorts {
  readonly log: CentralLog;
  readonly devices: KnownDevices;
  readonly now: () => Instant;
}

/** What a device that central knows may ask. Who may ask at all is decided before (`central/http`). */
export interface SyncService {
  /** Takes in facts: never rejects one, sets aside what must not count. Idempotent. */
  push(pusher: EnrolledDevice, request: PushRequest): Promise<PushAnswer>;
  /** The log after a receipt, as this reader may see it. */
  pull(
    reader: EnrolledDevice,
    request: SyncRequest<'pull'>,
  ): Promise<Result<PullAnswer, Extract<SyncFault, 'HistoryChanged'>>>;
  heads(): Promise<HeadsAnswer>;
  /** One incident whole, for a reader who may read it from now on. */
  stream(reader: EnrolledDevice, stream: StreamId): Promise<StreamAnswer>;
}

export function syncService(ports: SyncPorts): SyncService {
  return {
    push: (pusher, request) => push(ports, pusher, request),
    pull: (reader, request) => pull(ports.log, reader, request),
    heads: async () => ({ heads: [...(await ports.log.reaches())] }),
    stream: (reader, stream) => streamFor(ports.log, reader, stream),
  };
}
