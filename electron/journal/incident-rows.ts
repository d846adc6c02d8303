import type Database from 'better-sqlite3';
import type { IncidentRow } from '../../shared/host/ports.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { rowProof } from './stored.ts';

interface Stored {
  readonly stream: string;
  readonly ref: string;
  readonly detectedAt: number;
  readonly content: string;
  readonly proof: string;
}

/** Derived rows are a cache: one that was altered is removed here and made again from the events by the caller. */
export function dropAlteredRows(db: Database.Database): void {
  const rows = db
    .prepare<[], Stored>('SELECT stream, ref, detected_at AS detectedAt, content, proof FROM incident')
    .all();
  const remove = db.prepare('DELETE FROM incident WHERE stream = ?');
  for (const row of rows) if (!isProven(row)) remove.run(row.stream);
}

function isProven({ stream, ref, detectedAt, content, proof }: Stored): boolean {
  if (proof !== rowProof(content)) return false;
  const row = JSON.parse(content) as IncidentRow;
  return row.stream === stream && row.ref === ref && row.detectedAt === detectedAt;
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
