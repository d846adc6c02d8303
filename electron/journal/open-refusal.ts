import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import type { LockHolder } from './lock.ts';
import { NewerJournal } from './migrate.ts';
import type { Paths } from './paths.ts';
import { migrations } from './schema/migrations.ts';
import { probe, troubleOf } from './trouble.ts';

/**
 * Why the journal cannot be opened; the sentence for each is in the catalogue. `path` names the folder or file meant.
 * locked: `pid`, `host`, `here` ("yes" where it is this machine), `sinceAt`. lockedBySomebody: who is not known.
 * newerVersion: `found`, `known`.
 */
export type OpenRefusalCode =
  | 'journal.locked'
  | 'journal.lockedBySomebody'
  | 'journal.folderNotWritable'
  | 'journal.fileNotWritable'
  | 'journal.noSpace'
  | 'journal.notAJournal'
  | 'journal.newerVersion'
  | 'journal.cannotOpen';
export type OpenRefusal = Rejection<OpenRefusalCode>;

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Makes the folder and learns what may be written before SQLite turns it into a vaguer complaint. */
export function prepareFolder(paths: Paths): OpenRefusal | null {
  try {
    mkdirSync(paths.folder, { recursive: true });
  } catch (error) {
    const full = troubleOf(error, paths.folder)?.code === 'diskFull';
    return {
      code: full ? 'journal.noSpace' : 'journal.folderNotWritable',
      params: { path: paths.folder, detail: detailOf(error) },
    };
  }
  // A full disk is no reason yet: what is there may still open and be read.
  if (probe(paths.folder) === 'readOnly')
    return { code: 'journal.folderNotWritable', params: { path: paths.folder, detail: '' } };
  const locked = [paths.journal, paths.wal, paths.lock, paths.endNote].find(
    (file) => existsSync(file) && !isWritable(file),
  );
  return locked === undefined
    ? null
    : { code: 'journal.fileNotWritable', params: { path: locked, detail: '' } };
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export const lockedBy = (paths: Paths, holder: LockHolder | null): OpenRefusal =>
  holder
    ? {
        code: 'journal.locked',
        params: {
          path: paths.folder,
          pid: holder.pid,
          host: holder.host,
          here: holder.host === hostname() ? 'yes' : 'no',
          sinceAt: holder.since,
        },
      }
    : { code: 'journal.lockedBySomebody', params: { path: paths.folder } };

export const notAJournal = (paths: Paths): OpenRefusal => ({
  code: 'journal.notAJournal',
  params: { path: paths.journal },
});

/** What stood in the way of opening, as a refusal; whatever it was, the console says something and does not crash. */
export function refusalOf(error: unknown, paths: Paths): OpenRefusal {
  if (error instanceof NewerJournal)
    return {
      code: 'journal.newerVersion',
      params: { path: paths.journal, found: error.found, known: migrations.length },
    };
  const detail = detailOf(error);
  switch (troubleOf(error, paths.folder)?.code) {
    case 'diskFull':
      return { code: 'journal.noSpace', params: { path: paths.folder, detail } };
    case 'readOnly':
      return { code: 'journal.fileNotWritable', params: { path: paths.journal, detail } };
    default:
      return { code: 'journal.cannotOpen', params: { path: paths.journal, detail } };
  }
}
