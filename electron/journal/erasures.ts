import type Database from 'better-sqlite3';
import type { Erasure } from '../../shared/host/ports.ts';
import { erasuresOf } from '../../shared/incident/redaction.ts';
import { contentDigest } from './chain.ts';
import { sealedFrom, SEALED_COLUMNS, type SealedTexts } from './stored.ts';

/**
 * Words taken out of the record (design §5, redaction). A row keeps its place and its hashes; of salt and body only
 * their hash stays. `secure_delete` overwrites what they were; whoever commits empties the WAL.
 */
export function erase(db: Database.Database, erasures: readonly Erasure[]): void {
  // Two consoles may redact the same event without knowing of one another: the same one counts everywhere.
  const remember = db.prepare(
    `INSERT INTO erasure (target, instead, by_event) VALUES (?, ?, ?)
     ON CONFLICT (target) DO UPDATE SET instead = excluded.instead, by_event = excluded.by_event
     WHERE excluded.by_event < erasure.by_event`,
  );
  for (const { target, instead, by } of erasures) remember.run(target, JSON.stringify(instead), by);
  applyErasures(db);
}

/** Erases every target that still has its words, for instance after a backup brought it back. Returns how many. */
export function applyErasures(db: Database.Database): number {
  const targets = db
    .prepare<[], { id: string; salt: string; body: string }>(
      `SELECT event.id, salt, body FROM erasure JOIN event ON event.id = erasure.target
       WHERE content_hash IS NULL`,
    )
    .all();
  const blank = db.prepare("UPDATE event SET salt = '', body = '', content_hash = ? WHERE id = ?");
  for (const { id, salt, body } of targets) blank.run(contentDigest(salt, body), id);
  return targets.length;
}

/** The table made again from the redactions themselves, which are events and prove themselves. Reads every header. */
export function remakeErasures(db: Database.Database): void {
  const redactions = db
    .prepare<[], SealedTexts>(
      `SELECT ${SEALED_COLUMNS} FROM event WHERE header ->> '$.type' = 'redacted' AND content_hash IS NULL`,
    )
    .all();
  erase(
    db,
    redactions.flatMap((texts) => erasuresOf(sealedFrom(texts).event)),
  );
}

/** The bodies without their words, of these events. */
export function insteadOf(db: Database.Database): (event: string) => unknown {
  const find = db.prepare<[string], string>('SELECT instead FROM erasure WHERE target = ?').pluck();
  return (event) => JSON.parse(find.get(event) ?? 'null');
}
