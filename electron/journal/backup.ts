import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Instant } from '../../shared/kernel/time.ts';
import type { ChainEnd } from './chain.ts';
import { connectReadOnly } from './connection.ts';
import { stamp, stampedAt, syncToDisk } from './paths.ts';

export interface Backup {
  readonly file: string;
  readonly madeAt: Instant;
}

/** Signs with the device's key; null where the key is not at hand. */
export type Sign = (text: string) => string | null;

const KEPT = 10;
const PARTIAL = '.partial';
const SUFFIX = '.sqlite';

/** Newest first. A name appears only once its file is complete. */
export function backupsIn(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .flatMap((name) => {
      const madeAt = stampedAt(name);
      return madeAt === null ? [] : [{ file: join(folder, name), madeAt }];
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

/** Where a copy is written before it may be called a backup. */
export function partialIn(folder: string, now: Instant): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (name.endsWith(PARTIAL)) rmSync(join(folder, name), { force: true });
  return join(folder, `${stamp(now)}${PARTIAL}`);
}

/** A consistent copy of what is committed, durable under its partial name. Others may read and write meanwhile. */
export function copyInto(db: Database.Database, partial: string): void {
  db.prepare('VACUUM INTO ?').run(partial);
  syncToDisk(partial);
}

/** Signs the copy's chain heads, gives it its name and lets the oldest backups go. */
export function finishBackup(folder: string, partial: string, now: Instant, sign: Sign | null): Backup {
  let madeAt = now;
  while (existsSync(join(folder, stamp(madeAt) + SUFFIX))) madeAt++;
  const file = join(folder, stamp(madeAt) + SUFFIX);
  const text = headsText(partial, madeAt);
  const signature = sign?.(text) ?? null;
  if (signature !== null) {
    const beside = signatureOf(file);
    writeFileSync(beside, `${JSON.stringify({ text, signature })}\n`, { flush: true });
  }
  renameSync(partial, file);
  syncToDisk(file);
  for (const old of backupsIn(folder).slice(KEPT)) {
    rmSync(old.file, { force: true });
    rmSync(signatureOf(old.file), { force: true });
  }
  return { file, madeAt };
}

const signatureOf = (file: string): string => `${file.slice(0, -SUFFIX.length)}.signature.json`;

/** What is signed: it binds every event in the copy, as each chain's end binds all before it. */
function headsText(file: string, madeAt: Instant): string {
  const heads = reading(file, (db) =>
    db
      .prepare<[], ChainEnd & { device: string }>('SELECT device, dseq, hash FROM chain_head ORDER BY device')
      .all(),
  );
  return JSON.stringify({ kind: 'war room journal backup', madeAt, heads });
}

/** Runs `work` on a file that nobody writes. */
export function reading<T>(file: string, work: (db: Database.Database) => T): T {
  const db = connectReadOnly(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
