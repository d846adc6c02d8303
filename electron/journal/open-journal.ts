import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Erasure, IncidentRow, Journal, JournalTrouble } from '../../shared/host/ports.ts';
import type { SyncJournal } from '../../shared/host/sync-ports.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { JournalHealth } from '../../shared/protocol/console.ts';
import { type Backup, backupsIn, finishBackup, partialIn, type Sign } from './backup.ts';
import { type EndNote, type NotedEnd, openEndNote, readEndNote } from './chain-end.ts';
import { streamsWithoutRow } from './incident-rows.ts';
import { type FileOptions, openFile } from './journal-file.ts';
import { LiveFile } from './live-file.ts';
import { lock } from './lock.ts';
import { runBeside } from './long-work.ts';
import { backupThatHelps, keptFileOf, missingIn, restoreFrom } from './missing.ts';
import { type NotifiedStore, notifiedStore } from './notified.ts';
import { lockedBy, notAJournal, type OpenRefusal, prepareFolder, refusalOf } from './open-refusal.ts';
import { type Paths, pathsIn } from './paths.ts';
import { type Migration, migrations } from './schema/migrations.ts';
import type { DeviceRecord } from './sqlite-journal.ts';
import { troubleOf } from './trouble.ts';

export type { Backup, DeviceRecord, NotifiedStore, OpenRefusal, Sign };

/** About 300 ms on a small machine; above, the start verifies the end of the file and `verify()` the rest. */
const WHOLE_CHECK_LIMIT = 24 * 1024 * 1024;

export interface JournalOptions {
  readonly now: () => Instant;
  /** Signs backups with the device's key; may answer null until the key is at hand. */
  readonly sign?: Sign;
  /**
   * The journal was repaired while in use: findings changed, and streams are to be read again (`Host.reload`).
   * A repair at start is told by the findings alone.
   */
  readonly onRepaired?: () => void;
  readonly migrations?: readonly Migration[];
  readonly wholeCheckLimit?: number;
}

export interface JournalFindings extends JournalHealth {
  /**
   * `unknown`: events at the end of this console's own chain may be lost without a trace. Appending is refused
   * (`damaged`) until `setDevice` gives the console a new identity.
   */
  readonly chainEnd: 'known' | 'unknown';
}

/** The journal of one folder, open for writing by this process alone. */
export interface OpenedJournal {
  readonly journal: SyncJournal;
  readonly folder: string;
  /** Null on the first start, and where damage destroyed every trace of it. */
  device(): DeviceRecord | null;
  /** A new identity with its own chain. Given on the first start and where the end of the chain is unknown. */
  setDevice(record: DeviceRecord): Result<null, JournalTrouble>;
  findings(): JournalFindings;
  /** Incidents whose derived row is absent or was altered: fold them and hand the rows to `saveRows`. */
  staleRows(): readonly StreamId[];
  saveRows(rows: readonly IncidentRow[]): Result<null, JournalTrouble>;
  readonly notified: NotifiedStore;
  /** In a thread beside; appending goes on. */
  backUp(): Promise<Result<Backup, JournalTrouble>>;
  newestBackup(): Backup | null;
  /** Fetches what is missing from the newest backups that have it, and verifies everything again. */
  restoreMissing(): Promise<{ readonly restored: number; readonly findings: JournalFindings }>;
  /** Reads every page and every event in a thread beside, and repairs what it finds. */
  verify(): Promise<JournalFindings>;
  /** Frees the folder for another process. */
  close(): void;
}

/** Opens or creates the journal in a folder. A refusal says what stands in the way; nothing was changed then. */
export async function openJournal(
  folder: string,
  options: JournalOptions,
): Promise<Result<OpenedJournal, OpenRefusal>> {
  const paths = pathsIn(folder);
  const refusal = prepareFolder(paths);
  if (refusal) return rejected(refusal);
  let release = (): void => undefined;
  try {
    const locked = lock(paths.lock, options.now());
    if (!locked.ok) return rejected(lockedBy(paths, locked.holder));
    release = locked.release;
    const opened = composed(paths, options, release);
    if (!opened) release();
    return opened ? accepted(opened) : rejected(notAJournal(paths));
  } catch (error) {
    release();
    return rejected(refusalOf(error, paths));
  }
}

