import type { DeviceId } from '../../shared/kernel/ids.ts';
import { accepted, rejected, type Result } from '../../shared/kernel/result.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { hostname } from 'node:os';
import { chainDigest } from '../journal/chain.ts';
import { openJournal } from '../journal/open-journal.ts';
import { httpRemote } from '../sync/http-remote.ts';
import { machineClock, machineTimers } from './clock.ts';
import { createConsole, type Console } from './console.ts';
import { ensureDevice, signWith, type Secrets } from './device.ts';
import { machineIds } from './ids.ts';
import type { ConsolePorts } from './ports.ts';
import type { ProductFiles } from './product-files.ts';

/** What a shell (Electron or the web host) brings of its own; the rest is the same for both. */
export type Shell = Pick<ConsolePorts, 'settings' | 'notifications' | 'openWall' | 'catalogue' | 'log'> & {
  readonly files: ProductFiles;
  readonly secrets: Secrets;
  /** The way to the network: Electron's goes through the proxy that the machine is set to. */
  readonly fetch: typeof globalThis.fetch;
  readonly kind: ConsolePorts['about']['shell'];
};

/**
 * The console on the record of a folder, on this machine's clock. A refusal says why the record cannot be used; its
 * sentence is `startSentence`'s.
 */
export async function startConsole(dataFolder: string, shell: Shell): Promise<Result<Console, Rejection>> {
  const { files, secrets, fetch, kind, ...ports } = shell;
  // Both are known only after the journal is open, which needs them from the start.
  let device: (() => DeviceId | null) | null = null;
  let console: Console | null = null;
  const opened = await openJournal(dataFolder, {
    now: machineClock.now,
    sign(text) {
      const id = device?.();
      return id ? signWith(secrets, id, text) : null;
    },
    onRepaired: () => console?.repaired(),
  });
  if (!opened.ok) return opened;
  const journal = opened.value;
  try {
    const made = ensureDevice(journal, secrets, machineIds);
    if (!made.ok) {
      journal.close();
      return rejected({
        code: `journal.${made.rejection.code}`,
        params: { path: dataFolder, detail: made.rejection.detail },
      });
    }
    // Not once and for all: a copied record goes on under another.
    device = () => journal.device()?.id ?? null;
    const machine = {
      clock: machineClock,
      timers: machineTimers,
      ids: machineIds,
      digest: chainDigest,
      secrets,
      machineName: hostname(),
      connect: (address: string, token: string | null, signal: AbortSignal) =>
        httpRemote({ address, token, fetch, timers: machineTimers, signal }),
    };
    const seeds = {
      pack: files.json('resources/policy/default.json'),
      directory: files.json('resources/directory/example.json'),
    };
    const about = { shell: kind, version: files.version, dataFolder };
    console = await createConsole({ ...ports, ...machine, journal, seeds, about });
    return accepted(console);
  } catch (error) {
    journal.close();
    throw error;
  }
}
