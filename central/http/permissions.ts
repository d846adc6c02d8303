import type { FastifyRequest } from 'fastify';
import {
  type DeviceRole,
  incompatibilityOf,
  PROTOCOL_HEADER,
  type SyncRoute,
} from '../../shared/protocol/sync-routes.ts';
import type { Registry } from '../registry/registry.ts';
import type { EnrolledDevice } from '../sync/devices.ts';
import { Refusal, refusalOf } from './problems.ts';

/** Everything that asks for a token. */
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
  time: ['administrator', 'console', 'phone', 'wall', 'integration'],
  metrics: ['administrator', 'integration'],
};

/** Who asks; throws a `Refusal` where it may not. Before the body is read: a stranger's is never parsed. */
export async function admit(
  request: FastifyRequest,
  asked: Asked,
  registry: Registry,
): Promise<EnrolledDevice> {
  const [, token] = /^Bearer +([\w-]{20,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  const device = token === undefined ? null : await registry.byToken(token);
  if (device === null) throw refusalOf('Unauthorised');
  if (!permissions[asked].includes(device.role)) throw refusalOf('Forbidden');
  if (device.revokedAt !== null && asked !== 'push') throw refusalOf('Revoked');
  return device;
}

/** Facts are taken from any version; everything else needs one that both sides understand. */
export function assertProtocol(request: FastifyRequest): void {
  const said = request.headers[PROTOCOL_HEADER];
  if (typeof said !== 'string' || !/^\d{1,6}$/.test(said))
    throw new Refusal(400, 'Malformed', `header ${PROTOCOL_HEADER}: must be the protocol’s number`);
  const fault = incompatibilityOf(Number(said));
  if (fault !== null) throw refusalOf(fault);
}
