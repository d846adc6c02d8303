import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { LIVE_PATH } from '../../shared/protocol/sync-routes.ts';
import { type Admission, assertProtocol } from './admission.ts';
import { described } from './description.ts';
import type { CentralPorts } from './server.ts';

/** Shorter than what proxies take for silence (design §6). */
const HEARTBEAT_EVERY = 15_000;

/**
 * Tells connected readers that there may be news, and nothing of it: data always comes by pull, where every reader gets
 * what it may read. The first poke comes at once, for what was missed before. Answers how many are connected.
 */
export function registerLive(
  app: FastifyInstance,
  { log, registry }: CentralPorts,
  admission: Admission,
): () => number {
  const readers = new Set<ServerResponse>();
  const stopListening = log.onNews(() => {
    // Whoever is slow still has an earlier poke before it: one is as good as ten.
    for (const reader of readers) if (!reader.writableNeedDrain) tell(reader, 'news');
  });

  app.get(
    LIVE_PATH,
    { schema: described('live', { answer: null, isPublic: false }), exposeHeadRoute: false },
    async (request, reply) => {
      const { device } = await admission.device(request, 'live');
      assertProtocol(request);
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value);
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.socket?.setNoDelay(true);
      const beat = setInterval(() => {
        // Whoever was revoked since is let go; so is everybody while the database is away, and asks again.
        registry.find(device).then(
          (known) => (known && known.revokedAt === null ? tell(raw, 'heartbeat') : raw.end()),
          () => raw.end(),
        );
      }, HEARTBEAT_EVERY);
      raw.on('error', () => raw.destroy());
      raw.on('close', () => {
        clearInterval(beat);
        readers.delete(raw);
      });
      readers.add(raw);
      tell(raw, 'news');
    },
  );

  // Before closing: a server waits for the requests under way, and these never end by themselves.
  app.addHook('preClose', async () => {
    stopListening();
    for (const reader of readers) reader.end();
  });
  return () => readers.size;
}

function tell(reader: ServerResponse, event: 'news' | 'heartbeat'): void {
  if (!reader.writableEnded) reader.write(`event: ${event}\ndata: {}\n\n`);
}
