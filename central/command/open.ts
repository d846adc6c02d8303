import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { say } from '../sentences.ts';
import type { CentralDatabase } from '../store/log.ts';
import { NewerLog } from '../store/migrate.ts';
import { openPostgres } from '../store/postgres-log.ts';
import { openSqlite } from '../store/sqlite-log.ts';
import type { Place } from './arguments.ts';

export const fileIn = (folder: string): string => join(folder, 'central.sqlite');

/** As people are told it; never the address of a database, which holds a password. */
export const whereIs = (place: Place): string =>
  place.kind === 'sqlite' ? fileIn(place.folder) : 'PostgreSQL';

/** Opens central's record and brings it to this version; a sentence where it cannot. Serving alone makes a new one. */
export async function openPlace(
  place: Place,
  isNewAllowed: boolean,
): Promise<Result<CentralDatabase, string>> {
  const where = whereIs(place);
  try {
    if (place.kind === 'postgres') return accepted(await openPostgres(place.url));
    if (isNewAllowed) mkdirSync(place.folder, { recursive: true, mode: 0o700 });
    else if (statSync(where, { throwIfNoEntry: false }) === undefined)
      return rejected(say('open.none', { where }));
    return accepted(await openSqlite(where));
  } catch (error) {
    const detail =
      error instanceof Error ? error.message || String(error.cause ?? error.name) : String(error);
    return rejected(say(error instanceof NewerLog ? 'open.newer' : 'open.failed', { where, detail }));
  }
}
