import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const entryFile = fileURLToPath(new URL('../../central/main.ts', import.meta.url));

/** Central as its own process, from the sources: what `npm run central` runs. */
export interface CentralProcess {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly complained: () => string;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

const children = new Set<ChildProcess>();

export function centralProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): CentralProcess {
  const child = spawn(process.execPath, [entryFile, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  children.add(child);
  const said = { out: '', err: '' };
  child.stdout?.on('data', (part: Buffer) => {
    said.out += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    said.err += part.toString();
  });
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      children.delete(child);
      resolve(code);
    }),
  );
  return { child, said: () => said.out, complained: () => said.err, ended };
}

export interface ServingProcess extends CentralProcess {
  readonly address: string;
  readonly port: number;
}

/** Serving, once it has said its address. */
export async function servingProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServingProcess> {
  const started = centralProcess(['--port', '0', ...args], environment);
  await expect.poll(() => started.said() + started.complained(), { timeout: 30_000 }).toMatch(/ — .+\n/);
  const [, address = '', port = ''] = /(https?:\/\/\S+:(\d+))/.exec(started.said()) ?? [];
  if (port === '') throw new Error(started.complained());
  return { ...started, address, port: Number(port) };
}

/** What a command said, once it has ended; its exit code beside it. */
export async function ran(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly said: string; readonly complained: string }> {
  const process = centralProcess(args, environment);
  const code = await process.ended;
  return { code, said: process.said(), complained: process.complained() };
}

export async function endAll(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  await expect.poll(() => children.size).toBe(0);
}
