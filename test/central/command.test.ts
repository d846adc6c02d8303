import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { machineTimers } from '../../electron/console/clock.ts';
import { httpRemote } from '../../electron/sync/http-remote.ts';
import { CHAIN_START } from '../../shared/host/ports.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { toWire } from '../../shared/protocol/sync.ts';
import { endAll, ran, servingProcess } from '../support/central-process.ts';
import { newKeys, signatureOf } from '../support/central-server.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { chainOf } from '../support/sealed-events.ts';
import { ask } from '../support/web-client.ts';

/** A certificate for `localhost` that only tests trust. */
const tlsFolder = fileURLToPath(new URL('../support/tls', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'war-room-central-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

const codeIn = (text: string): string => /[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/.exec(text)?.[0] ?? '';
const pulling = { after: 0, receiptHash: CHAIN_START, own: 0, most: 100 };

/** A console that enrols with a code, as far as central sees one. */
async function joined(address: string, code: string, name = 'Room 3, left') {
  const device = randomUUID() as string as DeviceId;
  const { publicKey, privateKey } = newKeys();
  const at = (token: string | null) => httpRemote({ address, token, fetch, timers: machineTimers });
  const answer = await at(null).ask('enrol', { code, device, publicKey, name });
  if (!answer.ok) throw new Error(JSON.stringify(answer.rejection));
  const remote = at(answer.value.token);
  const chain = chainOf(device);
  return {
    device,
    remote,
    role: answer.value.role,
    async push(count: number) {
      const events = chain.many(count);
      const last = events.at(-1);
      const signatures = last ? [signatureOf(last, privateKey)] : [];
      return remote.ask('push', { events: events.map(toWire), signatures });
    },
  };
}

const inFolder = (...args: string[]) => ran([...args, '--data', folder]);

describe('npm run central', () => {
  test('the first start shows an administrator’s code, the next does not, and stopping is orderly', async () => {
    const first = await servingProcess(['--data', folder]);
    await expect.poll(() => codeIn(first.said())).not.toBe('');
    const console = await joined(first.address, codeIn(first.said()));
    expect(console.role).toBe('administrator');
    expect(await console.push(2)).toMatchObject({ ok: true });
    const cut = new Promise<void>((resolve) =>
      console.remote.listen({ onNews: () => first.child.kill('SIGTERM'), onCut: resolve }),
    );
    await cut;
    expect(await first.ended).toBe(0);
    expect(first.complained()).toBe('');

    const second = await servingProcess(['--data', folder]);
    expect((await ask(second.port, { path: '/readyz' })).json()).toEqual({ end: 2 });
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(codeIn(second.said())).toBe('');
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  test('[GEN-OFFLINE] one server a folder; what was answered is there after kill -9, and the next one serves it', async () => {
    const first = await servingProcess(['--data', folder]);
    await expect.poll(() => codeIn(first.said())).not.toBe('');
    const console = await joined(first.address, codeIn(first.said()));
    expect(await console.push(50)).toMatchObject({ ok: true });
    const beside = await inFolder('--port', '0');
    expect(beside).toMatchObject({ code: 1, said: '' });
    expect(beside.complained).toContain('serves');
    expect(beside.complained).toContain(folder);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await servingProcess(['--data', folder]);
    expect((await ask(second.port, { path: '/readyz' })).json()).toEqual({ end: 50 });
  });

  test('a connection on which nothing was ever asked does not keep it from stopping', async () => {
    const serving = await servingProcess(['--data', folder]);
    const silent = connect(serving.port, '127.0.0.1');
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    serving.child.kill('SIGTERM');
    expect(await serving.ended).toBe(0);
    await closed;
  });

  test('invite, devices and revoke work while central serves', async () => {
    const serving = await servingProcess(['--data', folder]);
    const invited = await inFolder('invite', '--person', 'a-mensah', '--role', 'console');
    expect(invited).toMatchObject({ code: 0, complained: '' });
    const console = await joined(serving.address, codeIn(invited.said), 'Room 7');
    expect(await console.remote.ask('pull', pulling)).toMatchObject({ ok: true });

    const listed = await inFolder('devices');
    expect(listed.said).toContain(console.device);
    expect(listed.said).toMatch(/console +a-mensah +“Room 7” +seen \d{4}-/);

    const revoked = await inFolder('revoke', console.device.slice(0, 8));
    expect(revoked.said).toContain(console.device);
    expect(await console.remote.ask('pull', pulling)).toMatchObject({ rejection: { fault: 'Revoked' } });
    expect((await inFolder('devices')).said).toMatch(/revoked \d{4}-/);
  });

  test('what a revoked device brought is listed, and counts once it is released', async () => {
    const serving = await servingProcess(['--data', folder]);
    await expect.poll(() => codeIn(serving.said())).not.toBe('');
    const console = await joined(serving.address, codeIn(serving.said()), 'Room 7');
    expect((await inFolder('quarantine')).said).toBe('Nothing is set aside.\n');
    await inFolder('revoke', console.device);
    await console.push(3);

    const listed = (await inFolder('quarantine')).said;
    expect(listed).toContain(
      `${console.device} (“Room 7”, administrator): 3 set aside, 1 to 3: the device was`,
    );
    expect((await inFolder('release', console.device)).complained).toContain('--up-to');
    expect((await inFolder('release', console.device, '--up-to', '2')).said).toContain('2 events of');
    expect(await inFolder('release', console.device, '--up-to', '2')).toMatchObject({ code: 1, said: '' });
    expect((await inFolder('quarantine')).said).toContain('1 set aside, 3 to 3');
    expect((await inFolder('verify')).said).toContain('Whole: 5 receipts');
  });

  test('a backup taken while central serves is whole, and central goes on from it', async () => {
    const serving = await servingProcess(['--data', folder]);
    await expect.poll(() => codeIn(serving.said())).not.toBe('');
    const console = await joined(serving.address, codeIn(serving.said()));
    await console.push(20);
    const restored = join(folder, 'restored');
    mkdirSync(restored);
    const file = join(restored, 'central.sqlite');

    expect(await inFolder('backup', file)).toMatchObject({ code: 0, complained: '' });
    expect(await inFolder('backup', file)).toMatchObject({ code: 1, said: '' });
    await console.push(5);

    expect((await ran(['verify', '--data', restored])).said).toContain('Whole: 20 receipts');
    const again = await servingProcess(['--data', restored]);
    expect((await ask(again.port, { path: '/readyz' })).json()).toEqual({ end: 20 });
  });

  test('[CMP-AUDIT] verify names the receipt and the event whose bytes were changed', async () => {
    const serving = await servingProcess(['--data', folder]);
    await expect.poll(() => codeIn(serving.said())).not.toBe('');
    await (await joined(serving.address, codeIn(serving.said()))).push(6);
    serving.child.kill('SIGTERM');
    await serving.ended;
    expect(await inFolder('verify')).toMatchObject({ code: 0 });

    const db = new Database(join(folder, 'central.sqlite'));
    db.exec(`UPDATE event SET body = replace(body, '4 %', '1 %') WHERE dseq = 3`);
    db.exec('UPDATE receipt SET at = at + 1 WHERE seq = 5');
    db.close();

    const { code, complained } = await inFolder('verify');
    expect(code).toBe(1);
    expect(complained).toMatch(/Receipt 3: the words of event 3 /);
    expect(complained).toMatch(/Receipt 5 says something else/);
    expect(complained).toMatch(/2 findings in 6 receipts/);
  });

  test('with a certificate central answers over TLS', async () => {
    const [cert, key] = ['cert.pem', 'key.pem'].map((name) => join(tlsFolder, name)) as [string, string];
    const serving = await servingProcess([
      '--data',
      folder,
      '--host',
      '127.0.0.1',
      '--tls-cert',
      cert,
      '--tls-key',
      key,
    ]);
    expect(serving.address).toMatch(/^https:/);
    const trusting = execFileSync(
      process.execPath,
      ['-e', `fetch('${serving.address}/healthz').then((r) => r.text()).then(console.log)`],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: cert } },
    );
    expect(String(trusting)).toContain('{"up":true}');
  });
});

describe('what makes no sense is a sentence', () => {
  test.each([
    [['dance'], 'dance'],
    [['--colour', 'red'], '--colour'],
    [['--port', 'many'], 'many'],
    [['--port', '70000'], '70000'],
    [['--tls-cert', 'x.pem'], '--tls-key'],
    [['invite', '--role', 'console'], '--person'],
    [['invite', '--person', 'a-mensah', '--role', 'emperor'], 'emperor'],
    [['invite', '--person', 'a-mensah', '--role', 'console', '--port', '1'], '--port'],
    [['revoke'], 'revoke DEVICE'],
    [['backup'], 'backup FILE'],
    [['devices', 'all'], 'devices'],
    [['quarantine', 'all'], 'quarantine'],
    [['release', 'x', '--up-to', 'all'], '--up-to'],
  ])('%j', async (args, named) => {
    const { code, said, complained } = await inFolder(...args);
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toContain(named);
    expect(complained).toContain('npm run central -- ');
    expect(complained).not.toMatch(/\{\{|arguments\./);
    expect(existsSync(join(folder, 'central.sqlite'))).toBe(false);
  });

  test('no record, a file that is none, a port in use, an unreachable database, two places', async () => {
    expect((await inFolder('devices')).complained).toContain('There is no record of central');

    writeFileSync(join(folder, 'central.sqlite'), 'minutes of the last meeting '.repeat(40));
    const broken = await inFolder('verify');
    expect(broken).toMatchObject({ code: 1, said: '' });
    expect(broken.complained.trim().split('\n')).toHaveLength(1);
    expect(broken.complained).toContain('central.sqlite');
    rmSync(join(folder, 'central.sqlite'));

    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const taken = await inFolder('--port', String(port));
    other.close();
    expect(taken).toMatchObject({ code: 1, said: '' });
    expect(taken.complained).toContain(`Port ${port} is in use`);

    const url = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' };
    const away = await ran(['devices'], url);
    expect(away).toMatchObject({ code: 1, said: '' });
    expect(away.complained).toContain('ECONNREFUSED');
    expect((await ran(['devices', '--data', folder], url)).complained).toContain('two places');
  });
});

describe('central on PostgreSQL, several replicas', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test('[GEN-OFFLINE] a push to one replica wakes readers of the other; one killed midway loses nothing', async () => {
    const environment = { DATABASE_URL: await server.database() };
    const [one, other] = await Promise.all([
      servingProcess([], environment),
      servingProcess([], environment),
    ]);
    const codes = [];
    for (const person of ['a-mensah', 'k-osei'])
      codes.push(codeIn((await ran(['invite', '--person', person, '--role', 'console'], environment)).said));
    const [writer, reader] = [
      await joined(one.address, codes[0] ?? ''),
      await joined(other.address, codes[1] ?? ''),
    ];
    let news = 0;
    const stop = reader.remote.listen({
      onNews: () => {
        news += 1;
      },
      onCut: () => undefined,
    });
    await expect.poll(() => news).toBe(1);
    expect(await writer.push(3)).toMatchObject({ ok: true });
    await expect.poll(() => news, { timeout: 10_000 }).toBe(2);

    // One replica dies while it takes in a large push: all of it is there, or nothing.
    const dying = writer.push(1_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    one.child.kill('SIGKILL');
    const answered = await dying;
    await one.ended;
    const pulled = await reader.remote.ask('pull', { ...pulling, most: 1 });
    if (!pulled.ok) throw new Error(JSON.stringify(pulled.rejection));
    if (answered.ok) expect(pulled.value.end).toBe(1_003);
    else expect([3, 1_003]).toContain(pulled.value.end);

    // The other goes on at once, and so does whoever listens there.
    const before = news;
    const third = codeIn(
      (await ran(['invite', '--person', 'j-park', '--role', 'console'], environment)).said,
    );
    const late = await joined(other.address, third);
    expect(await late.push(2)).toMatchObject({ ok: true });
    await expect.poll(() => news, { timeout: 10_000 }).toBeGreaterThan(before);
    stop();
    expect((await ran(['verify'], environment)).said).toContain(`Whole: ${pulled.value.end + 2} receipts`);
    expect((await ran(['backup', join(folder, 'copy')], environment)).complained).toContain('pg_dump');
  });
});
