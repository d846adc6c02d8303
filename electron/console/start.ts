import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { chainDigest } from '../journal/chain.ts';
import { openJournal } from '../journal/open-journal.ts';
import { machineClock, machineTimers } from './clock.ts';
import { type Console, createConsole } from './console.ts';
import { ensureDevice, type Secrets, signWith } from './device.ts';
import { machineIds } from './ids.ts';
import type { ConsolePorts } from './ports.ts';
import type { ProductFiles } from './product-files.ts';

/** What a shell (Electron or the web host) brings of its own; the rest is the same for both. */
export type Shell = Pick<ConsolePorts, 'settings' | 'notifications' | 'openWall' | 'catalogue' | 'log'> & {
  readonly files: ProductFiles;
  readonly secrets: Secrets;
  readonly kind: ConsolePorts['about']['shell'];
};

/**
 * The console on the record of a folder, on this machine's clock. A refusal says why the record cannot be used; its
 * sentence is `startSentence`'s.
 */
export async function startConsole(dataFolder: string, shell: Shell): Promise<Result<Console, Rejection>> {
  const { files, secrets, kind, ...ports } = shell;
  // Both are known only after the journal is open, which needs them from the start.
  let deviceId: DeviceId | null = null;
  let console: Console | null = null;
  const opened = await openJournal(dataFolder, {
    now: machineClock.now,
    sign: (text) => deviceId && signWith(secrets, deviceId, text),
    onRepaired: () => console?.repaired(),
  });
  if (!opened.ok) return opened;
  const journal = opened.value;
  try {
    const device = ensureDevice(journal, secrets, machineIds);
    if (!device.ok) {
      journal.close();
      return rejected({
        code: `journal.${device.rejection.code}`,
        params: { path: dataFolder, detail: device.rejection.detail },
      });
    }
    deviceId = device.value;
    const machine = { clock: machineClock, timers: machineTimers, ids: machineIds, digest: chainDigest };
    const seeds = {
      pack: files.json('resources/policy/default.json'),
      directory: files.json('resources/directory/example.json'),
    };
    const about = { shell: kind, version: files.version, dataFolder };
    console = await createConsole({ ...ports, ...machine, journal, seeds, about }, deviceId);
    return accepted(console);
  } catch (error) {
    journal.close();
    throw error;
  }
}
