import type { Host } from '../../shared/host/host.ts';
import { HOUR } from '../../shared/kernel/time.ts';
import type { Timers } from './clock.ts';

export interface BackupSchedule {
  /** Makes one now where something was written since the last; resolves when it is done or failed. */
  ifChanged(): Promise<void>;
  /** Counts the record as saved up to this moment. */
  done(): void;
  stop(): void;
}

/** A backup every hour in which something was written (design §8). A failure is logged and tried again an hour later. */
export function scheduleBackups(host: Host, timers: Timers, backUp: () => Promise<boolean>): BackupSchedule {
  let changed = false;
  let callOff: () => void = () => undefined;
  const unsubscribe = host.subscribe(() => {
    changed = true;
  });

  async function ifChanged(): Promise<void> {
    if (!changed) return;
    changed = false;
    if (!(await backUp())) changed = true;
  }

  function schedule(): void {
    callOff = timers.after(HOUR, () => void ifChanged().finally(schedule));
  }
  schedule();

  return {
    ifChanged,
    done() {
      changed = false;
    },
    stop() {
      callOff();
      unsubscribe();
    },
  };
}
