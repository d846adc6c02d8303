import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type HTTPMethods,
} from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { Instant } from '../../shared/kernel/time.ts';
import { PROBLEM_TYPE } from '../../shared/protocol/problem.ts';
import type { Registry } from '../registry/registry.ts';
import type { CentralLog } from '../store/log.ts';
import type { SyncService } from '../sync/service.ts';
import { admission, type Limits, usualLimits } from './admission.ts';
import { asJsonSchema, openApi } from './description.ts';
import { registerHealth } from './health.ts';
import { registerLive } from './live.ts';
import { malformed, problemOf, Refusal, sendProblem } from './problems.ts';
import { registerSync } from './sync.ts';

/** What the routes stand on. */
export interface CentralPorts {
  readonly log: CentralLog;
  readonly registry: Registry;
  readonly service: SyncService;
  readonly now: () => Instant;
}

export interface ServerOptions {
  /** Absent: nothing is logged. */
  readonly logger?: FastifyBaseLogger;
  readonly limits?: Limits;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

/** So long may a body take to arrive: 25 MB over a bad line. */
const REQUEST_TIMEOUT = 300_000;

/** Central over HTTP, not listening yet. Whatever is asked, a wrong request is answered with 4xx and a reason. */
export async function centralServer(
  ports: CentralPorts,
  { logger, limits = usualLimits, tls }: ServerOptions = {},
): Promise<FastifyInstance> {
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    ...(tls ? { https: tls } : {}),
    requestTimeout: REQUEST_TIMEOUT,
    // Only a proxy on this machine may say who stands behind it: anybody else could choose an address to be limited by.
    trustProxy: 'loopback',
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, error),
    clientErrorHandler: (error, socket) => answerNoHttp(error, socket as Socket),
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  // What is answered is typed by `SyncAnswer`; consoles decode it with the same schema.
  app.setSerializerCompiler(() => JSON.stringify);
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, error as FastifyError | Refusal));
  await app.register(helmet);
  await app.register(rateLimit, { global: false });
  await app.register(swagger, { openapi: openApi, transform: asJsonSchema });

  const admit = admission(app, ports.registry, limits);
  app.setNotFoundHandler({ preHandler: admit.stranger }, (request, reply) => {
    const [url = '/'] = request.url.split('?');
    const allowed = (['GET', 'POST'] as const).filter((method) => isRoute(app, url, method));
    const methods = allowed.join(', ');
    return sendProblem(
      reply,
      allowed.length > 0
        ? new Refusal('WrongMethod', { allowed: methods }, { allow: methods })
        : new Refusal('NotFound'),
    );
  });
  registerHealth(app, ports, admit, registerLive(app, ports, admit));
  registerSync(app, ports, admit);
  app.get('/openapi.json', { onRequest: admit.stranger, schema: { hide: true } }, async () => app.swagger());
  return app;
}

const isRoute = (app: FastifyInstance, url: string, method: HTTPMethods): boolean =>
  app.hasRoute({ url, method });

/** What cannot be read as HTTP has no request and no reply: the answer is written by hand. */
function answerNoHttp(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemOf(malformed('notHttp'));
  const body = Buffer.from(JSON.stringify(problem), 'utf8');
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}
