import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../electron/console/catalogue.ts';
import { machineTimers } from '../../electron/console/clock.ts';
import { type Console, createConsole } from '../../electron/console/console.ts';
import { ensureDevice, type Secrets, signWith } from '../../electron/console/device.ts';
import { machineIds } from '../../electron/console/ids.ts';
import type { ConsolePorts, Notice } from '../../electron/console/ports.ts';
import { settingsOn } from '../../electron/console/settings.ts';
import { chainDigest } from '../../electron/journal/chain.ts';
import { type OpenedJournal, openJournal } from '../../electron/journal/open-journal.ts';
import { httpRemote } from '../../electron/sync/http-remote.ts';
import type { IncidentCommand } from '../../shared/incident/command.ts';
import type { CommandId, DeviceId, PersonId, ServiceId, StreamId } from '../../shared/kernel/ids.ts';
import { incidentStream } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { CommandAnswer, ConsoleChange } from '../../shared/protocol/console.ts';
import { type ManualTime, manualTime } from './manual-time.ts';
import { readJson } from './replay-host.ts';

export const catalogue = loadCatalogue(fileURLToPath(new URL('../../resources/i18n/en', import.meta.url)));

/** 2 March 2026, 10:00:00 UTC. */
export const TEN: Instant = Date.UTC(2026, 2, 2, 10);

export const people = {
  owner: 'a-mensah' as PersonId,
  manager: 'k-osei' as PersonId,
  onCall: 'm-ivanova' as PersonId,
  scribe: 'j-park' as PersonId,
} as const;

/** What lies outside the process and so outlives a restart of the console: the folder, the keys, the settings. */
export interface Machine {
  readonly folder: string;
  readonly time: ManualTime;
  readonly secrets: Secrets & { readonly kept: Map<string, string> };
  readonly kept: Map<string, unknown>;
  readonly shown: Notice[];
  readonly logged: string[];
  remove(): void;
}

export function machine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-console-'));
  const kept = new Map<string, string>();
  return {
    folder,
    time: manualTime(TEN),
    secrets: {
      kept,
      read: (name) => kept.get(name) ?? null,
      write: (name, secret) => void kept.set(name, secret),
      forget: (name) => void kept.delete(name),
    },
    kept: new Map(),
    shown: [],
    logged: [],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface RunningConsole extends Console {
  readonly journal: OpenedJournal;
  readonly changes: ConsoleChange[];
  readonly deviceId: DeviceId;
  /** Sends a command as the person signed in, on a stream. */
  run(stream: StreamId, command: IncidentCommand, commandId?: CommandId): Promise<CommandAnswer>;
  /** Declares at the present moment and classifies; signs the on-call engineer in where nobody is. */
  declare(detectedAt?: Instant): Promise<StreamId>;
}

/** The real console on the real journal, with time, notifications and keys in the test's hand. */
export async function startOn(on: Machine, replaced: Partial<ConsolePorts> = {}): Promise<RunningConsole> {
  const { folder, time, secrets, kept, shown, logged } = on;
  let running: Console | null = null;
  let deviceId: DeviceId | null = null;
  const opened = await openJournal(folder, {
    now: time.clock.now,
    sign: (text) => deviceId && signWith(secrets, deviceId, text),
    onRepaired: () => running?.repaired(),
  });
  if (!opened.ok) throw new Error(opened.rejection.code);
  const journal = opened.value;
  const device = ensureDevice(journal, secrets, machineIds);
  if (!device.ok) throw new Error(device.rejection.code);
  deviceId = device.value;
  const ports: ConsolePorts = {
    journal,
    clock: time.clock,
    timers: time.timers,
    ids: machineIds,
    digest: chainDigest,
    settings: settingsOn({ get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) }),
    secrets,
    machineName: 'room-3',
    connect: (address, token, signal) => httpRemote({ address, token, fetch, timers: machineTimers, signal }),
    notifications: { show: (notice) => void shown.push(notice) },
    openWall: () => false,
    catalogue,
    seeds: {
      pack: readJson('resources/policy/default.json'),
      directory: readJson('resources/directory/example.json'),
    },
    about: { shell: 'browser', version: '0.0.0', dataFolder: folder },
    log: (line) => void logged.push(line),
    ...replaced,
  };
  running = await createConsole(ports);
  const started = running;
  const changes: ConsoleChange[] = [];
  started.onChange((change) => void changes.push(change));

  const run: RunningConsole['run'] = (stream, command, commandId = randomUUID() as string as CommandId) =>
    started.api.execute({ commandId, stream, command, occurredAt: null, onBehalfOf: null });

  async function declare(detectedAt = time.clock.now()): Promise<StreamId> {
    const { person } = await started.api.session(undefined);
    if (person === null) await started.api.signIn({ person: people.onCall });
    const stream = incidentStream(randomUUID());
    const answers = [await run(stream, declaration(detectedAt)), await run(stream, classification)];
    for (const answer of answers) if (!answer.ok) throw new Error(JSON.stringify(answer.rejection));
    return stream;
  }

  return { ...started, journal, changes, deviceId, run, declare };
}

export const declaration = (detectedAt: Instant): IncidentCommand => ({
  type: 'declare',
  title: 'Sign-in fails',
  services: ['digital-identity' as ServiceId],
  impact: 'Citizens cannot sign in',
  drill: false,
  method: 'monitoring',
  reportedBy: 'Synthetic test',
  onsetAt: null,
  detectedAt,
});

export const classification: IncidentCommand = {
  type: 'classify',
  answers: {},
  priority: 'P1',
  overrideReason: 'Known',
};

export const note = (text: string): IncidentCommand => ({
  type: 'addEntry',
  kind: 'note',
  text,
  progress: false,
});
