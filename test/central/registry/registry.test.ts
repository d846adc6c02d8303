import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { memoryRegistry } from '../../../central/registry/memory-registry.ts';
import { sqlRegistry } from '../../../central/registry/sql-registry.ts';
import type { CentralDatabase } from '../../../central/store/log.ts';
import { openPostgres } from '../../../central/store/postgres-log.ts';
import { openSqlite } from '../../../central/store/sqlite-log.ts';
import type { DeviceId, PersonId } from '../../../shared/kernel/ids.ts';
import { centralRegistryContract } from '../../contracts/central-registry-contract.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { TEN } from '../../support/sealed-events.ts';

const folders: string[] = [];
const databases: CentralDatabase[] = [];
let server: PostgresServer;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'war-room-registry-'));
  folders.push(made);
  return made;
}

function kept(database: CentralDatabase): CentralDatabase {
  databases.push(database);
  return database;
}

beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  await Promise.all(databases.splice(0).map(({ log }) => log.close()));
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});
afterAll(() => server.stop());

describe('the registry in memory', () => {
  centralRegistryContract(async (now) => memoryRegistry(now));
});

describe('the registry in SQLite', () => {
  const open = async (file: string) => kept(await openSqlite(file)).tables;
  centralRegistryContract(async (now) => sqlRegistry(await open(join(folder(), 'central.sqlite')), now));

  test('neither a code nor a token is anywhere in the files', async () => {
    const place = folder();
    const registry = sqlRegistry(await open(join(place, 'central.sqlite')), () => TEN);
    const waiting = await registry.invite({ person: 'okafor' as PersonId, role: 'phone' });
    const code = await registry.invite({ person: 'mensah' as PersonId, role: 'console' });
    const device = '0195d3a0-0000-4000-8000-000000000001' as DeviceId;
    const joined = await registry.enrol({ code, device, publicKey: 'a2V5', name: 'Room 3, left' });
    if (!joined.ok) throw new Error('was let in');

    const bytes = Buffer.concat(readdirSync(place).map((file) => readFileSync(join(place, file))));
    expect(bytes.includes('Room 3, left')).toBe(true);
    for (const secret of [waiting, code, joined.value.token]) {
      expect(bytes.includes(secret)).toBe(false);
      expect(bytes.includes(secret.replaceAll('-', ''))).toBe(false);
    }
  });

  test('a registry that writes while the log does waits for its turn', async () => {
    const { log, tables } = kept(await openSqlite(join(folder(), 'central.sqlite')));
    const registry = sqlRegistry(tables, () => TEN);
    const order: string[] = [];

    const writing = log.alone(async () => {
      await new Promise((later) => setImmediate(later));
      order.push('the log');
    });
    await registry.invite({ person: 'mensah' as PersonId, role: 'console' });
    order.push('the registry');
    await writing;

    expect(order).toEqual(['the log', 'the registry']);
  });
});

describe('the registry in PostgreSQL', () => {
  centralRegistryContract(async (now) =>
    sqlRegistry(kept(await openPostgres(await server.database())).tables, now),
  );
});
