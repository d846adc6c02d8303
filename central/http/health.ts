import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Registry as Metrics } from 'prom-client';
import { admit } from './permissions.ts';
import { Refusal } from './problems.ts';
import type { CentralPorts } from './server.ts';

/** For whoever runs central: is it up, can it answer, and how much is there. */
export function registerHealth(
  app: FastifyInstance,
  { log, registry }: CentralPorts,
  readers: () => number,
): void {
  const metrics = new Metrics();
  const requests = new Counter({
    name: 'war_room_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'],
    registers: [metrics],
  });
  new Gauge({
    name: 'war_room_log_end',
    help: 'The number of the last receipt.',
    registers: [metrics],
    async collect() {
      this.set((await log.end()).seq);
    },
  });
  new Gauge({
    name: 'war_room_quarantined',
    help: 'Events set aside and not released.',
    registers: [metrics],
    async collect() {
      this.set(await log.quarantined());
    },
  });
  new Gauge({
    name: 'war_room_live_readers',
    help: 'Readers that are told of news.',
    registers: [metrics],
    collect() {
      this.set(readers());
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route and not the address: what strangers ask for must not become labels.
    requests.inc({ route: request.routeOptions.url ?? 'unknown', status: reply.statusCode });
  });

  app.get('/healthz', { schema: { security: [] } }, async () => ({ up: true }));
  app.get('/readyz', { schema: { security: [] } }, async () => {
    try {
      return { end: (await log.end()).seq };
    } catch {
      throw new Refusal(503, 'NotReady', 'The database does not answer.');
    }
  });
  app.get('/metrics', async (request, reply) => {
    await admit(request, 'metrics', registry);
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}
