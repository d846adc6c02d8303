import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import type { Instant } from '../../shared/kernel/time.ts';
import { isDamage } from './trouble.ts';

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: Instant;
}

export type Locked =
  | { readonly ok: true; release(): void }
  /** Null: somebody holds it but had no room to write who. */
  | { readonly ok: false; readonly holder: LockHolder | null };

/**
 * Makes this process the only writer of a folder. The lock is an open write transaction on a tiny SQLite file: the
 * operating system drops it with the process, however that ends, and others can still read who holds it. Never open
 * the file in another way in this process: POSIX locks vanish when any handle to the file is closed.
 */
export function lock(file: string, now: Instant): Locked {
  try {
    return tryLock(file, now);
  } catch (error) {
    if (!isDamage(error)) throw error;
    // A broken lock file protects nothing and holds nothing worth keeping.
    rmSync(file, { force: true });
    return tryLock(file, now);
  }
}

function tryLock(file: string, now: Instant): Locked {
  const db = new Database(file, { timeout: 0 });
  try {
    // In place and without a rollback file: a lock must be had on a full disk, too.
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    if (!begin(db)) return refused(db);
    introduce(db, now);
    // Between the two transactions another process may come first; then it is the holder.
    if (!begin(db)) return refused(db);
    return { ok: true, release: () => void db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

function begin(db: Database.Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

/** Says who holds the lock. Serves the other process's sentence only, so a full disk does not prevent the lock. */
function introduce(db: Database.Database, now: Instant): void {
  try {
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER, host TEXT, since INTEGER)',
    );
    db.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?, ?, ?)').run(process.pid, hostname(), now);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    if (!(error instanceof Database.SqliteError && error.code === 'SQLITE_FULL')) throw error;
  }
}

function refused(db: Database.Database): Locked {
  try {
    const holder = db.prepare<[], LockHolder>('SELECT pid, host, since FROM holder').get();
    return { ok: false, holder: holder ?? null };
  } catch {
    return { ok: false, holder: null };
  } finally {
    db.close();
  }
}
