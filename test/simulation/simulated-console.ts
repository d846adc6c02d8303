import { digests } from '../../central/digests.ts';
import { chainDigest } from '../../electron/journal/chain.ts';
import { type MemoryJournal, memoryJournal } from '../../electron/journal/memory-journal.ts';
import { type ExchangePorts, type ExchangeTrouble, exchange } from '../../electron/sync/exchange.ts';
import type { Remote } from '../../electron/sync/remote.ts';
import { type Host, openHost } from '../../shared/host/host.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { CommandRequest } from '../../shared/protocol/console.ts';
import type { Dice } from './dice.ts';

/** What a console has around it: the world's clock and chance, and the way to central. */
export interface Surroundings {
  readonly dice: Dice;
  readonly now: () => Instant;
  readonly remote: (console: SimulatedConsole) => Remote;
  readonly sign: (device: DeviceId, text: string) => string | null;
  /** A new identity, known to central from now on. */
  readonly newDevice: (person: PersonId) => DeviceId;
}

/** A console as it runs: the real host, exchange and memory journal. */
export interface SimulatedConsole {
  readonly person: PersonId;
  readonly host: Host;
  readonly journal: MemoryJournal;
  /** How far its clock is off, in milliseconds. */
  skew: number;
  /** What it answered `ok` to: nothing of this may ever be lost. */
  readonly acknowledged: Set<EventId>;
  say(stream: StreamId, command: CommandRequest['command'], by?: PersonId): Promise<boolean>;
  sync(): Promise<Result<null, ExchangeTrouble>>;
  /** Ends and starts again on its journal, or on another one. */
  restart(journal?: MemoryJournal): Promise<void>;
}

export const fullDisk = { code: 'diskFull', detail: 'no space left' } as const;

export async function simulatedConsole(
  person: PersonId,
  around: Surroundings,
  on: MemoryJournal = memoryJournal(around.newDevice(person)),
): Promise<SimulatedConsole> {
  const { dice, now, sign, newDevice } = around;
  const acknowledged = new Set<EventId>();
  let journal = on;
  let skew = 0;
  const uuid = () => `${dice.hex(8)}-${dice.hex(4)}-7${dice.hex(3)}-8${dice.hex(3)}-${dice.hex(12)}`;
  const ids = { uuid, salt: () => dice.hex(32) };
  const clock = { now: () => now() + skew };
  const open = () => openHost({ journal, clock, ids, digest: chainDigest });
  let host = await open();

  async function onForked(): Promise<void> {
    journal.become(newDevice(person));
    await host.reload();
  }

  const self: SimulatedConsole = {
    person,
    get host() {
      return host;
    },
    get journal() {
      return journal;
    },
    get skew() {
      return skew;
    },
    set skew(to) {
      skew = to;
    },
    acknowledged,
    async say(stream, command, by = person) {
      const request = { commandId: uuid() as CommandId, stream, command, occurredAt: null, onBehalfOf: null };
      const answer = await host.execute(request, by);
      if (answer.ok) for (const { id } of answer.events) acknowledged.add(id);
      return answer.ok;
    },
    async sync() {
      const ports: ExchangePorts = {
        remote: around.remote(self),
        journal,
        host,
        digests,
        sign,
        onProgress: () => undefined,
        onForked,
      };
      return exchange(ports);
    },
    async restart(other) {
      journal = other ?? journal;
      host = await open();
    },
  };
  return self;
}
