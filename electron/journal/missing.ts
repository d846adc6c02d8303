import type Database from 'better-sqlite3';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { type Backup, backupsIn, reading } from './backup.ts';
import { forgetRows } from './incident-rows.ts';
import { applyErasures } from './erasures.ts';
import { INSERT_STORED, isGenuine, type StoredEvent, storedColumnsIn } from './stored.ts';

/** An event that is known to have existed and is not here. */
export interface Missing {
  readonly deviceId: DeviceId;
  readonly dseq: number;
  /** `altered`: its remains do not match its hash. `unreadable`: no remains were found. */
  readonly reason: string;
}

/** Lost from this file. What was never here (a gap, or what central withholds) stands in the same table for other reasons. */
export const missingIn = (db: Database.Database): Missing[] =>
  db
    .prepare<[], Missing>(
      `SELECT device AS deviceId, dseq, reason FROM missing WHERE reason IN ('altered', 'unreadable')
       ORDER BY device, dseq`,
    )
    .all();

/** Name of the damaged file that holds the remains of the latest loss. */
export const keptFileOf = (db: Database.Database): string | null =>
  db.prepare<[], string | null>('SELECT max(kept_file) FROM missing').pluck().get() ?? null;

const stored = (db: Database.Database) =>
  db.prepare<[string, number], StoredEvent>(
    `SELECT ${storedColumnsIn(db)} FROM event WHERE device = ? AND dseq = ?`,
  );

/** What this backup holds of the missing and can prove. A backup that cannot be read supplies nothing. */
function supplyFrom(backup: Backup, missing: readonly Missing[], limit: number): StoredEvent[] {
  try {
    return reading(backup.file, (db) => {
      const find = stored(db);
      const rows: StoredEvent[] = [];
      for (const { deviceId, dseq } of missing) {
        if (rows.length >= limit) break;
        const row = find.get(deviceId, dseq);
        if (row && isGenuine(row)) rows.push(row);
      }
      return rows;
    });
  } catch {
    return [];
  }
}

/** The newest backup that could supply at least one of the missing events. */
export function backupThatHelps(folder: string, missing: readonly Missing[]): Backup | null {
  if (missing.length === 0) return null;
  return backupsIn(folder).find((backup) => supplyFrom(backup, missing, 1).length > 0) ?? null;
}

/**
 * Copies exactly what is missing from the newest backups that have it, in one transaction. Returns how many came back.
 * A row must match its own hash and the chain on both sides of it. Derived rows are then made again by the caller.
 */
export function restoreFrom(db: Database.Database, folder: string): number {
  const take = takerFor(db);
  return db
    .transaction(() => {
      let restored = 0;
      for (const backup of backupsIn(folder)) {
        const missing = missingIn(db);
        if (missing.length === 0) break;
        // From the end backwards: a later link vouches for the one before it.
        const supply = supplyFrom(backup, missing, missing.length).sort((a, b) => b.dseq - a.dseq);
        restored += supply.filter(take).length;
      }
      if (restored > 0) {
        // A backup made before a redaction still has the words.
        applyErasures(db);
        forgetRows(db);
      }
      return restored;
    })
    .immediate();
}

function takerFor(db: Database.Database): (row: StoredEvent) => boolean {
  const find = stored(db);
  const endHash = db
    .prepare<[string, number], string>('SELECT hash FROM chain_head WHERE device = ? AND dseq = ?')
    .pluck();
  const insert = db.prepare(INSERT_STORED);
  const found = db.prepare('DELETE FROM missing WHERE device = ? AND dseq = ?');
  const pushAgain = db.prepare('INSERT OR IGNORE INTO outbox SELECT id, ? FROM device WHERE id = ?');
  return (row) => {
    const before = find.get(row.device, row.dseq - 1);
    const after = find.get(row.device, row.dseq + 1)?.prevHash ?? endHash.get(row.device, row.dseq);
    if (before && before.hash !== row.prevHash) return false;
    if (after && after !== row.hash) return false;
    if (insert.run(row).changes === 0) return false;
    found.run(row.device, row.dseq);
    pushAgain.run(row.dseq, row.device);
    return true;
  };
}
