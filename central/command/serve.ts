import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { centralServer, type ServerOptions } from '../http/server.ts';
import type { Registry } from '../registry/registry.ts';
import { say } from '../sentences.ts';
import type { CentralLog } from '../store/log.ts';
import { syncService } from '../sync/service.ts';
import type { Serve } from './arguments.ts';

interface Parts {
  readonly log: CentralLog;
  readonly registry: Registry;
  readonly now: () => number;
  /** Where the record is, for the line that says that central is up. */
  readonly where: string;
}

/** Serves until it is told to stop; answers how. A sentence where it cannot start. */
export async function serve(
  { log, registry, now, where }: Parts,
  { port, host, tls }: Serve,
): Promise<Result<{ stop(): Promise<void> }, string>> {
  const logger = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
  const secured = readTls(tls);
  if (!secured.ok) return secured;
  const service = syncService({ log, devices: registry, now });
  const app = await centralServer({ log, registry, service, now }, { logger, ...secured.value });
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    await app.close();
    return rejected(
      say(code === 'EADDRINUSE' ? 'serve.portTaken' : 'serve.portRefused', { port, detail: message }),
    );
  }
  const bound = (app.server.address() as AddressInfo).port;
  const named = host === '::' || host === '0.0.0.0' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  console.log(say('serve.up', { address: `${tls ? 'https' : 'http'}://${named}:${bound}`, where }));
  // Only once somebody can use it: a start that fails must not use up the only time that it is shown.
  const code = await registry.inviteFirst();
  if (code !== null) console.log(say('serve.firstCode', { code }));
  surviveErrors(logger);
  return accepted({ stop: () => stop(app) });
}

/** How long what is under way may take to finish, in milliseconds. */
const GRACE = 3_000;

/** A connection on which nothing was ever asked counts as no idle one: it would be waited for without end. */
async function stop(app: Awaited<ReturnType<typeof centralServer>>): Promise<void> {
  const overdue = setTimeout(() => app.server.closeAllConnections(), GRACE);
  await app.close();
  clearTimeout(overdue);
}

function readTls(tls: Serve['tls']): Result<Pick<ServerOptions, 'tls'>, string> {
  if (tls === null) return accepted({});
  try {
    return accepted({ tls: { cert: readFileSync(tls.cert), key: readFileSync(tls.key) } });
  } catch (error) {
    return rejected(
      say('serve.tlsUnreadable', { detail: error instanceof Error ? error.message : String(error) }),
    );
  }
}

/** The record is safe at every moment, so going on and saying so serves the consoles better than ending. */
function surviveErrors(logger: Logger): void {
  process.on('uncaughtException', (error) => logger.error(error));
  process.on('unhandledRejection', (reason) => logger.error(reason));
}
