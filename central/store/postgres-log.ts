import pg from 'pg';
import { inTurn } from './in-turn.ts';
import type { CentralDatabase, CentralLog, LogWriting } from './log.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { newsBoard } from './news-board.ts';
import { listenForNews, NEWS_CHANNEL } from './postgres-news.ts';
import { postgresSql } from './postgres-sql.ts';
import type { Sql } from './sql.ts';
import { sqlReader } from './sql-reader.ts';
import { sqlWriting, type Written } from './sql-writing.ts';

/** "WRCL": whoever holds this lock of the database is the only writer of the log, over all replicas. */
const LOCK = 0x5752434c;

/**
 * Numbers are given under the lock, and PostgreSQL lets it go only after the commit is visible: so rows appear in the
 * order of their numbers. A replica that vanished in the middle must not keep the others out: the server ends a
 * transaction in which nothing happens any more.
 *
 * The lock is a statement of its own: the ones after it see what the holder before committed.
 */
const BEGIN = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '30s'; SELECT pg_advisory_xact_lock(${LOCK})`;

/** A commit that is not on the disk is no receipt. */
const ASSERT_DURABLE = `SELECT name, setting FROM pg_settings
  WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'`;

export const openPostgresLog = async (url: string): Promise<CentralLog> => (await openPostgres(url)).log;

/**
 * Central's log in PostgreSQL 14 or later, for any number of replicas. Nothing is kept in the process.
 *
 * Erased words leave the tables at once; what PostgreSQL keeps of a row's older version on the disk goes with the next
 * VACUUM (autovacuum runs by itself), and what backups and archived write-ahead logs hold goes when they do.
 */
export async function openPostgres(url: string): Promise<CentralDatabase> {
  // Whoever waits longer than this is told that central cannot answer, and asks again.
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the statement under way or is replaced at its next use. It also says so as an event,
  // which would end the process where nobody listened.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  try {
    const refused = await postgresSql(pool).all<{ name: string }>(ASSERT_DURABLE);
    if (refused.length > 0)
      throw new Error(`PostgreSQL runs with ${refused.map(({ name }) => `${name}=off`).join(', ')}`);
    await transaction(pool, (client) => migrate(postgresSql(client), migrations));
    return await postgresDatabase(pool, url);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function postgresDatabase(pool: pg.Pool, url: string): Promise<CentralDatabase> {
  const reader = sqlReader(postgresSql(pool));
  const board = newsBoard();
  const listening = await listenForNews(url, postgresSql(pool), board.tell);
  // Those of this process wait here and not each with a connection in its hand.
  const turn = inTurn();

  const alone = <T>(work: (writing: LogWriting) => Promise<T>): Promise<T> =>
    transaction(pool, async (client) => {
      const sql = postgresSql(client);
      const written: Written = { streams: new Set(), erased: false };
      const value = await work(sqlWriting(sql, sqlReader(sql), written));
      // Delivered with the commit, to this process as to the others.
      if (written.streams.size > 0) await sql.script(`NOTIFY ${NEWS_CHANNEL}`);
      return value;
    });

  const log: CentralLog = {
    ...reader,
    alone: (work) => turn.run(() => alone(work)),
    onNews: (listener) => board.listen(listener),
    close: () =>
      turn.close(async () => {
        await listening.close();
        await pool.end();
      }),
  };
  const write = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    turn.run(() => transaction(pool, (client) => work(postgresSql(client))));
  return { log, tables: { read: postgresSql(pool), write } };
}

/**
 * Where the connection breaks during COMMIT nobody here knows whether it was done: that counts as failed, and whoever
 * pushes again is told what is a duplicate.
 */
async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query(BEGIN);
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}
