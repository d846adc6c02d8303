/** Runs each piece of work when the one before it has ended, however it ended. */
export interface InTurn {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Lets what is waiting run to its end, refuses everything after it, and releases once, however often it is called. */
  close(release: () => Promise<void>): Promise<void>;
}

export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | null = null;
  return {
    run(work) {
      if (closing) return Promise.reject(new Error('the log is closed'));
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      return turn;
    },
    close(release) {
      closing ??= last.then(release);
      return closing;
    },
  };
}
