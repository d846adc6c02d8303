import type { HostChange } from '../../shared/host/host.ts';
import type { ConsoleChange } from '../../shared/protocol/console.ts';

/** What windows are told. `revision` rises by one with every change of any stream and starts anew with the process. */
export interface Changes {
  readonly revision: () => number;
  tell(change: Exclude<ConsoleChange, { kind: 'events' | 'reset' }>): void;
  /** Numbers a change of the record and passes it on. */
  record(change: HostChange): void;
  subscribe(listener: (change: ConsoleChange) => void): () => void;
}

export function changesOf(log: (line: string) => void): Changes {
  const listeners = new Set<(change: ConsoleChange) => void>();
  let revision = 0;

  function tellAll(change: ConsoleChange): void {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        // One window that is going away must not keep the others from hearing, nor a command from being answered.
        log(`A window could not be told of a change: ${String(error)}`);
      }
    }
  }

  return {
    revision: () => revision,
    tell: tellAll,
    record({ stream, events }) {
      revision += 1;
      tellAll(
        events === null ? { kind: 'reset', revision, stream } : { kind: 'events', revision, stream, events },
      );
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
