import type { Server } from 'node:http';
import { accepted, rejected, type Result } from '../../shared/kernel/result.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { USUAL_PORT } from './arguments.ts';

/** Of those after the usual one; then any that the system has. */
const TRIED = 20;

/** Loopback only, always. A port that was asked for is that one or a refusal. */
export async function listen(server: Server, asked: number | null): Promise<Result<number, Rejection>> {
  if (asked !== null) return listenOn(server, asked);
  for (let port = USUAL_PORT; port < USUAL_PORT + TRIED; port++) {
    const listening = await listenOn(server, port);
    if (listening.ok) return listening;
  }
  return listenOn(server, 0);
}

function listenOn(server: Server, port: number): Promise<Result<number, Rejection>> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.removeListener('listening', onListening);
      const code = error.code === 'EADDRINUSE' ? 'portTaken' : 'portRefused';
      resolve(rejected({ code, params: { port, detail: error.message } }));
    };
    const onListening = (): void => {
      server.removeListener('error', onError);
      const address = server.address();
      resolve(accepted(typeof address === 'object' && address ? address.port : port));
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen({ host: '127.0.0.1', port, exclusive: true });
  });
}
