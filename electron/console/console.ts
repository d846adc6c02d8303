import { openHost } from '../../shared/host/host.ts';
import type { ConsoleChange } from '../../shared/protocol/console.ts';
import { alarmRaiser } from './alarms.ts';
import { type ConsoleHandlers, consoleApi } from './api.ts';
import { scheduleBackups } from './backup-schedule.ts';
import { centralLink } from './central.ts';
import { changesOf } from './changes.ts';
import { watchClocks } from './clock-watcher.ts';
import { remakeRows } from './derived-rows.ts';
import { adoptPacks } from './packs.ts';
import type { ConsolePorts } from './ports.ts';
import { Refused } from './refused.ts';
import { seedDirectory } from './seed.ts';
import { sessionView } from './session.ts';
import { summariesOf } from './summaries.ts';
import { turns } from './turns.ts';

/** One installation at work: the record, its clocks, and the API that windows ask. */
export interface Console {
  readonly api: ConsoleHandlers;
  /** Returns how to stop listening. */
  readonly onChange: (listener: (change: ConsoleChange) => void) => () => void;
  /** The journal was repaired beneath: everything is read again and windows are told. */
  repaired(): void;
  /** The machine goes to sleep or woke up (design §7). */
  sleep(): void;
  wake(): void;
  /** Incidents in which something is still counting: reason to go on without a window. */
  watching(): number;
  /** Ends in order: no more commands, a backup where something changed and `backUp` asks for one, the journal freed. */
  close(options: { readonly backUp: boolean }): Promise<void>;
}

/** Opens the console on a journal that already has its device: seeds a first start, then watches the clocks. */
export async function createConsole(ports: ConsolePorts): Promise<Console> {
  const { journal, clock, timers, ids, digest, seeds, catalogue, about, log } = ports;
  const inTurn = turns();
  const changes = changesOf(log);
  const host = await openHost({ journal: journal.journal, clock, ids, digest });
  host.subscribe(changes.record);
  const packProblems = await adoptPacks({
    host,
    clock,
    ids,
    catalogue,
    dataFolder: about.dataFolder,
    bundled: seeds.pack,
  });
  await seedDirectory(host, seeds.directory, clock.now());
  await remakeRows(journal, host);

  const session = sessionView({ ports, host, changes, packProblems });
  const raiseAlarms = alarmRaiser({
    notified: journal.notified,
    directory: host.directory,
    catalogue,
    notifications: ports.notifications,
    onAlarm: (alarm) => changes.tell({ kind: 'alarm', alarm }),
    log,
  });
  const central = centralLink({
    ports,
    host,
    inTurn,
    onView: (view) => {
      changes.tell({ kind: 'central', central: view });
      // What came in may be the first write that failed, or the first to work again.
      session.tellTrouble();
    },
    onIdentity: session.tell,
  });
  const summaries = summariesOf({ journal: journal.journal, host, changes, now: clock.now });
  const watcher = await watchClocks({
    host,
    incidents: () => journal.journal.owingIncidents(),
    clock,
    timers,
    onLooked: summaries.looked,
    onPressing: (pressing) => {
      raiseAlarms(pressing);
      // Remembering an alarm is a write, too: it may be the first to fail, or the first to work again.
      session.tellTrouble();
    },
    onStep(by, at) {
      changes.tell({ kind: 'clockStepped', by, at });
      // A machine that slept without saying so looks the same.
      central.now();
    },
    log,
  });
  const backups = scheduleBackups(host, timers, async () => {
    const made = await journal.backUp();
    if (!made.ok)
      log(catalogue.sentence({ code: 'backup.failed', params: { detail: made.rejection.detail } }));
    return made.ok;
  });

  async function reread(): Promise<void> {
    await host.reload();
    await remakeRows(journal, host);
  }

  const api = consoleApi({
    ports,
    host,
    changes,
    session,
    central,
    inTurn,
    summaries,
    reread,
    onBackedUp: backups.done,
  });
  let closing: Promise<void> | null = null;

  async function end(backUp: boolean): Promise<void> {
    watcher.stop();
    backups.stop();
    await central.stop();
    await inTurn(async () => undefined);
    if (backUp) await backups.ifChanged();
    journal.close();
  }

  return {
    api: guarded(api, () => closing !== null),
    onChange: changes.subscribe,
    repaired() {
      void inTurn(reread).then(session.tell, (error: unknown) =>
        log(`The record could not be read again: ${String(error)}`),
      );
    },
    sleep: watcher.sleep,
    wake() {
      watcher.wake();
      central.now();
    },
    watching: () => watcher.watched().size,
    close: ({ backUp }) => (closing ??= end(backUp)),
  };
}

/** Once it ends nothing new begins: what is asked then is refused with a sentence and not with a closed database. */
function guarded(api: ConsoleHandlers, isClosing: () => boolean): ConsoleHandlers {
  const entries = Object.entries(api).map(([method, handler]) => [
    method,
    async (input: never) => {
      if (isClosing()) throw new Refused({ code: 'journal.closed', params: {} });
      return (handler as (value: never) => Promise<unknown>)(input);
    },
  ]);
  return Object.fromEntries(entries) as ConsoleHandlers;
}
