import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CentralLog, LoggedEntry, LogNews } from '../../../central/store/log.ts';
import { migrations } from '../../../central/store/migrations/migrations.ts';
import { openPostgresLog } from '../../../central/store/postgres-log.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { centralLogContract } from '../../contracts/central-log-contract.ts';
import { take } from '../../support/central-log.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { chainOf, deviceA, deviceB, leak, outage } from '../../support/sealed-events.ts';

let server: PostgresServer;
const logs: CentralLog[] = [];

beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  await Promise.all(logs.splice(0).map((log) => log.close()));
});
afterAll(() => server.stop());

async function replica(url: string): Promise<CentralLog> {
  const log = await openPostgresLog(url);
  logs.push(log);
  return log;
}

async function ask<Row>(url: string, statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}

describe('central’s log in PostgreSQL', () => {
  centralLogContract(async () => replica(await server.database()));

  test('replicas that start at once on an empty database migrate it once', async () => {
    const url = await server.database();
    const replicas = await Promise.all([replica(url), replica(url), replica(url)]);

    expect(await ask(url, 'SELECT number FROM migration ORDER BY number')).toEqual(
      migrations.map(({ number }) => ({ number: String(number) })),
    );
    expect(await Promise.all(replicas.map(async (log) => (await log.end()).seq))).toEqual([0, 0, 0]);
  });

  test('a database of a newer version is refused and left as it is', async () => {
    const url = await server.database();
    await (await openPostgresLog(url)).close();
    await ask(url, `INSERT INTO migration VALUES (${migrations.length + 1}, 'of the future')`);

    await expect(openPostgresLog(url)).rejects.toThrow('use the newer program');
  });

  test('[GEN-OFFLINE] while two replicas append, a reader skips no row and sees none twice', async () => {
    const url = await server.database();
    const [one, other, reading] = [await replica(url), await replica(url), await replica(url)];
    const appends = 200;
    let done = false;
    const followed: LoggedEntry[] = [];
    const follow = async () => {
      for (;;) {
        const isLast = done;
        const entries = await reading.read(followed.at(-1)?.seq ?? 0, 1_000);
        followed.push(...entries);
        if (isLast && entries.length === 0) return;
      }
    };
    const following = follow();

    const writers = Array.from({ length: appends }, (_, n) => chainOf(`device-${n}` as DeviceId));
    await Promise.all(
      writers.map((writer, n) => take(n % 2 === 0 ? one : other, ...writer.many(1 + (n % 3)))),
    );
    done = true;
    await following;

    const count = writers.reduce((sum, writer) => sum + writer.head().dseq, 0);
    expect(followed.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(followed).toEqual(await one.read(0, count));
  });

  test('what one replica takes is news on the other', async () => {
    const url = await server.database();
    const [one, other] = [await replica(url), await replica(url)];
    const heard: LogNews[] = [];
    other.onNews((news) => heard.push(news));

    await take(one, chainOf(deviceA).next(), chainOf(deviceB).next({ stream: leak }));

    await expect.poll(() => heard).toEqual([{ end: 2, streams: [outage, leak].sort() }]);
  });

  test('news that came while the listening connection was cut is told when it is back', async () => {
    const url = await server.database();
    const [one, other] = [await replica(url), await replica(url)];
    const heard: LogNews[] = [];
    other.onNews((news) => heard.push(news));

    await ask(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    const chain = chainOf(deviceA);
    await take(one, chain.next());
    await expect.poll(() => heard.at(-1)?.end, { timeout: 20_000 }).toBe(1);
    await take(one, chain.next());

    await expect.poll(() => heard.at(-1)?.end).toBe(2);
  });

  test('a replica cut off in the middle leaves nothing and keeps nobody out', async () => {
    const url = await server.database();
    const [one, other] = [await replica(url), await replica(url)];
    const chain = chainOf(deviceA);
    const cut = one.alone(async (writing) => {
      await writing.saveDevices([{ device: deviceA, publicKey: 'lost' }]);
      await ask(
        url,
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return writing.end();
    });

    await expect(cut).rejects.toThrow();
    expect((await take(other, chain.next())).seq).toBe(1);
    expect((await take(one, chain.next())).seq).toBe(2);
    expect(await other.devices([deviceA])).toEqual([]);
  });

  test('closing leaves no connection', async () => {
    const url = await server.database();
    const log = await replica(url);
    await take(log, chainOf(deviceA).next());
    await log.close();

    await expect
      .poll(() =>
        ask(
          url,
          `SELECT pid, query, state, backend_start FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
        ),
      )
      .toEqual([]);
  });
});
