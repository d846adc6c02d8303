import { type ClockBoard, readClocks } from '../../shared/clocks/clocks.ts';
import { type ClockReading, isCounting } from '../../shared/clocks/reading.ts';
import type { Host } from '../../shared/host/host.ts';
import type { IncidentRow } from '../../shared/host/ports.ts';
import { type Incident, isOpen } from '../../shared/incident/state.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { type Instant, type Milliseconds, SECOND } from '../../shared/kernel/time.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { packOf } from '../../shared/policy/register.ts';
import type { MachineClock, Timers } from './clock.ts';

/** Wall and monotonic time may drift apart by this much between two ticks before it counts as a step (design §7). */
const STEP: Milliseconds = 2 * SECOND;

/** Clocks of one incident that have warned or breached and still count. Told again at every look: once is the hearer's care. */
export interface Pressing {
  readonly stream: StreamId;
  readonly incident: Incident;
  readonly pack: PolicyPack;
  readonly readings: readonly ClockReading[];
  /** When they were read. */
  readonly at: Instant;
}

/** What an incident looks like now. */
export interface Looked {
  readonly stream: StreamId;
  readonly incident: Incident;
  readonly pack: PolicyPack;
  readonly board: ClockBoard;
  /** Something happened in it; otherwise it was only time. */
  readonly afterEvent: boolean;
}

export interface WatcherPorts {
  readonly host: Host;
  /** Those in which something may be owed: no other has a clock that counts. */
  readonly incidents: () => Promise<readonly IncidentRow[]>;
  readonly clock: MachineClock;
  readonly timers: Timers;
  readonly onLooked: (look: Looked) => void;
  readonly onPressing: (pressing: Pressing) => void;
  readonly onStep: (by: Milliseconds, at: Instant) => void;
  readonly log: (line: string) => void;
}

export interface ClockWatcher {
  /** Incidents with something still counting, closed ones that owe actions, a review or a report included (RUL-CLOSED). */
  readonly watched: () => ReadonlySet<StreamId>;
  /** The machine is about to sleep: the gap that follows is no step of its clock. */
  sleep(): void;
  /** The machine is awake again: everything is read at once. */
  wake(): void;
  stop(): void;
}

/** Watches every clock of every incident, with no window open. Resolves once the open ones have been read. */
export async function watchClocks(ports: WatcherPorts): Promise<ClockWatcher> {
  const { host, clock, timers, log } = ports;
  /** When each watched incident must be looked at again; null: only when something happens in it. */
  const nextLook = new Map<StreamId, Instant | null>();
  let callOff: () => void = () => undefined;
  let stopped = false;
  let asleep = false;
  let wall = clock.now();
  let monotonic = clock.monotonic();

  // Looks are taken one after the other, so that an older one never overwrites what a newer one found.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(() => (stopped ? undefined : work()));
    last = turn.catch((error: unknown) => log(`The clocks could not be read: ${String(error)}`));
    return last as Promise<void>;
  }

  async function look(stream: StreamId, afterEvent = false): Promise<void> {
    const incident = await host.incident(stream);
    const pack = incident && packOf(host.policy(), incident.pack);
    if (!incident || !pack) return void nextLook.delete(stream);
    const at = clock.now();
    const board = readClocks(incident, pack, at);
    ports.onLooked({ stream, incident, pack, board, afterEvent });
    const counting = board.readings.filter(isCounting);
    if (counting.length === 0 && !isOpen(incident)) nextLook.delete(stream);
    else nextLook.set(stream, board.nextChangeAt);
    const readings = counting.filter(({ state }) => state !== 'running');
    if (readings.length > 0) ports.onPressing({ stream, incident, pack, readings, at });
  }

  async function lookAtWhere(isWanted: (row: IncidentRow) => boolean): Promise<void> {
    for (const { stream } of (await ports.incidents()).filter(isWanted)) await look(stream);
  }
  const lookAtOpen = (): Promise<void> => lookAtWhere(({ closedAt }) => closedAt === null);
  /** Closed ones may still owe actions, a review or a report (CLK-ACTION, CLK-PIR, CLK-REPORT). */
  const lookAtClosed = (): Promise<void> => lookAtWhere(({ closedAt }) => closedAt !== null);
  const lookAtAll = (): Promise<void> => lookAtWhere(() => true);

  async function lookAtDue(): Promise<void> {
    const now = clock.now();
    for (const [stream, at] of nextLook) if (at !== null && at <= now) await look(stream);
  }

  /** How far the wall clock was set since the last tick, beyond the time that passed. */
  function stepped(): Milliseconds {
    const by = clock.now() - wall - (clock.monotonic() - monotonic);
    wall = clock.now();
    monotonic = clock.monotonic();
    return Math.abs(by) > STEP ? Math.round(by) : 0;
  }

  function tick(): void {
    const by = stepped();
    if (by !== 0 && !asleep) ports.onStep(by, clock.now());
    void inTurn(by === 0 ? lookAtDue : lookAtAll).then(schedule);
  }

  function schedule(): void {
    callOff();
    if (stopped) return;
    const due = [...nextLook.values()].filter((at) => at !== null);
    const wait = Math.min(SECOND, ...due.map((at) => at - clock.now()));
    callOff = timers.after(Math.max(1, wait), tick);
  }

  const unsubscribe = host.subscribe(({ stream }) => {
    if (stream.startsWith('incident/')) void inTurn(() => look(stream, true)).then(schedule);
  });
  await inTurn(lookAtOpen);
  schedule();
  // With a long record these take a while, and nobody should wait for them to see the board.
  void inTurn(lookAtClosed).then(schedule);

  return {
    watched: () => new Set(nextLook.keys()),
    sleep() {
      asleep = true;
    },
    wake() {
      stepped();
      asleep = false;
      void inTurn(lookAtAll).then(schedule);
    },
    stop() {
      stopped = true;
      callOff();
      unsubscribe();
    },
  };
}
