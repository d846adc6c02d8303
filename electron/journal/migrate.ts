import Database from 'better-sqlite3';
import type { Instant } from '../../shared/kernel/time.ts';
import { APPLICATION_ID, applicationId, schemaVersion } from './connection.ts';
import { assertGapless, type Migration } from './schema/migrations.ts';
import { Damage } from './trouble.ts';

export class NewerJournal extends Error {
  readonly found: number;
  constructor(found: number) {
    super(`the journal is at version ${found}`);
    this.found = found;
  }
}

/**
 * Brings the file to the last migration. `before` runs once before an existing file is touched (a backup). Each step
 * and its number are one transaction.
 */
export function migrate(
  db: Database.Database,
  migrations: readonly Migration[],
  now: () => Instant,
  before: () => void,
): void {
  assertGapless(migrations);
  const current = versionOf(db);
  if (current > migrations.length) throw new NewerJournal(current);
  const due = migrations.slice(current);
  if (current > 0 && due.length > 0) before();
  for (const { number, name, sql } of due) {
    db.transaction(() => {
      db.exec(sql);
      db.prepare('INSERT INTO migration VALUES (?, ?, ?)').run(number, name, now());
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${number}`);
    }).immediate();
  }
}

/** The version is kept twice, so that one flipped byte cannot pass a journal off as a newer or an older one. */
function versionOf(db: Database.Database): number {
  const header = schemaVersion(db);
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (tables === 0 && header === 0) return 0;
  if (applicationId(db) !== APPLICATION_ID) throw new Damage('another application id');
  const listed = db.prepare<[], number>('SELECT number FROM migration ORDER BY number').pluck().all();
  if (listed.at(-1) !== header || listed.some((number, index) => number !== index + 1))
    throw new Damage('the schema version in the header and in the table differ');
  return header;
}

const schemaOf = (db: Database.Database): string =>
  JSON.stringify(
    db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').raw().all(),
  );

/** A flipped byte in the stored schema may quietly turn a table into another one: compare with a fresh one. */
export function assertSchema(db: Database.Database, migrations: readonly Migration[]): void {
  const fresh = new Database(':memory:');
  try {
    migrate(
      fresh,
      migrations,
      () => 0,
      () => undefined,
    );
    if (schemaOf(db) !== schemaOf(fresh)) throw new Damage('the stored schema was altered');
  } finally {
    fresh.close();
  }
}
