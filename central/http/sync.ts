import { createPublicKey } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { accepted, type Result } from '../../shared/kernel/result.ts';
import {
  BATCH_LIMIT,
  type SyncAnswer,
  type SyncFault,
  type SyncRequest,
  type SyncRoute,
  syncRoutes,
} from '../../shared/protocol/sync-routes.ts';
import type { EnrolledDevice } from '../sync/devices.ts';
import { type Admission, assertProtocol } from './admission.ts';
import { described } from './description.ts';
import { malformed, Refusal } from './problems.ts';
import type { CentralPorts } from './server.ts';

const SMALL_BODY = 64_000;

/** A batch, or the one event that is larger: header and body of `wireEventSchema`. */
const LARGEST_BATCH = 4_200_000;
/** JSON may write a character in six bytes. */
const BYTES_A_CHARACTER = 6;
const HASHES_OF_AN_EVENT = 400;
const SIGNATURES = 200 * 600;
const PUSH_BODY = LARGEST_BATCH * BYTES_A_CHARACTER + BATCH_LIMIT * HASHES_OF_AN_EVENT + SIGNATURES;

/** How each route is answered. `asker` is null where no token is asked. */
type Handlers = {
  readonly [R in SyncRoute]: (
    request: SyncRequest<R>,
    asker: R extends 'enrol' ? null : EnrolledDevice,
  ) => Promise<Result<SyncAnswer<R>, SyncFault>>;
};

function handlersOf({ service, registry, now }: CentralPorts): Handlers {
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

/** Every route of `syncRoutes`, decoded by its schema before its handler sees it. */
export function registerSync(app: FastifyInstance, ports: CentralPorts, admission: Admission): void {
  const handlers = handlersOf(ports);
  for (const route of Object.keys(syncRoutes) as SyncRoute[])
    register(app, ports, admission, route, handlers[route] as Handler);
}

/** One of `Handlers`, once the route's schema has decoded what it gets. */
type Handler = (request: unknown, asker: EnrolledDevice | null) => Promise<Result<unknown, SyncFault>>;

function register(
  app: FastifyInstance,
  { registry, now }: CentralPorts,
  admission: Admission,
  route: SyncRoute,
  handler: Handler,
): void {
  const { method, path, request: schema, answer } = syncRoutes[route];
  const askers = new WeakMap<FastifyRequest, EnrolledDevice>();
  app.route({
    method,
    url: path,
    bodyLimit: route === 'push' ? PUSH_BODY : SMALL_BODY,
    schema: described(route, {
      ...(method === 'POST' ? { body: schema } : { querystring: schema }),
      answer,
      isPublic: route === 'enrol',
    }),
    async onRequest(request) {
      if (route === 'enrol') await admission.stranger(request);
      else askers.set(request, await admission.device(request, route));
      if (route !== 'push') assertProtocol(request);
    },
    async handler(request) {
      const asker = askers.get(request) ?? null;
      const result = await handler(method === 'POST' ? request.body : request.query, asker);
      // Not worth failing an answer for: what was pushed is on the disk by now.
      if (asker) await registry.seen(asker.device, now()).catch((error) => request.log.warn(error));
      if (!result.ok) throw new Refusal(result.rejection);
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
  throw malformed('notEd25519');
}
