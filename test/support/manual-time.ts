import type { MachineClock, Timers } from '../../electron/console/clock.ts';

export interface ManualTime {
  readonly clock: MachineClock;
  readonly timers: Timers;
  /** Lets so much time pass, running every timer when it is due and waiting for what it began. */
  advance(length: number): Promise<void>;
  /** Somebody sets the machine's clock; no time passes. */
  step(by: number): void;
  /** The machine sleeps: the wall clock goes on, timers and the monotonic clock do not. */
  sleep(length: number): void;
}

/** Wall time, monotonic time and timers moved by hand. */
export function manualTime(start: number): ManualTime {
  let wall = start;
  let monotonic = 0;
  let waiting: { readonly at: number; readonly work: () => void }[] = [];

  function pass(length: number): void {
    wall += length;
    monotonic += length;
  }

  return {
    clock: { now: () => wall, monotonic: () => monotonic },
    timers: {
      after(wait, work) {
        const timer = { at: monotonic + wait, work };
        waiting.push(timer);
        return () => {
          waiting = waiting.filter((one) => one !== timer);
        };
      },
    },
    async advance(length) {
      const until = monotonic + length;
      for (;;) {
        const [next] = waiting.toSorted((a, b) => a.at - b.at);
        if (!next || next.at > until) break;
        waiting = waiting.filter((one) => one !== next);
        pass(Math.max(0, next.at - monotonic));
        next.work();
        await settled();
      }
      pass(until - monotonic);
      await settled();
    },
    step: (by) => {
      wall += by;
    },
    sleep: (length) => {
      wall += length;
    },
  };
}

/** Long enough for what is asynchronous only in form, as everything on the local journal is. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
