import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * One server on one file: another would take what is pushed to it as well, and wake nobody here. Held by a lock on a file
 * of its own, which the system lets go however the process ends. Null where another server holds it.
 */
export function lockServing(folder: string): { release(): void } | null {
  const db = new Database(join(folder, 'serving-lock.sqlite'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return { release: () => void db.close() };
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
