import { createPublicKey } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Result } from '../../shared/kernel/result.ts';
import { accepted } from '../../shared/kernel/result.ts';
import {
  BATCH_LIMIT,
  type SyncAnswer,
  type SyncFault,
  type SyncRequest,
  type SyncRoute,
  syncRoutes,
} from '../../shared/protocol/sync-routes.ts';
import type { EnrolledDevice } from '../sync/devices.ts';
import { admit, assertProtocol } from './permissions.ts';
import { Refusal, refusalOf } from './problems.ts';
import type { CentralPorts } from './server.ts';

/** Codes are long enough not to be guessed; this keeps the log short where somebody tries. */
const ENROLMENTS_A_MINUTE = 20;
const SMALL_BODY = 64_000;

/** A batch, or the one event that is larger: header and body of `wireEventSchema`. */
const LARGEST_BATCH = 4_200_000;
/** JSON may write a character in six bytes. */
const BYTES_A_CHARACTER = 6;
const HASHES_OF_AN_EVENT = 400;
const SIGNATURES = 200 * 600;
const PUSH_BODY = LARGEST_BATCH * BYTES_A_CHARACTER + BATCH_LIMIT * HASHES_OF_AN_EVENT + SIGNATURES;

type Handlers = {
  readonly [R in SyncRoute]: (
    request: SyncRequest<R>,
    asker: R extends 'enrol' ? null : EnrolledDevice,
  ) => Promise<Result<SyncAnswer<R>, SyncFault>>;
};

/** Every route of `syncRoutes`, decoded by its schema before its handler sees it. */
export function syncHandlers({ service, registry, now }: CentralPorts): Handlers {
  return {
    async enrol(request) {
      assertKey(request.publicKey);
      return registry.enrol(request);
    },
    async identity(identity, { device }) {
      assertKey(identity.publicKey);
      const added = await registry.addIdentity(device, identity);
      return added.ok ? accepted({}) : added;
    },
    push: async (request, pusher) => accepted(await service.push(pusher, request)),
    pull: (request, reader) => service.pull(reader, request),
    heads: async () => accepted(await service.heads()),
    stream: async ({ stream }, reader) => accepted(await service.stream(reader, stream)),
    time: async () => accepted({ now: now() }),
  };
}

export function registerSync(app: FastifyInstance, ports: CentralPorts): void {
  const handlers = syncHandlers(ports);
  for (const route of Object.keys(syncRoutes) as SyncRoute[]) register(app, ports, route, handlers[route]);
}

function register<R extends SyncRoute>(
  app: FastifyInstance,
  { registry, now }: CentralPorts,
  route: R,
  handler: Handlers[R],
): void {
  const { method, path, request: schema, answer } = syncRoutes[route];
  const askers = new WeakMap<FastifyRequest, EnrolledDevice>();
  app.route({
    method,
    url: path,
    bodyLimit: route === 'push' ? PUSH_BODY : SMALL_BODY,
    schema: {
      ...(method === 'POST' ? { body: schema } : { querystring: schema }),
      response: { 200: answer },
      ...(route === 'enrol' ? { security: [] } : {}),
    },
    config: route === 'enrol' ? { rateLimit: { max: ENROLMENTS_A_MINUTE } } : {},
    async onRequest(request) {
      if (route !== 'enrol') askers.set(request, await admit(request, route, registry));
      if (route !== 'push') assertProtocol(request);
    },
    async handler(request) {
      const asker = askers.get(request) ?? null;
      const decoded = method === 'POST' ? request.body : request.query;
      const result = await (handler as (request: unknown, asker: EnrolledDevice | null) => Promise<Result<unknown, SyncFault>>)(
        decoded,
        asker,
      );
      if (asker) await registry.seen(asker.device, now());
      if (!result.ok) throw refusalOf(result.rejection);
      return result.value;
    },
  });
}

/** A key that can never verify would set aside everything that its console writes. */
function assertKey(publicKey: string): void {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ed25519') return;
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'Malformed', '/publicKey: is no Ed25519 key (SPKI DER in base64)');
}
