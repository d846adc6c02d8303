import { digests } from '../../central/digests.ts';
import { machineIds } from '../../electron/console/ids.ts';
import { chainDigest } from '../../electron/journal/chain.ts';
import { type MemoryJournal, memoryJournal } from '../../electron/journal/memory-journal.ts';
import { type SyncEngine, startSyncing } from '../../electron/sync/engine.ts';
import { exchange } from '../../electron/sync/exchange.ts';
import type { Remote, RemoteTrouble } from '../../electron/sync/remote.ts';
import { type Host, openHost } from '../../shared/host/host.ts';
import type { CommandId, DeviceId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import type { CommandRequest } from '../../shared/protocol/console.ts';
import type { SyncAnswer, SyncRequest, SyncRoute } from '../../shared/protocol/sync-routes.ts';
import type { SyncState } from '../../shared/protocol/sync-state.ts';
import { simulatedCentral } from '../simulation/simulated-central.ts';
import type { ManualTime } from './manual-time.ts';

/** A console whose engine runs on manual time: the real host, journal, exchange and central, all in memory. */
export interface MemoryConsole {
  readonly device: DeviceId;
  readonly host: Host;
  readonly journal: MemoryJournal;
  readonly engine: SyncEngine;
  /** Everything that its windows were told, in order. */
  readonly told: SyncState[];
  /** When it turned to central, by the monotonic clock: the first question of each exchange. */
  readonly tries: number[];
  /** Lines that stand now. */
  lines(): number;
  say(stream: StreamId, command: CommandRequest['command'], by?: PersonId): Promise<void>;
}

export interface MemoryBridge {
  /** The network: central answers, or nobody does. */
  away: boolean;
  /** Lines that come up are cut at once, as by a proxy that knows no streams. */
  cutsLines: boolean;
  /** Every line breaks now. */
  cut(): void;
  revoke(device: DeviceId): void;
  /** The most exchanges of one console at a time. */
  mostAtOnce(): number;
  console(person: PersonId): Promise<MemoryConsole>;
}

export function memoryBridge(time: ManualTime): MemoryBridge {
  const central = simulatedCentral(time.clock.now);
  const lines = new Set<{ readonly onNews: () => void; readonly onCut: () => void }>();
  let most = 0;
  let count = 0;
  central.log().onNews(() => {
    for (const { onNews } of lines) onNews();
  });

  const bridge: MemoryBridge = {
    away: false,
    cutsLines: false,
    cut() {
      const standing = [...lines];
      lines.clear();
      for (const { onCut } of standing) onCut();
    },
    revoke: (device) => central.revoke(device, time.clock.now()),
    mostAtOnce: () => most,

    async console(person) {
      count += 1;
      const device = machineIds.uuid() as DeviceId;
      central.enrol(device, person, count);
      const journal = memoryJournal(device);
      const host = await openHost({ journal, clock: time.clock, ids: machineIds, digest: chainDigest });
      const own = new Set<object>();
      const told: SyncState[] = [];
      const tries: number[] = [];
      let atOnce = 0;

      async function answer(route: SyncRoute, request: never): Promise<Result<unknown, RemoteTrouble>> {
        if (bridge.away) return rejected({ kind: 'unreachable', detail: 'connect ECONNREFUSED' });
        const known = central.byDevice(device);
        if (!known) throw new Error('every console is enrolled');
        if (route === 'push') return accepted(await central.service().push(known, request));
        // The routes turn a revoked device away from everything but pushing (central/http).
        if (known.revokedAt !== null)
          return rejected({ kind: 'fault', fault: 'Revoked', detail: 'This console was revoked.' });
        if (route === 'pull') {
          const pulled = await central.service().pull(known, request);
          return pulled.ok ? pulled : rejected({ kind: 'fault', fault: pulled.rejection, detail: '' });
        }
        throw new Error(`not asked in these tests: ${route}`);
      }
      const remote: Remote = {
        ask: <R extends SyncRoute>(route: R, request: SyncRequest<R>) =>
          answer(route, request as never) as Promise<Result<SyncAnswer<R>, RemoteTrouble>>,
        listen(heard) {
          if (bridge.cutsLines) {
            queueMicrotask(heard.onCut);
            return () => undefined;
          }
          lines.add(heard);
          own.add(heard);
          queueMicrotask(() => lines.has(heard) && heard.onNews());
          return () => void lines.delete(heard);
        },
      };
      const engine = startSyncing({
        async exchange(onProgress) {
          atOnce += 1;
          most = Math.max(most, atOnce);
          tries.push(time.clock.monotonic());
          const sign = central.sign;
          const ended = await exchange({
            remote,
            journal,
            host,
            digests,
            sign,
            onProgress,
            onForked: async () => undefined,
          });
          atOnce -= 1;
          return ended;
        },
        listen: remote.listen,
        pendingCount: journal.pendingCount,
        clock: time.clock,
        timers: time.timers,
        random: () => 1,
        onState: (state) => void told.push(state),
        log: (line) => {
          throw new Error(line);
        },
      });

      return {
        device,
        host,
        journal,
        engine,
        told,
        tries,
        lines: () => [...lines].filter((one) => own.has(one)).length,
        async say(stream, command, by = person) {
          const commandId = machineIds.uuid() as CommandId;
          const request = { commandId, stream, command, occurredAt: null, onBehalfOf: null };
          const answered = await host.execute(request, by);
          if (!answered.ok) throw new Error(JSON.stringify(answered.rejection));
          engine.written();
        },
      };
    },
  };
  return bridge;
}
