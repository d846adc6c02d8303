import type Database from 'better-sqlite3';
import type { JournalTrouble } from '../../shared/host/ports.ts';
import { dropAlteredRows } from './incident-rows.ts';
import { type FileOptions, type JournalFile, keepUncleanWal, openFile } from './journal-file.ts';
import type { Paths } from './paths.ts';
import { type SqliteStore, sqliteStore } from './sqlite-journal.ts';
import { type SqliteSync, sqliteSync } from './sqlite-sync.ts';
import { Damage, isDamageOnWrite, troubleOf } from './trouble.ts';

interface Opened {
  readonly db: Database.Database;
  readonly store: SqliteStore;
  readonly sync: SqliteSync;
}

type Work<T> = (store: SqliteStore, db: Database.Database, sync: SqliteSync) => T;

/**
 * The file behind a journal in use. Damage met on the way is repaired and the work done again, once; a repair that the
 * disk cut short is taken up by whatever is asked next. So nothing has to be restarted to resume.
 */
export class LiveFile {
  readonly #paths: Paths;
  readonly #options: FileOptions;
  readonly #onRepaired: () => void;
  #opened: Opened | null;
  #closed = false;
  #trouble: JournalTrouble | null = null;
  #keptFile: string | null;

  constructor(file: JournalFile, paths: Paths, options: FileOptions, onRepaired: () => void) {
    this.#paths = paths;
    this.#options = options;
    this.#onRepaired = onRepaired;
    this.#opened = this.#adopt(file);
    this.#keptFile = file.keptFile;
  }

  /** Why the last write failed; null once one has succeeded. */
  get trouble(): JournalTrouble | null {
    return this.#trouble;
  }

  /** The damaged file that was replaced since the start. */
  get keptFile(): string | null {
    return this.#keptFile;
  }

  read<T>(work: Work<T>): T {
    return this.#repairing(work);
  }

  /** Null where it is durable; a trouble where nothing was written. Throws where the caller broke an invariant. */
  write(work: Work<void>): JournalTrouble | null {
    if (this.#closed) return { code: 'closed', detail: 'the journal was closed' };
    try {
      this.#repairing(work);
      this.#trouble = null;
    } catch (error) {
      this.#trouble = this.fail(error);
    }
    return this.#trouble;
  }

  /** The error as a trouble, shown from now on; thrown on where it is none. */
  fail(error: unknown): JournalTrouble {
    const trouble = troubleOf(error, this.#paths.folder);
    if (!trouble) throw error;
    this.#trouble = trouble;
    return trouble;
  }

  repair(): void {
    // SQLite empties the WAL on closing, and what it could not read of it would be gone.
    keepUncleanWal(this.#paths);
    this.#opened?.db.close();
    this.#opened = null;
    this.#current();
  }

  close(): void {
    this.#closed = true;
    this.#opened?.db.close();
    this.#opened = null;
  }

  #repairing<T>(work: Work<T>): T {
    try {
      const { store, db, sync } = this.#current();
      return work(store, db, sync);
    } catch (error) {
      if (!(error instanceof Damage) && !isDamageOnWrite(error)) throw error;
    }
    this.repair();
    const { store, db, sync } = this.#current();
    return work(store, db, sync);
  }

  #current(): Opened {
    if (this.#closed) throw new Error('the journal was closed');
    if (this.#opened) return this.#opened;
    const file = openFile(this.#paths, this.#options);
    if (!file) throw new Damage('the file is no longer a journal');
    this.#keptFile = file.keptFile ?? this.#keptFile;
    const opened = this.#adopt(file);
    this.#opened = opened;
    this.#onRepaired();
    return opened;
  }

  #adopt({ db }: JournalFile): Opened {
    dropAlteredRows(db);
    const store = sqliteStore(db);
    return { db, store, sync: sqliteSync(db, store) };
  }
}
