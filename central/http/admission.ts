import type { FastifyInstance, FastifyRequest } from 'fastify';
import { incompatibilityOf, PROTOCOL_HEADER } from '../../shared/protocol/sync-routes.ts';
import type { Registry } from '../registry/registry.ts';
import type { EnrolledDevice } from '../sync/devices.ts';
import { type Asked, permissions } from './permissions.ts';
import { malformed, Refusal } from './problems.ts';

/** Requests a minute. Counted in each replica by itself. */
export interface Limits {
  readonly ofDevice: number;
  /** Of an address from which somebody asks without a token that central knows. */
  readonly ofStranger: number;
}

/**
 * A console that catches up with 100,000 events asks some 200 times, as fast as it is answered; on a busy bridge every
 * line wakes all of them. Strangers enrol, and look whether central is up.
 */
export const usualLimits: Limits = { ofDevice: 3_000, ofStranger: 240 };

/** Who comes in. Asked before a body is read, so that a stranger's is never parsed. */
export interface Admission {
  /** The device that asks; throws a `Refusal` where it may not. */
  device(request: FastifyRequest, asked: Asked): Promise<EnrolledDevice>;
  /** Lets anybody pass who does not come too often. */
  stranger(request: FastifyRequest): Promise<void>;
}

/** `app` has the rate-limit plugin. */
export function admission(app: FastifyInstance, registry: Registry, limits: Limits): Admission {
  const known = new WeakMap<FastifyRequest, EnrolledDevice>();
  const timeWindow = '1 minute';
  // Many consoles stand behind one address: each has a limit of its own.
  const limitDevice = app.createRateLimit({
    max: limits.ofDevice,
    timeWindow,
    keyGenerator: (request) => known.get(request)?.device ?? request.ip,
  });
  const limitStranger = app.createRateLimit({ max: limits.ofStranger, timeWindow });

  async function within(limit: typeof limitDevice, request: FastifyRequest): Promise<void> {
    const state = await limit(request);
    if (state.isAllowed || !state.isExceeded) return;
    const seconds = Math.max(1, state.ttlInSeconds);
    throw new Refusal('TooMany', { seconds }, { 'retry-after': String(seconds) });
  }

  return {
    async device(request, asked) {
      const [, token] = /^Bearer +([\w-]{20,200})$/i.exec(request.headers.authorization ?? '') ?? [];
      const device = token === undefined ? null : await registry.byToken(token);
      if (device === null) {
        await within(limitStranger, request);
        throw new Refusal('Unauthorised', {}, { 'www-authenticate': 'Bearer' });
      }
      known.set(request, device);
      await within(limitDevice, request);
      if (!permissions[asked].includes(device.role)) throw new Refusal('Forbidden');
      if (device.revokedAt !== null && asked !== 'push') throw new Refusal('Revoked');
      return device;
    },
    stranger: (request) => within(limitStranger, request),
  };
}

/** Facts are taken from any version; everything else needs one that both sides understand. */
export function assertProtocol(request: FastifyRequest): void {
  const said = request.headers[PROTOCOL_HEADER];
  if (typeof said !== 'string' || !/^\d{1,6}$/.test(said))
    throw malformed('noProtocol', { header: PROTOCOL_HEADER });
  const fault = incompatibilityOf(Number(said));
  if (fault !== null) throw new Refusal(fault);
}
