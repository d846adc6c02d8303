import type Database from 'better-sqlite3';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { rowProof, type StoredRow } from './stored.ts';

/** Derived rows are a cache: one that was altered, or made by another version, is removed here and made again by the caller. */
export function dropAlteredRows(db: Database.Database): void {
  const rows = db
    .prepare<[], StoredRow>('SELECT stream, ref, detected_at AS detectedAt, content, proof FROM incident')
    .all();
  const remove = db.prepare('DELETE FROM incident WHERE stream = ?');
  for (const row of rows) if (row.proof !== rowProof(row)) remove.run(row.stream);
}

/** Incidents that have events and no row. */
export const streamsWithoutRow = (db: Database.Database): StreamId[] =>
  db
    .prepare<[], StreamId>(
      `SELECT DISTINCT stream FROM event WHERE stream >= 'incident/' AND stream < 'incident0'
       EXCEPT SELECT stream FROM incident`,
    )
    .pluck()
    .all();

/** Rows whose incidents the caller must fold again, after events came or went beneath them. */
export const forgetRows = (db: Database.Database): void => void db.exec('DELETE FROM incident');
