import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, enter } from '../../support/web-client.ts';

/** The host as its own process, from the sources: what `npm start -- --web` runs once it is bundled. */
const entryFile = fileURLToPath(new URL('../../../electron/web.ts', import.meta.url));

interface HostProcess {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

interface Running extends HostProcess {
  readonly port: number;
  readonly key: string;
}

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'war-room-host-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function host(...args: string[]): HostProcess {
  const child = spawn(process.execPath, [entryFile, '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, said: () => text, ended };
}

async function started(...args: string[]): Promise<Running> {
  const starting = host('--data', folder, ...args);
  await expect.poll(starting.said, { timeout: 30_000 }).toMatch(/data in .+\n/);
  const [, port, key] =
    /^War Room Console: http:\/\/127\.0\.0\.1:(\d+)\/\?key=(\S+) — data in \S+\n$/.exec(starting.said()) ??
    [];
  if (port === undefined || key === undefined) throw new Error(starting.said());
  return { ...starting, port: Number(port), key };
}

const session = (port: number, cookie: string) =>
  ask(port, {
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json', cookie },
    body: 'null',
  });

test('says its address and its folder in one line, and ends in order when it is told to', async () => {
  const running = await started();
  const cookie = await enter(running.port, running.key);
  expect((await session(running.port, cookie)).json()).toMatchObject({
    shell: 'browser',
    dataFolder: folder,
    person: null,
  });
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  const again = await started();
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('[GEN-OFFLINE] after kill -9 the next host lets the same cookie in and has the same record', async () => {
  const first = await started();
  const cookie = await enter(first.port, first.key);
  const before = (await session(first.port, cookie)).json();
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await started('--port', String(first.port));
  expect((await session(second.port, cookie)).json()).toEqual(before);
});

test('a second host on the same folder is refused in one sentence that names the first', async () => {
  const first = await started();
  const second = host('--data', folder);
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`process ${first.child.pid}`);
  expect(second.said()).toContain(folder);
  expect(second.said().trim().split('\n')).toHaveLength(1);
});

test('a file that is no journal is left as it is and named', async () => {
  writeFileSync(join(folder, 'journal.sqlite'), 'minutes of the last meeting '.repeat(40));
  const refused = host('--data', folder);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(join(folder, 'journal.sqlite'));
  expect(refused.said()).toContain('not a record');
});

test('a folder where nobody may write is named', async () => {
  const file = join(folder, 'occupied');
  writeFileSync(file, '');
  const refused = host('--data', join(file, 'record'));
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(join(file, 'record'));
  expect(refused.said().trim().split('\n')).toHaveLength(1);
});

test('a port in use is refused when it was asked for, and passed over when it was not', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const refused = host('--data', folder, '--port', String(port));
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(`Port ${port}`);
  other.close();

  const first = await started();
  const elsewhere = mkdtempSync(join(tmpdir(), 'war-room-host-'));
  const second = host('--data', elsewhere);
  await expect.poll(second.said, { timeout: 30_000 }).toContain('http://127.0.0.1:');
  expect(second.said()).not.toContain(`127.0.0.1:${first.port}/`);
  second.child.kill('SIGTERM');
  await second.ended;
  rmSync(elsewhere, { recursive: true, force: true });
});

test.each([
  ['--port', 'many'],
  ['--port', '70000'],
  ['--colour', 'red'],
])('%s %s is refused with what is known', async (...args) => {
  const refused = host('--data', folder, ...args);
  expect(await refused.ended).toBe(1);
  expect(refused.said().trim()).toMatch(/\.$/);
});

test('secrets in the folder are readable by their owner only', async () => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const running = await started();
  await enter(running.port, running.key);
  const mode = (...path: string[]): number => statSync(join(folder, ...path)).mode & 0o077;
  expect(mode('web-session')).toBe(0);
  const keys = readdirSync(join(folder, 'keys'));
  expect(keys).toHaveLength(1);
  for (const key of keys) expect(mode('keys', key)).toBe(0);
});
