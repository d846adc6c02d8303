import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JournalTrouble, JournalTroubleCode } from '../../shared/host/ports.ts';

/** The file does not hold what it must: it is to be salvaged, not used. */
export class Damage extends Error {}

/** Events were lost from the end of this console's chain and nobody knows how many: it goes on as a new device. */
export class ChainEndUnknown extends Error {}

/** Codes that say something about the disk or the moment, nothing about the file's content. */
const NOT_THE_CONTENT =
  /^SQLITE_(FULL|READONLY|CANTOPEN|BUSY|LOCKED|NOMEM|PERM|AUTH|INTERRUPT|NOLFS|IOERR(?!_SHORT_READ|_CORRUPTFS))/;

/** Reading goes through statements that worked on a sound file, so any other complaint is about the content. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Damage || (error instanceof Database.SqliteError && !NOT_THE_CONTENT.test(error.code));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Writing may also break an invariant of the caller (a constraint), which must not pass for a damaged file. */
export const isDamageOnWrite = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|FORMAT|IOERR_SHORT_READ|IOERR_CORRUPTFS)/.test(codeOf(error));

const byErrno: Readonly<Record<string, JournalTroubleCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
};

/**
 * What to tell the person. SQLite says "I/O error" for a full quota, a vanished mount and a dying disk alike, so for
 * those the folder is asked directly. Null where the error is no trouble of the disk but a broken invariant.
 */
export function troubleOf(error: unknown, folder: string): JournalTrouble | null {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof Damage || error instanceof ChainEndUnknown || isDamageOnWrite(error))
    return { code: 'damaged', detail };
  const code = codeOf(error);
  if (byErrno[code]) return { code: byErrno[code], detail };
  if (code === 'SQLITE_FULL') return { code: 'diskFull', detail: `${code}: ${detail}` };
  if (code.startsWith('SQLITE_READONLY')) return { code: 'readOnly', detail: `${code}: ${detail}` };
  if (/^SQLITE_(IOERR|CANTOPEN|BUSY|LOCKED|NOMEM|PERM|AUTH)/.test(code))
    return { code: probe(folder) ?? 'failed', detail: `${code}: ${detail}` };
  return null;
}

/** Writes as much as a commit would need, to learn what the file system objects to. */
export function probe(folder: string): JournalTroubleCode | null {
  const file = join(folder, `.probe-${process.pid}`);
  try {
    writeFileSync(file, Buffer.alloc(65_536), { flush: true });
    return null;
  } catch (error) {
    return byErrno[codeOf(error)] ?? null;
  } finally {
    try {
      rmSync(file, { force: true });
    } catch {
      // On a read-only file system there is nothing to remove.
    }
  }
}
