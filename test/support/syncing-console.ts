import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digests } from '../../central/digests.ts';
import type { Registry } from '../../central/registry/registry.ts';
import { machineTimers } from '../../electron/console/clock.ts';
import { ensureDevice, signWith } from '../../electron/console/device.ts';
import { machineIds } from '../../electron/console/ids.ts';
import { chainDigest } from '../../electron/journal/chain.ts';
import { openJournal } from '../../electron/journal/open-journal.ts';
import { type ExchangeTrouble, exchange } from '../../electron/sync/exchange.ts';
import { httpRemote } from '../../electron/sync/http-remote.ts';
import type { Remote } from '../../electron/sync/remote.ts';
import { type Host, openHost } from '../../shared/host/host.ts';
import type { SyncJournal } from '../../shared/host/sync-ports.ts';
import type { CommandId, DeviceId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandRequest } from '../../shared/protocol/console.ts';
import type { DeviceRole } from '../../shared/protocol/sync-routes.ts';
import type { RunningCentral } from './central-server.ts';

/** The console's record, host and exchange on a real disk, enrolled at a central over HTTP. */
export interface SyncingConsole {
  readonly device: DeviceId;
  readonly host: Host;
  readonly journal: SyncJournal;
  readonly remote: Remote;
  /** What the console shows is folded from commands such as this. Throws where the policy refuses it. */
  say(stream: StreamId, command: CommandRequest['command'], by?: PersonId): Promise<void>;
  sync(): Promise<Result<null, ExchangeTrouble>>;
  /** From now on this central is asked, by the same token. */
  turnTo(central: Pick<RunningCentral, 'address'>): void;
  close(): void;
}

export async function syncingConsole(
  central: { readonly address: string; readonly registry: Pick<Registry, 'invite'> },
  person: PersonId,
  role: DeviceRole = 'console',
): Promise<SyncingConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-syncing-'));
  const kept = new Map<string, string>();
  const secrets = {
    read: (name: string) => kept.get(name) ?? null,
    write: (name: string, secret: string) => void kept.set(name, secret),
    forget: (name: string) => void kept.delete(name),
  };
  const clock = { now: () => Date.now() };
  const opened = await openJournal(folder, { now: clock.now });
  if (!opened.ok) throw new Error(opened.rejection.code);
  const made = ensureDevice(opened.value, secrets, machineIds);
  if (!made.ok) throw new Error(made.rejection.code);
  const device = made.value;
  const { journal } = opened.value;
  const host = await openHost({ journal, clock, ids: machineIds, digest: chainDigest });

  const remoteOf = (address: string, token: string | null) =>
    httpRemote({ address, token, fetch, timers: machineTimers });
  const code = await central.registry.invite({ person, role });
  const joined = await remoteOf(central.address, null).ask('enrol', {
    code,
    device,
    publicKey: opened.value.device()?.publicKey ?? '',
    name: `Room of ${person}`,
  });
  if (!joined.ok) throw new Error(JSON.stringify(joined.rejection));
  const { token } = joined.value;
  let remote = remoteOf(central.address, token);

  return {
    device,
    host,
    journal,
    get remote() {
      return remote;
    },
    async say(stream, command, by = person) {
      const commandId = randomUUID() as string as CommandId;
      const answer = await host.execute(
        { commandId, stream, command, occurredAt: null, onBehalfOf: null },
        by,
      );
      if (!answer.ok) throw new Error(JSON.stringify(answer.rejection));
    },
    sync: () =>
      exchange({
        remote,
        journal,
        host,
        digests,
        sign: (of, text) => signWith(secrets, of, text),
        onProgress: () => undefined,
        onForked: async () => {
          throw new Error('nothing of this console was copied');
        },
      }),
    turnTo({ address }) {
      remote = remoteOf(address, token);
    },
    close() {
      opened.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
