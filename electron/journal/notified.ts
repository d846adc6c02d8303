import type Database from 'better-sqlite3';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export interface Notice {
  readonly incident: StreamId;
  readonly clock: string;
  readonly due: Instant;
  readonly level: string;
}

/** Which desktop notifications this console has shown (design §5); never synced. */
export interface NotifiedStore {
  /** True the first time; from then on false, also after a restart. */
  first(notice: Notice): boolean;
}

/** `write` runs its work on the journal's database, or does not where the disk refuses. */
export function notifiedStore(
  write: (work: (db: Database.Database) => void) => void,
  now: () => Instant,
): NotifiedStore {
  // Memory keeps the alarm from sounding at every tick on a full disk; being alarmed again after a restart is right then.
  const shown = new Set<string>();
  return {
    first(notice) {
      const key = JSON.stringify([notice.incident, notice.clock, notice.due, notice.level]);
      if (shown.has(key)) return false;
      shown.add(key);
      let isNew = true;
      write((db) => {
        const insert = db.prepare(
          'INSERT OR IGNORE INTO notified VALUES (@incident, @clock, @due, @level, @at)',
        );
        isNew = insert.run({ ...notice, at: now() }).changes === 1;
      });
      return isNew;
    },
  };
}
