import Database from 'better-sqlite3';
import { inTurn } from './in-turn.ts';
import type { CentralDatabase, CentralLog, LogWriting } from './log.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { newsBoard } from './news-board.ts';
import type { Sql, SqlValue } from './sql.ts';
import { sqlReader } from './sql-reader.ts';
import { sqlWriting, type Written } from './sql-writing.ts';

const SYNCHRONOUS_FULL = 2;
const BUSY_MILLISECONDS = 10_000;

export const openSqliteLog = async (file: string): Promise<CentralLog> => (await openSqlite(file)).log;

/**
 * Central's log and the tables beside it in one file, for one server. A missing file is made. Commands of other
 * processes may come in between; the server's own writers share one connection, because a second one would wait for the
 * first in the thread in which the first has to end.
 */
export async function openSqlite(file: string): Promise<CentralDatabase> {
  const writer = connect(file);
  try {
    const sql = sqliteSql(writer);
    await transaction(writer, () => migrate(sql, migrations));
    // Readers have a connection of their own: on the writer's they would see what is not committed yet.
    const reader = new Database(file, { readonly: true, timeout: BUSY_MILLISECONDS });
    return sqliteDatabase(writer, reader);
  } catch (error) {
    writer.close();
    throw error;
  }
}

function sqliteDatabase(writer: Database.Database, readingConnection: Database.Database): CentralDatabase {
  const sql = sqliteSql(writer);
  const own = sqlReader(sql);
  const turn = inTurn();
  const news = newsBoard();

  async function alone<T>(work: (writing: LogWriting) => Promise<T>): Promise<T> {
    const written: Written = { streams: new Set(), erased: false };
    const value = await transaction(writer, () => work(sqlWriting(sql, own, written)));
    // The words are overwritten in the file (secure_delete) and must not stay in the write-ahead log beside it.
    if (written.erased) writer.pragma('wal_checkpoint(TRUNCATE)');
    if (written.streams.size > 0)
      news.tell({ end: (await own.end()).seq, streams: [...written.streams].sort() });
    return value;
  }

  const read = sqliteSql(readingConnection);
  const log: CentralLog = {
    ...sqlReader(read),
    alone: (work) => turn.run(() => alone(work)),
    onNews: (listener) => news.listen(listener),
    close: () =>
      turn.close(async () => {
        readingConnection.close();
        // The last to close: it empties and removes the write-ahead log.
        writer.close();
      }),
  };
  return {
    log,
    tables: { read, write: (work) => turn.run(() => transaction(writer, () => work(sql))) },
  };
}

function connect(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_MILLISECONDS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    if (process.platform === 'darwin') {
      // fsync on macOS stops at the drive's cache.
      db.pragma('fullfsync = ON');
      db.pragma('checkpoint_fullfsync = ON');
    }
    // Asked of SQLite itself: a network file system, for one, may refuse WAL without an error.
    if (db.pragma('journal_mode', { simple: true }) !== 'wal')
      throw new Error('this disk does not support WAL');
    if (db.pragma('synchronous', { simple: true }) !== SYNCHRONOUS_FULL)
      throw new Error('synchronous=FULL did not take effect');
    if (db.pragma('secure_delete', { simple: true }) !== 1)
      throw new Error('secure_delete did not take effect');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

async function transaction<T>(db: Database.Database, work: () => Promise<T>): Promise<T> {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = await work();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk may have rolled back by itself.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function sqliteSql(db: Database.Database): Sql {
  const prepared = new Map<string, Database.Statement<unknown[], unknown>>();
  function prepare(statement: string): Database.Statement<unknown[], unknown> {
    const known = prepared.get(statement) ?? db.prepare<unknown[], unknown>(statement);
    prepared.set(statement, known);
    return known;
  }

  return {
    words: { text: 'TEXT', whole: 'INTEGER', strict: ' STRICT' },
    async all<Row>(statement: string, values: readonly SqlValue[] = []) {
      const ready = prepare(statement);
      const named = Object.fromEntries(values.map((value, index) => [index + 1, value]));
      const bound = values.length > 0 ? [named] : [];
      if (ready.reader) return ready.all(...bound) as Row[];
      ready.run(...bound);
      return [];
    },
    async insert(table, rows) {
      const columns = Object.keys(table.columns);
      const places = columns.map(() => '?').join(', ');
      const ready = prepare(`INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${places})`);
      for (const row of rows) ready.run(columns.map((column) => row[column]));
    },
    async script(statements) {
      db.exec(statements);
    },
    listed: (parameter) => `(SELECT value FROM json_each(${parameter}))`,
  };
}