function composed(paths: Paths, options: JournalOptions, release: () => void): OpenedJournal | null {
  const { now, sign = null } = options;
  const fileOptions: FileOptions = {
    now,
    sign,
    migrations: options.migrations ?? migrations,
    wholeCheckLimit: options.wholeCheckLimit ?? WHOLE_CHECK_LIMIT,
  };
  const file = openFile(paths, fileOptions);
  if (!file) return null;
  const live = new LiveFile(file, paths, fileOptions, () => {
    findings.forget();
    options.onRepaired?.();
  });
  const findings = findingsOn(live, paths);
  const note = openEndNote(paths.endNote);
  noteAll(live, note);
  const oneByOne = serialised();
  // Known from the start, so that there is something to show if the disk fails later.
  findings.current();

  return {
    journal: journalOn(live, note),
    folder: paths.folder,
    device: () => live.read((store) => store.device()),
    setDevice(record) {
      findings.forget();
      return answer(
        live.write((store) => store.setDevice(record, now())),
        () => noteAll(live, note),
      );
    },
    findings: () => findings.current(),
    staleRows: () => live.read((_, db) => streamsWithoutRow(db)),
    saveRows: (rows) => answer(live.write((store) => store.saveRows(rows))),
    notified: notifiedStore((work) => live.write((_, db) => work(db)), now),
    backUp: () =>
      oneByOne(async () => {
        findings.forget();
        return backUp(live, paths, now, sign);
      }),
    newestBackup: () => backupsIn(paths.backups)[0] ?? null,
    restoreMissing: () =>
      oneByOne(async () => {
        const restored = await restoreMissing(live, paths);
        findings.forget();
        return { restored, findings: findings.current() };
      }),
    verify: () =>
      oneByOne(async () => {
        await verify(live, paths);
        return findings.current();
      }),
    close: once(() => {
      live.close();
      note.close();
      release();
    }),
  };
}

function journalOn(live: LiveFile, note: EndNote): SyncJournal {
  return {
    head: async () => live.read((store) => store.head()),
    append: async (batch) =>
      answer(
        live.write((store) => store.append(batch)),
        // After the commit, never before: the note must not claim more than the journal holds.
        () => {
          note.write(
            batch.events.map(({ event, hash }) => ({ device: event.deviceId, dseq: event.dseq, hash })),
          );
          emptyWalAfter(batch.erasures, live);
        },
      ),
    read: async (stream) => live.read((store) => store.read(stream)),
    eventsOf: async (command) => live.read((store) => store.eventsOf(command)),
    incidents: async () => live.read((store) => store.incidents()),
    owingIncidents: async () => live.read((store) => store.owingIncidents()),
    settledIncidents: async (after, most) => live.read((store) => store.settledIncidents(after, most)),
    refTaken: async (ref) => live.read((store) => store.refTaken(ref)),
    ...syncOn(live, note),
  };
}

/** Pages with the words stay in the WAL until it is emptied. Where a reader is in the way, the next checkpoint does it. */
function emptyWalAfter(erasures: readonly Erasure[] = [], live: LiveFile): void {
  if (erasures.length > 0) live.read((_, db) => db.pragma('wal_checkpoint(TRUNCATE)'));
}

/** What came from elsewhere goes through the same writer, and its ends into the same note. */
function syncOn(live: LiveFile, note: EndNote): Omit<SyncJournal, keyof Journal> {
  return {
    chainsOf: async (device) => live.read((_, __, sync) => sync.chainsOf(device)),
    links: async (chain, from, to) => live.read((_, __, sync) => sync.links(chain, from, to)),
    pending: async (after, most) => live.read((_, __, sync) => sync.pending(after, most)),
    pendingCount: async () => live.read((_, __, sync) => sync.pendingCount()),
    wholeUpTo: async (chain) => live.read((_, __, sync) => sync.wholeUpTo(chain)),
    last: async (stream) => live.read((_, __, sync) => sync.last(stream)),
    beginAnew: async () => answer(live.write((_, __, sync) => sync.beginAnew())),
    merge: async (merge) =>
      answer(
        live.write((_, __, sync) => sync.merge(merge)),
        () => {
          noteAll(live, note);
          emptyWalAfter(merge.erasures, live);
        },
      ),
    cursor: async () => live.read((_, __, sync) => sync.cursor()),
    reaches: async () => live.read((_, __, sync) => sync.reaches()),
    after: async (chain, dseq, most) => live.read((_, __, sync) => sync.after(chain, dseq, most)),
    find: async (events) => live.read((_, __, sync) => sync.find(events)),
    erasuresOf: async (events) => live.read((_, __, sync) => sync.erasuresOf(events)),
    signatures: async () => live.read((_, __, sync) => sync.signatures()),
    devices: async () => live.read((_, __, sync) => sync.devices()),
    quarantined: async () => live.read((_, __, sync) => sync.quarantined()),
    receivedAt: async (events) => live.read((_, __, sync) => sync.receivedAt(events)),
  };
}

