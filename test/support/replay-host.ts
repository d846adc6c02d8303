import { readFileSync } from 'node:fs';
import { machineIds } from '../../electron/console/ids.ts';
import { chainDigest } from '../../electron/journal/chain.ts';
import { memoryJournal } from '../../electron/journal/memory-journal.ts';
import type { SettableClock } from '../../shared/drill/replay.ts';
import { type Host, openHost } from '../../shared/host/host.ts';
import type { SyncJournal } from '../../shared/host/sync-ports.ts';
import type { CommandId, DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import { policyStream } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { defaultPackSource } from './default-pack.ts';

export { machineIds as testIds };

export interface TestHost {
  readonly host: Host;
  readonly journal: SyncJournal;
  readonly clock: SettableClock & { now(): Instant };
}

/** The real host on a journal (in memory unless one is given), with a clock moved by hand and the default pack. */
export async function testHost(
  journal: SyncJournal = memoryJournal('test-device' as DeviceId),
): Promise<TestHost> {
  let now: Instant = 0;
  const clock = {
    now: () => now,
    set: (to: Instant) => {
      now = to;
    },
  };
  const host = await openHost({ journal, clock, ids: machineIds, digest: chainDigest });
  if (host.policy().adoptions.length === 0) {
    const command = { type: 'adoptPack' as const, pack: defaultPackSource() };
    const commandId = machineIds.uuid() as CommandId;
    const request = { commandId, stream: policyStream, command, occurredAt: null, onBehalfOf: null };
    const answer = await host.execute(request, 'setup' as PersonId);
    if (!answer.ok) throw new Error(`The default pack was refused: ${JSON.stringify(answer.rejection)}`);
  }
  return { host, journal, clock };
}

export const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
