import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { centralServer, type ServerOptions } from '../../central/http/server.ts';
import type { Registry } from '../../central/registry/registry.ts';
import { sqlRegistry } from '../../central/registry/sql-registry.ts';
import type { CentralDatabase, CentralLog } from '../../central/store/log.ts';
import { openPostgres } from '../../central/store/postgres-log.ts';
import { openSqlite } from '../../central/store/sqlite-log.ts';
import { syncService } from '../../central/sync/service.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import { toWire } from '../../shared/protocol/sync.ts';
import {
  chainStatement,
  type DeviceRole,
  PROTOCOL_HEADER,
  SYNC_PROTOCOL,
} from '../../shared/protocol/sync-routes.ts';
import { ask, type Reply } from './web-client.ts';

/** Central on this machine, over real HTTP, on a real database. */
export interface RunningCentral {
  readonly app: FastifyInstance;
  readonly log: CentralLog;
  readonly registry: Registry;
  readonly port: number;
  readonly address: string;
  close(): Promise<void>;
}

export async function serveCentral(
  { log, tables }: CentralDatabase,
  options: ServerOptions & { readonly now?: () => number; readonly port?: number } = {},
): Promise<RunningCentral> {
  const { now = () => Date.now(), port: wanted = 0, ...rest } = options;
  const registry = sqlRegistry(tables, now);
  const service = syncService({ log, devices: registry, now });
  const app = await centralServer({ log, registry, service, now }, rest);
  await app.listen({ host: '127.0.0.1', port: wanted });
  const { port } = app.server.address() as AddressInfo;
  return {
    app,
    log,
    registry,
    port,
    address: `http://127.0.0.1:${port}`,
    async close() {
      const closed = app.close();
      // One on which nothing was asked yet counts as no idle one, and would be waited for.
      app.server.closeAllConnections();
      await closed;
      await log.close();
    },
  };
}

/** A database of its own for each call; `clean` removes what was made on the disk. */
export interface DatabaseMaker {
  open(): Promise<CentralDatabase>;
  clean(): void;
}

export function sqliteDatabases(): DatabaseMaker {
  const folders: string[] = [];
  return {
    open() {
      const folder = mkdtempSync(join(tmpdir(), 'war-room-central-'));
      folders.push(folder);
      return openSqlite(join(folder, 'central.sqlite'));
    },
    clean() {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const postgresDatabases = (database: () => Promise<string>): DatabaseMaker => ({
  open: async () => openPostgres(await database()),
  clean: () => undefined,
});

/** A device with its keys, enrolled over HTTP. */
export interface Member {
  readonly device: DeviceId;
  readonly token: string;
  readonly privateKey: KeyObject;
  readonly publicKey: string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Pushes these with the device's signature at the last of its own. */
  push(...events: readonly SealedEvent[]): Promise<Reply>;
}

export function newKeys(): { readonly publicKey: string; readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey,
  };
}

const json = { 'content-type': 'application/json', [PROTOCOL_HEADER]: String(SYNC_PROTOCOL) };

export const post = (port: number, path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(port, {
    method: 'POST',
    path,
    headers: { ...json, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

export async function enrolled(
  { port, registry }: Pick<RunningCentral, 'port' | 'registry'>,
  { person = 'mensah', role = 'console' }: { readonly person?: string; readonly role?: DeviceRole } = {},
): Promise<Member> {
  const device = randomUUID() as string as DeviceId;
  const { publicKey, privateKey } = newKeys();
  const code = await registry.invite({ person: person as PersonId, role });
  const joined = await post(port, '/v1/enrol', { code, device, publicKey, name: `Room of ${person}` });
  if (joined.status !== 200) throw new Error(joined.text);
  const { token } = joined.json() as { token: string };
  const own = { authorization: `Bearer ${token}`, [PROTOCOL_HEADER]: String(SYNC_PROTOCOL) };
  return {
    device,
    token,
    privateKey,
    publicKey,
    get: (path, headers = {}) => ask(port, { path, headers: { ...own, ...headers } }),
    post: (path, body, headers = {}) => post(port, path, body, { ...own, ...headers }),
    push(...events) {
      const last = events.findLast(({ event }) => event.deviceId === device);
      const signatures = last ? [signatureOf(last, privateKey)] : [];
      return post(port, '/v1/sync/push', { events: events.map(toWire), signatures }, own);
    },
  };
}

/** What a device signs at this event. */
export function signatureOf(
  { event, hash }: { readonly event: Pick<SealedEvent['event'], 'deviceId' | 'dseq'>; readonly hash: string },
  privateKey: KeyObject,
) {
  const said = Buffer.from(chainStatement(event.deviceId, event.dseq, hash), 'utf8');
  return {
    chain: event.deviceId,
    dseq: event.dseq,
    hash,
    signature: sign(null, said, privateKey).toString('base64'),
  };
}