function answer(
  trouble: JournalTrouble | null,
  then: () => void = () => undefined,
): Result<null, JournalTrouble> {
  if (trouble) return rejected(trouble);
  then();
  return accepted(null);
}

const noteAll = (live: LiveFile, note: EndNote): void => note.write(live.read((store) => store.ends()));

const endIsKnown = (own: DeviceRecord | null, ends: readonly NotedEnd[]): boolean =>
  own === null || ends.some(({ device }) => device === own.id);

/** Kept until something changes them: windows ask often, and looking into backups takes time. */
function findingsOn(live: LiveFile, paths: Paths): { current(): JournalFindings; forget(): void } {
  let known: Omit<JournalFindings, 'trouble'> | null = null;
  let stale = true;
  const look = (): Omit<JournalFindings, 'trouble'> =>
    live.read((store, db) => {
      const missing = missingIn(db);
      const kept = keptFileOf(db);
      return {
        missing,
        newestBackup: backupThatHelps(paths.backups, missing),
        keptFile: live.keptFile ?? (kept && join(paths.folder, kept)),
        chainEnd: endIsKnown(store.device(), store.ends()) ? 'known' : 'unknown',
      };
    });
  return {
    current() {
      try {
        if (stale || known === null) known = look();
        stale = false;
      } catch (error) {
        // A repair that the disk cut short: what was known before, and what is in the way.
        if (known === null) throw error;
        live.fail(error);
      }
      return { ...known, trouble: live.trouble };
    },
    forget() {
      stale = true;
    },
  };
}

async function backUp(
  live: LiveFile,
  paths: Paths,
  now: () => Instant,
  sign: Sign | null,
): Promise<Result<Backup, JournalTrouble>> {
  let partial: string | null = null;
  try {
    partial = partialIn(paths.backups, now());
    const { fault, code } = await runBeside({ kind: 'copy', file: paths.journal, partial });
    if (fault !== null) throw Object.assign(new Error(fault), { code });
    return accepted(finishBackup(paths.backups, partial, now(), sign));
  } catch (error) {
    if (partial) rmSync(partial, { force: true });
    // Not kept as the journal's own trouble: appending may well go on.
    const trouble = troubleOf(error, paths.folder);
    if (trouble?.code === 'damaged') await verify(live, paths);
    return rejected(
      trouble ?? { code: 'failed', detail: error instanceof Error ? error.message : String(error) },
    );
  }
}

async function restoreMissing(live: LiveFile, paths: Paths): Promise<number> {
  let restored = 0;
  const trouble = live.write((_, db) => {
    restored = restoreFrom(db, paths.backups);
  });
  if (trouble || restored === 0) return 0;
  await verify(live, paths);
  return restored;
}

async function verify(live: LiveFile, paths: Paths): Promise<void> {
  // Read before the thread takes its view of the file: the note never runs ahead of a commit.
  const noted = readEndNote(paths.endNote);
  const { fault, code } = await runBeside({ kind: 'check', file: paths.journal, noted });
  if (fault === null) return;
  try {
    if (code !== 'SQLITE_CORRUPT') throw Object.assign(new Error(fault), { code });
    live.repair();
  } catch (error) {
    live.fail(error);
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/** One after the other: two backups at once would take each other's unfinished file for a stale one. */
function serialised(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
