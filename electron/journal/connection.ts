import Database from 'better-sqlite3';
import { Damage } from './trouble.ts';

/** Fixed, so that a damaged file can be cut into pages without trusting its own header. */
export const PAGE_SIZE = 4096;

/** "WRJ1": tells a journal from any other SQLite file. */
export const APPLICATION_ID = 0x57524a31;

const SYNCHRONOUS_FULL = 2;

const number = (db: Database.Database, pragma: string): number => Number(db.pragma(pragma, { simple: true }));

/** Opens for writing, durable as design §8 demands: what is committed is on the disk. Creates a missing file. */
export function connect(file: string): Database.Database {
  const db = new Database(file);
  try {
    db.pragma(`page_size = ${PAGE_SIZE}`);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // Deleted content is overwritten: a redaction must not stay readable in free pages.
    db.pragma('secure_delete = ON');
    if (process.platform === 'darwin') {
      // fsync on macOS stops at the drive's cache.
      db.pragma('fullfsync = ON');
      db.pragma('checkpoint_fullfsync = ON');
    }
    assertDurable(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Asked of SQLite itself: a network file system, for one, may refuse WAL without an error. */
function assertDurable(db: Database.Database): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal')
    throw new Error('this disk does not support WAL');
  if (number(db, 'synchronous') !== SYNCHRONOUS_FULL) throw new Error('synchronous=FULL did not take effect');
  if (process.platform === 'darwin' && number(db, 'fullfsync') !== 1)
    throw new Error('fullfsync did not take effect');
  if (number(db, 'page_size') !== PAGE_SIZE) throw new Damage('the file header says another page size');
  if (db.pragma('encoding', { simple: true }) !== 'UTF-8')
    throw new Damage('the file header says another encoding');
}

/** For long reads beside the writer, and for backups. */
export const connectReadOnly = (file: string): Database.Database =>
  new Database(file, { readonly: true, fileMustExist: true });

export const schemaVersion = (db: Database.Database): number => number(db, 'user_version');
export const applicationId = (db: Database.Database): number => number(db, 'application_id');
