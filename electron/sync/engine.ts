import { assertNever } from '../../shared/kernel/assert-never.ts';
import { type Result, rejected } from '../../shared/kernel/result.ts';
import { type Instant, type Milliseconds, MINUTE, SECOND } from '../../shared/kernel/time.ts';
import type { SyncState } from '../../shared/protocol/sync-state.ts';
import type { ExchangeTrouble, Progress } from './exchange.ts';
import type { Remote } from './remote.ts';

/** Long enough to take the second line of a burst along, too short to be noticed. */
const SOON: Milliseconds = 20;
const FIRST_RETRY: Milliseconds = SECOND;
const LONGEST_RETRY: Milliseconds = MINUTE;
/** A refusal ends when a person does something; a central that was brought up to date is found by itself. */
const AFTER_REFUSAL: Milliseconds = 10 * MINUTE;
/** A live line that lasted this long was a good one: when it is cut the next is tried soon. */
const GOOD_LINE: Milliseconds = MINUTE;
/** Fewer events than this are through before anyone could read a percentage. */
const WORTH_TELLING = 100;

export interface EnginePorts {
  /** One exchange to its end or its trouble; what was done until then stays done. */
  readonly exchange: (onProgress: Progress) => Promise<Result<null, ExchangeTrouble>>;
  readonly listen: Remote['listen'];
  readonly pendingCount: () => Promise<number>;
  readonly clock: { now(): Instant; monotonic(): Milliseconds };
  readonly timers: { after(wait: Milliseconds, work: () => void): () => void };
  /** From 0 up to 1: consoles that lost central together must not come back together. */
  readonly random: () => number;
  readonly onState: (state: Running) => void;
  readonly log: (line: string) => void;
}

type Running = Exclude<SyncState, { kind: 'none' }>;

export interface SyncEngine {
  state(): Running;
  /** Something was written here. */
  written(): void;
  /** The machine slept, its clock was set, or a person asks: whatever was waited for, it is tried now. */
  now(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/**
 * Decides when to exchange with central: at the start, soon after something was written, when central pokes, and after a
 * failure with growing, jittered waits. Never two exchanges at once.
 */
export function startSyncing(ports: EnginePorts): SyncEngine {
  const { clock, timers, random, log } = ports;
  let state: Running = { kind: 'syncing', percent: 0 };
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failures = 0;
  let line: { readonly hangUp: () => void; readonly since: Milliseconds } | null = null;
  let cuts = 0;
  /** When the line went down; null while it stands, and before the first. */
  let cutAt: Instant | null = null;
  let waiting: { readonly callOff: () => void; readonly until: Milliseconds } | null = null;

  function tell(next: Running): void {
    state = next;
    ports.onState(next);
  }

  /** An exchange that is to begin sooner stays as it is. */
  function beginAfter(wait: Milliseconds): void {
    const until = clock.monotonic() + wait;
    if (stopped || (waiting && waiting.until <= until)) return;
    waiting?.callOff();
    waiting = { callOff: timers.after(wait, begin), until };
  }

  function begin(): void {
    waiting?.callOff();
    waiting = null;
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    again = false;
    running = run().then(() => {
      running = null;
      if (again) begin();
    });
  }

  async function run(): Promise<void> {
    const ended = await ports.exchange(progressOf(state)).catch((error: unknown) => broken(error));
    if (stopped) return;
    if (ended.ok) succeeded();
    else await failed(ended.rejection);
  }

  /** A bug must not end syncing for good; the log says where it is. */
  function broken(error: unknown): Result<never, ExchangeTrouble> {
    log(`An exchange with central broke off: ${error instanceof Error ? error.stack : String(error)}`);
    return rejected({ kind: 'unreadable', detail: String(error) });
  }

  function succeeded(): void {
    failures = 0;
    cutAt = null;
    tell({ kind: 'online', lastAt: clock.now() });
    line ??= follow();
  }

  async function failed(trouble: ExchangeTrouble): Promise<void> {
    hangUp();
    failures += 1;
    const since = 'since' in state ? state.since : (cutAt ?? clock.now());
    tell(troubled(trouble, since, await pendingNow()));
    // A poke or a line written meanwhile is served by the next try.
    again = false;
    beginAfter(state.kind === 'refused' ? jittered(AFTER_REFUSAL) : retryAfter(failures));
  }

  const jittered = (wait: Milliseconds): Milliseconds => wait * (0.5 + random() / 2);
  const retryAfter = (times: number): Milliseconds =>
    jittered(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (times - 1)));

  /** Pokes come on a line of their own. However it ends, an exchange finds out what is the matter. */
  function follow(): typeof line {
    const since = clock.monotonic();
    return {
      since,
      hangUp: ports.listen({
        onNews: begin,
        onCut: () => {
          line = null;
          cutAt = clock.now();
          // Something between here and central may cut every line at once: then it is asked now and then.
          cuts = clock.monotonic() - since > GOOD_LINE ? 1 : cuts + 1;
          beginAfter(retryAfter(cuts));
        },
      }),
    };
  }

  function hangUp(): void {
    line?.hangUp();
    line = null;
  }

  /**
   * Of one exchange: what goes out comes back as receipts, so until the log's end is known it counts twice. A try that
   * may yet fail is no progress: "offline since" stays until something is through.
   */
  function progressOf(before: Running): Progress {
    let sent = 0;
    let shown = before.kind === 'syncing' ? before.percent : 0;
    return (phase, done, total) => {
      if (phase === 'sending') sent = total;
      if (stopped || done === 0 || total < WORTH_TELLING) return;
      const part = phase === 'sending' ? done / (2 * total) : (sent + done) / (sent + total);
      const percent = Math.min(99, Math.max(shown, Math.floor(part * 100)));
      if (state.kind === 'syncing' && percent === shown) return;
      shown = percent;
      tell({ kind: 'syncing', percent });
    };
  }

  /** A journal that cannot count must not end syncing: what was last known stands. */
  const pendingNow = (): Promise<number> =>
    ports.pendingCount().catch((error: unknown) => {
      log(`What waits for central could not be counted: ${String(error)}`);
      return 'pending' in state ? state.pending : 0;
    });

  /** While central is away what waits grows, and is shown. */
  async function recount(): Promise<void> {
    const pending = await pendingNow();
    if (!stopped && 'pending' in state && state.pending !== pending) tell({ ...state, pending });
  }

  begin();

  return {
    state: () => state,
    written() {
      if ('pending' in state) void recount();
      else beginAfter(SOON);
    },
    now() {
      // After a sleep a line may look whole and be dead.
      hangUp();
      failures = 0;
      cuts = 0;
      begin();
    },
    async stop() {
      stopped = true;
      waiting?.callOff();
      hangUp();
      await running;
    },
  };
}

function troubled(trouble: ExchangeTrouble, since: Instant, pending: number): Running {
  switch (trouble.kind) {
    case 'fault':
      return { kind: 'refused', since, pending, fault: trouble.fault };
    case 'unreachable':
    case 'unreadable':
      return { kind: 'offline', since, pending, why: trouble.kind, detail: trouble.detail };
    case 'journal':
      return { kind: 'offline', since, pending, why: 'journal', detail: trouble.rejection.code };
    default:
      return assertNever(trouble);
  }
}
