import type { DeviceRole, SyncRoute } from '../../shared/protocol/sync-routes.ts';

/** Everything for which a token is asked. */
export type Asked = Exclude<SyncRoute, 'enrol'> | 'live' | 'metrics';

const writing: readonly DeviceRole[] = ['administrator', 'console'];
const reading: readonly DeviceRole[] = ['administrator', 'console', 'phone', 'wall'];

/** Which kinds of device may ask what: a phone acts through central, a wall only reads. */
export const permissions: Readonly<Record<Asked, readonly DeviceRole[]>> = {
  push: writing,
  identity: writing,
  pull: reading,
  heads: reading,
  stream: reading,
  live: reading,
  time: [...reading, 'integration'],
  metrics: ['administrator', 'integration'],
};
