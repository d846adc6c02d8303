import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import type Database from 'better-sqlite3';
import type { Instant } from '../../shared/kernel/time.ts';
import { backupsIn, copyInto, finishBackup, partialIn, type Sign } from './backup.ts';
import { readEndNote } from './chain-end.ts';
import { check } from './check.ts';
import { APPLICATION_ID, connect } from './connection.ts';
import { assertSchema, migrate } from './migrate.ts';
import { type Paths, syncToDisk } from './paths.ts';
import { finishExchange, salvage } from './salvage.ts';
import type { Migration } from './schema/migrations.ts';
import { Damage, isDamage } from './trouble.ts';

export interface FileOptions {
  readonly now: () => Instant;
  readonly sign: Sign | null;
  readonly migrations: readonly Migration[];
  /** Files up to this many bytes are verified whole at start, larger ones at their end only. */
  readonly wholeCheckLimit: number;
}

export interface JournalFile {
  readonly db: Database.Database;
  /** The damaged file that this one replaced just now. */
  readonly keptFile: string | null;
}

/**
 * Opens the journal of a folder: created, migrated, verified, and salvaged where it is damaged. Null where the file
 * is no journal; it is then left as it is. The caller holds the writer lock.
 */
export function openFile(paths: Paths, options: FileOptions): JournalFile | null {
  finishExchange(paths);
  keepUncleanWal(paths);
  if (!isPresent(paths) && !isExpected(paths)) create(paths, options);
  const opened = openSoundOrSalvaged(paths, options);
  if (opened) rmSync(paths.uncleanWal, { force: true });
  return opened;
}

function openSoundOrSalvaged(paths: Paths, options: FileOptions): JournalFile | null {
  try {
    return { db: openSound(paths, options), keptFile: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const salvaged = salvage(paths, options.migrations, options.now);
  if (salvaged) return { db: openSound(paths, options), keptFile: salvaged.keptFile };
  if (isPresent(paths)) return null;
  create(paths, options);
  return { db: openSound(paths, options), keptFile: null };
}

const isPresent = (paths: Paths): boolean => existsSync(paths.journal) && statSync(paths.journal).size > 0;

/** Whether anything says that there was a journal here: then an absent file is damage and not a first start. */
const isExpected = (paths: Paths): boolean =>
  existsSync(paths.uncleanWal) ||
  readEndNote(paths.endNote).length > 0 ||
  backupsIn(paths.backups).length > 0;

/**
 * SQLite reads a WAL up to the first frame that does not add up and drops the rest without a word. A copy keeps that
 * rest within reach until the result has been verified.
 */
export function keepUncleanWal(paths: Paths): void {
  if (existsSync(paths.wal) && statSync(paths.wal).size > 0) copyFileSync(paths.wal, paths.uncleanWal);
}

/** Made under another name, so that a file called journal is one from its first byte on. */
function create(paths: Paths, { migrations, now }: FileOptions): void {
  rmSync(paths.partial, { force: true });
  const db = connect(paths.partial);
  try {
    migrate(db, migrations, now, () => undefined);
  } finally {
    db.close();
  }
  syncToDisk(paths.partial);
  renameSync(paths.partial, paths.journal);
  syncToDisk(paths.journal);
}

function openSound(paths: Paths, options: FileOptions): Database.Database {
  const { now, migrations, sign, wholeCheckLimit } = options;
  if (!isPresent(paths)) throw new Damage('the file is gone');
  // Asked before SQLite is: to open another program's database in WAL mode would already change it.
  if (applicationIdIn(paths.journal) !== APPLICATION_ID)
    throw new Damage('this is no journal, or its header is destroyed');
  const db = connect(paths.journal);
  try {
    migrate(db, migrations, now, () => {
      const partial = partialIn(paths.backups, now());
      copyInto(db, partial);
      finishBackup(paths.backups, partial, now(), sign);
    });
    assertSchema(db, migrations);
    const scope = statSync(paths.journal).size <= wholeCheckLimit ? 'whole' : 'tail';
    const fault = check(db, scope, readEndNote(paths.endNote));
    if (fault !== null) throw new Damage(fault);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function applicationIdIn(file: string): number | null {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, header.length, 0) < header.length) return null;
  } finally {
    closeSync(handle);
  }
  return header.toString('latin1', 0, 15) === 'SQLite format 3' ? header.readInt32BE(68) : null;
}
