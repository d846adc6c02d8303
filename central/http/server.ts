import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Registry } from '../registry/registry.ts';
import type { CentralLog } from '../store/log.ts';
import type { SyncService } from '../sync/service.ts';
import { registerHealth } from './health.ts';
import { registerLive } from './live.ts';
import { Refusal, sendProblem } from './problems.ts';
import { registerSync } from './sync.ts';

export interface CentralPorts {
  readonly log: CentralLog;
  readonly registry: Registry;
  readonly service: SyncService;
  readonly now: () => Instant;
}

export interface ServerOptions {
  /** Null for silence. */
  readonly logger: FastifyBaseLogger | null;
  /** From one address: many consoles may stand behind one. */
  readonly requestsAMinute: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
}

/** Central over HTTP: not listening yet. Whatever is asked, a wrong request is answered with 4xx and a reason. */
export async function centralServer(
  ports: CentralPorts,
  { logger, requestsAMinute, tls }: ServerOptions,
): Promise<FastifyInstance> {
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    ...(tls ? { https: tls } : {}),
    // One that would be cut at its end is refused instead.
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  // What is answered is typed by `SyncAnswer`; the consoles decode it with the same schema.
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, error as Refusal));
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, new Refusal(404, 'NotFound', 'Central has nothing here; see /openapi.json.')),
  );
  await app.register(helmet);
  await app.register(rateLimit, { max: requestsAMinute, timeWindow: '1 minute' });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'War Room central', version: '1' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { target: 'draft-2020-12' } }),
  });
  registerHealth(app, ports, registerLive(app, ports));
  registerSync(app, ports);
  app.get('/openapi.json', { schema: { security: [] } }, async () => app.swagger());
  return app;
}
