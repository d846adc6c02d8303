import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Registry as Metrics } from 'prom-client';
import { z } from 'zod';
import type { Admission } from './admission.ts';
import { described } from './description.ts';
import { Refusal } from './problems.ts';
import type { CentralPorts } from './server.ts';

/** For whoever runs central: is it up, can it answer, and how much is there. */
export function registerHealth(
  app: FastifyInstance,
  { log }: CentralPorts,
  admission: Admission,
  readers: () => number,
): void {
  const metrics = metricsOf(log, readers);
  app.addHook('onResponse', async (request, reply) => {
    // The route and not the address: what strangers ask for must not become labels.
    metrics.answered(request.routeOptions.url ?? 'unknown', reply.statusCode);
  });

  const onRequest = admission.stranger;
  const up = z.strictObject({ up: z.literal(true) });
  app.get(
    '/healthz',
    { onRequest, schema: described('healthz', { answer: up, isPublic: true }) },
    async () => ({ up: true }),
  );
  const ready = z.strictObject({ end: z.int() });
  app.get(
    '/readyz',
    { onRequest, schema: described('readyz', { answer: ready, isPublic: true }) },
    async (request) => {
      try {
        return { end: (await log.end()).seq };
      } catch (error) {
        request.log.error(error);
        throw new Refusal('NotReady');
      }
    },
  );
  app.get(
    '/metrics',
    { schema: described('metrics', { answer: null, isPublic: false }) },
    async (request, reply) => {
      await admission.device(request, 'metrics');
      return reply.type(metrics.contentType).send(await metrics.text());
    },
  );
}

function metricsOf(log: CentralPorts['log'], readers: () => number) {
  const metrics = new Metrics();
  const registers = [metrics];
  collectDefaultMetrics({ register: metrics });
  const requests = new Counter({
    name: 'war_room_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'],
    registers,
  });
  new Gauge({
    name: 'war_room_log_end',
    help: 'The number of the last receipt.',
    registers,
    async collect() {
      this.set((await log.end()).seq);
    },
  });
  new Gauge({
    name: 'war_room_quarantined',
    help: 'Events set aside and not released.',
    registers,
    async collect() {
      this.set(await log.quarantined());
    },
  });
  new Gauge({
    name: 'war_room_live_readers',
    help: 'Readers that are told of news.',
    registers,
    collect() {
      this.set(readers());
    },
  });
  return {
    contentType: metrics.contentType,
    text: () => metrics.metrics(),
    answered: (route: string, status: number) => requests.inc({ route, status }),
  };
}
