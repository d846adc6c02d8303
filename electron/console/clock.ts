import type { Clock } from '../../shared/host/ports.ts';
import type { Milliseconds } from '../../shared/kernel/time.ts';

/** Wall time beside a time that nobody can set: comparing both shows when the machine's clock was stepped (design §7). */
export interface MachineClock extends Clock {
  /** Milliseconds since some fixed moment; never runs backwards. */
  monotonic(): Milliseconds;
}

export interface Timers {
  /** Runs `work` once after so many milliseconds; returns how to call it off. */
  after(wait: Milliseconds, work: () => void): () => void;
}

export const machineClock: MachineClock = { now: () => Date.now(), monotonic: () => performance.now() };

export const machineTimers: Timers = {
  after(wait, work) {
    const timer = setTimeout(work, wait);
    return () => clearTimeout(timer);
  },
};
