import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '../../shared/kernel/time.ts';

/** Every file that the journal keeps in its folder. */
export const pathsIn = (folder: string) => ({
  folder,
  journal: join(folder, 'journal.sqlite'),
  wal: join(folder, 'journal.sqlite-wal'),
  shm: join(folder, 'journal.sqlite-shm'),
  lock: join(folder, 'writer-lock.sqlite'),
  endNote: join(folder, 'chain-end.json'),
  /** The WAL of a run that did not end well, kept until what SQLite made of it has been verified. */
  uncleanWal: join(folder, 'journal.unclean-wal'),
  /** Salvage: the copy that is read, the file being written, and the file that is complete. */
  work: join(folder, 'journal.work.sqlite'),
  partial: join(folder, 'journal.partial.sqlite'),
  ready: join(folder, 'journal.ready.sqlite'),
  backups: join(folder, 'backups'),
});
export type Paths = ReturnType<typeof pathsIn>;

/** `20251123T132205123Z`: sorts by time and is allowed in a file name everywhere. */
export const stamp = (at: Instant): string => new Date(at).toISOString().replace(/[-:.]/g, '');

const STAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/;

export function stampedAt(name: string): Instant | null {
  const at = Date.parse(name.replace(STAMP, '$1-$2-$3T$4:$5:$6.$7Z|').split('|', 1)[0] ?? '');
  return STAMP.test(name) && !Number.isNaN(at) ? at : null;
}

/** Makes a file's content durable, and the name it has in its folder. */
export function syncToDisk(file: string): void {
  sync(file, 'r+');
  // Windows has no handle for a folder; there the rename itself is journalled.
  if (process.platform !== 'win32') sync(dirname(file), 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
