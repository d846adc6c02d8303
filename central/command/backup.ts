import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { say } from '../sentences.ts';
import type { Place } from './arguments.ts';
import { fileIn } from './open.ts';

/**
 * A copy of the record as of one moment, while central goes on: log, devices and what was not used yet. To restore it,
 * put it in the place of `central.sqlite` with central stopped; consoles notice and bring what it lacks.
 */
export function backup(place: Place, file: string): Result<string, string> {
  if (place.kind === 'postgres') return rejected(say('backup.postgres'));
  if (existsSync(file)) return rejected(say('backup.exists', { file }));
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    const source = new Database(fileIn(place.folder), { readonly: true, timeout: 10_000 });
    try {
      source.prepare('VACUUM INTO ?').run(partial);
    } finally {
      source.close();
    }
    // A copy that cannot be read is none.
    const copy = new Database(partial, { readonly: true });
    const sound = copy.pragma('integrity_check', { simple: true });
    copy.close();
    if (sound !== 'ok') throw new Error(String(sound));
    renameSync(partial, file);
    return accepted(say('backup.done', { file, bytes: statSync(file).size }));
  } catch (error) {
    rmSync(partial, { force: true });
    return rejected(
      say('backup.failed', { file, detail: error instanceof Error ? error.message : String(error) }),
    );
  }
}
