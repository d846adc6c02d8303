import { copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '../../shared/kernel/time.ts';
import { backupsIn, reading } from './backup.ts';
import { carve } from './carve.ts';
import { readEndNote } from './chain-end.ts';
import { connect } from './connection.ts';
import { migrate } from './migrate.ts';
import { type Paths, stamp, syncToDisk } from './paths.ts';
import { type Finds, salvageInto } from './salvage-rows.ts';
import { deviceFrom, eventFrom, headFrom, isShaped } from './salvage-values.ts';
import type { Migration } from './schema/migrations.ts';
import {
  deviceProof,
  headProof,
  type StoredDevice,
  type StoredEvent,
  type StoredHead,
  storedColumnsIn,
} from './stored.ts';

export interface Salvaged {
  /** The damaged file; null where there was no file at all. */
  readonly keptFile: string | null;
}

/**
 * Writes a sound journal from whatever is readable of a damaged one, and puts it in its place. The damaged file stays
 * beside it under a telling name, with its WAL. Null where nothing says that there ever was a journal: the file is something else.
 * The caller holds the writer lock and no connection.
 */
export function salvage(paths: Paths, migrations: readonly Migration[], now: () => Instant): Salvaged | null {
  for (const stale of [paths.work, paths.partial]) removeWithWal(stale);
  const wal = existsSync(paths.uncleanWal) ? paths.uncleanWal : null;
  const present = existsSync(paths.journal) && statSync(paths.journal).size > 0;
  const keptFile = present || wal ? join(paths.folder, `journal.damaged-${stamp(now())}.sqlite`) : null;

  const finds: Finds = {
    events: eventsIn(paths, wal),
    ...identitiesIn(paths, wal),
    noted: readEndNote(paths.endNote),
    keptName: keptFile,
  };
  try {
    const found = writePartial(paths, migrations, now, finds);
    if (found === 0 && finds.devices.length === 0 && finds.heads.length === 0 && finds.noted.length === 0)
      return null;
    putInPlace(paths, keptFile);
    return { keptFile };
  } finally {
    removeWithWal(paths.partial);
  }
}

function writePartial(
  paths: Paths,
  migrations: readonly Migration[],
  now: () => Instant,
  finds: Finds,
): number {
  const fresh = connect(paths.partial);
  try {
    migrate(fresh, migrations, now, () => undefined);
    const found = salvageInto(fresh, finds);
    copyExtras(paths, fresh);
    fresh.pragma('wal_checkpoint(TRUNCATE)');
    return found;
  } finally {
    fresh.close();
  }
}

/** First as SQLite still reads them, then from the raw pages: each finds some that the other cannot. */
function* eventsIn(paths: Paths, wal: string | null): Generator<StoredEvent> {
  const sql = (db: Database.Database) => `SELECT ${storedColumnsIn(db)} FROM event NOT INDEXED`;
  for (const row of inWorkingCopy(paths, wal, sql)) if (isShaped(row)) yield row;
  for (const row of carve(paths.journal, wal)) {
    const event = row.kind === 'E' ? eventFrom(row.values) : null;
    if (event) yield event;
  }
}

/** Who this console is and how far chains reached, from the file and from every backup. Only rows that prove themselves. */
function identitiesIn(paths: Paths, wal: string | null): Pick<Finds, 'devices' | 'heads'> {
  const devices: StoredDevice[] = [];
  const heads: StoredHead[] = [];
  for (const { kind, values } of carve(paths.journal, wal)) {
    const device = kind === 'D' ? deviceFrom(values) : null;
    const head = kind === 'H' ? headFrom(values) : null;
    if (device) devices.push(device);
    if (head) heads.push(head);
  }
  for (const { file } of backupsIn(paths.backups))
    ignoringFaults(() =>
      reading(file, (db) => {
        devices.push(
          ...(db
            .prepare('SELECT id, public_key AS publicKey, since, proof FROM device')
            .all() as StoredDevice[]),
        );
        heads.push(
          ...(db.prepare('SELECT device, dseq, hash, hlc, proof FROM chain_head').all() as StoredHead[]),
        );
      }),
    );
  return {
    devices: devices.filter((row) => row.proof === deviceProof(row)),
    heads: heads.filter((row) => row.proof === headProof(row)),
  };
}

/** Reads until SQLite gives up. A copy, because opening a file lets SQLite change it. */
function* inWorkingCopy(
  paths: Paths,
  wal: string | null,
  sql: (db: Database.Database) => string,
): Generator<unknown> {
  let db: Database.Database | null = null;
  try {
    copyFileSync(paths.journal, paths.work);
    if (wal) copyFileSync(wal, `${paths.work}-wal`);
    db = new Database(paths.work);
    yield* db.prepare(sql(db)).iterate();
  } catch {
    // What cannot be read this way is looked for in the raw pages.
  } finally {
    db?.close();
    removeWithWal(paths.work);
  }
}

/**
 * What is worth having and lost without harm: alarms that were shown, so that nobody is alarmed twice, and the keys and
 * signatures of other consoles. What central says is fetched again.
 */
function copyExtras(paths: Paths, fresh: Database.Database): void {
  const extras = {
    notified: '@incident, @clock, @due, @level, @at',
    chain_signature: '@chain, @dseq, @hash, @signature',
    known_device: '@device, @public_key',
  };
  for (const [table, values] of Object.entries(extras)) {
    const insert = fresh.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${values})`);
    for (const row of inWorkingCopy(paths, null, () => `SELECT * FROM ${table}`))
      ignoringFaults(() => insert.run(row));
  }
}

/**
 * `ready` is the point of no return: from there on a start finishes the exchange (`finishExchange`), before it a start
 * begins again. The old WAL must be gone before the new file takes the name it belongs to.
 */
function putInPlace(paths: Paths, keptFile: string | null): void {
  if (keptFile && existsSync(paths.journal)) linkOrCopy(paths.journal, keptFile);
  if (keptFile && existsSync(paths.uncleanWal)) copyFileSync(paths.uncleanWal, `${keptFile}-wal`);
  syncToDisk(paths.partial);
  renameSync(paths.partial, paths.ready);
  syncToDisk(paths.ready);
  finishExchange(paths);
}

export function finishExchange(paths: Paths): void {
  if (!existsSync(paths.ready)) return;
  for (const file of [paths.wal, paths.shm, paths.uncleanWal]) rmSync(file, { force: true });
  renameSync(paths.ready, paths.journal);
  syncToDisk(paths.journal);
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function removeWithWal(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
}

function ignoringFaults(work: () => unknown): void {
  try {
    work();
  } catch {
    // One unreadable source among several: the others still count.
  }
}
