import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import {
  type JournalOptions,
  type OpenedJournal,
  openJournal,
} from '../../../electron/journal/open-journal.ts';
import { type ChainWriter, chainOf, deviceA, TEN } from '../../support/sealed-events.ts';

/** A folder of its own for one test, gone afterwards. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let ticks = 0;
/** Never the same moment twice. */
export const now = (): number => TEN + ++ticks;

export async function opened(folder: string, options: Partial<JournalOptions> = {}): Promise<OpenedJournal> {
  const answer = await openJournal(folder, { now, ...options });
  if (!answer.ok) throw new Error(JSON.stringify(answer.rejection));
  const journal = answer.value;
  onTestFinished(() => journal.close());
  return journal;
}

export interface Started {
  readonly journal: OpenedJournal;
  readonly chain: ChainWriter;
}

/** A new journal of `deviceA` with so many events in it. */
export async function started(
  folder: string,
  events = 0,
  options: Partial<JournalOptions> = {},
): Promise<Started> {
  const journal = await opened(folder, options);
  journal.setDevice({ id: deviceA, publicKey: 'key-a' });
  const chain = chainOf(deviceA);
  if (events > 0) await write(journal, chain, events);
  return { journal, chain };
}

/** In batches of ten, as fast as a disk allows. */
export async function write(
  journal: OpenedJournal,
  chain: ChainWriter,
  events: number,
  text?: string,
): Promise<void> {
  for (let left = events; left > 0; left -= 10) {
    const batch = chain.many(Math.min(left, 10), text === undefined ? {} : { text });
    const answer = await journal.journal.append({ events: batch, row: null });
    if (!answer.ok) throw new Error(answer.rejection.detail);
  }
}

/** Looks into a file beside the journal's own connection. */
export function looking<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Changes a closed journal behind its back. */
export function tampering(file: string, sql: string, ...params: readonly unknown[]): void {
  const db = new Database(file);
  try {
    // What is deleted is gone, not merely in free pages, where a repair would find it again.
    db.pragma('secure_delete = ON');
    db.prepare(sql).run(...params);
  } finally {
    db.close();
  }
}
