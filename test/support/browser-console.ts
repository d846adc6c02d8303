import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The console in the browser host, as a process of its own on a folder of its own. */
export interface BrowserConsole {
  /** The address as printed: its key works once. */
  readonly address: string;
  readonly dataFolder: string;
  readonly port: string;
  /** Of its process. */
  readonly pid: number;
  /** SIGKILL: nothing is flushed, closed or said. */
  kill(): Promise<void>;
  /** SIGTERM, and the folder is removed. */
  close(): Promise<void>;
}

/** Starts the built host (`npm run build`) and waits for its address. */
export async function startBrowserConsole(
  dataFolder = mkdtempSync(join(tmpdir(), 'war-room-e2e-')),
  port?: string,
): Promise<BrowserConsole> {
  const args = ['out/web.js', '--no-open', '--data', dataFolder, ...(port ? ['--port', port] : [])];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await printedAddress(child);
  return {
    address,
    dataFolder,
    port: new URL(address).port,
    pid: child.pid ?? 0,
    kill: () => ended(child, 'SIGKILL'),
    close: async () => {
      await ended(child, 'SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function printedAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const heard = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('exit', (code) => reject(new Error(`The console ended with ${code}: ${said}`)));
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

const keys = /^(Enter|Tab|Escape|Space|Backspace|Arrow(Up|Down|Left|Right)|(Control|Alt|Shift)\+.+)$/;

/** Types as a person does, at the keyboard alone: names of keys are pressed, everything else is text. */
export async function type(page: Page, ...parts: readonly string[]): Promise<void> {
  for (const part of parts) await (keys.test(part) ? page.keyboard.press(part) : page.keyboard.type(part));
}
