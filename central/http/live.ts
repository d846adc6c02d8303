import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { LIVE_PATH } from '../../shared/protocol/sync-routes.ts';
import { admit, assertProtocol } from './permissions.ts';
import type { CentralPorts } from './server.ts';

/** Shorter than what proxies take for silence. */
const HEARTBEAT_EVERY = 15_000;

/**
 * Tells connected readers that there is news, and nothing of it: data always comes by pull, where every reader gets what
 * it may read. Answers how many are connected.
 */
export function registerLive(app: FastifyInstance, { log, registry }: CentralPorts): () => number {
  const readers = new Set<ServerResponse>();
  // Whoever is slow still has an earlier poke before it: one is as good as ten.
  const stopListening = log.onNews(() => {
    for (const reader of readers) if (!reader.writableNeedDrain) tell(reader, 'news');
  });

  app.get(
    LIVE_PATH,
    {
      schema: { description: 'Server-sent events: `news` when there is something to pull, `heartbeat`.' },
    },
    async (request, reply) => {
      assertProtocol(request);
      const { device } = await admit(request, 'live', registry);
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value);
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      readers.add(raw);
      const beat = setInterval(() => {
        // Whoever was revoked since is let go.
        registry.find(device).then(
          (known) => (known && known.revokedAt === null ? tell(raw, 'heartbeat') : raw.end()),
          () => raw.end(),
        );
      }, HEARTBEAT_EVERY);
      raw.on('error', () => undefined);
      raw.on('close', () => {
        clearInterval(beat);
        readers.delete(raw);
      });
      tell(raw, 'heartbeat');
    },
  );

  // Before closing: a server waits for the requests under way, and these never end by themselves.
  app.addHook('preClose', async () => {
    stopListening();
    for (const reader of readers) reader.end();
  });
  return () => readers.size;
}

const tell = (reader: ServerResponse, event: 'news' | 'heartbeat'): boolean =>
  reader.write(`event: ${event}\ndata:\n\n`);
