import { cpSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceRole } from '../../../shared/protocol/sync-routes.ts';
import { SECOND } from '../../../shared/kernel/time.ts';
import { type RunningCentral, serveCentral, sqliteDatabases } from '../../support/central-server.ts';
import {
  type Machine,
  machine,
  note,
  people,
  type RunningConsole,
  startOn,
  TEN,
} from '../../support/console-host.ts';

const databases = sqliteDatabases();
const machines: Machine[] = [];
const consoles: RunningConsole[] = [];
let central: RunningCentral;
let skew = 0;

beforeEach(async () => {
  skew = 0;
  central = await serveCentral(await databases.open(), {
    now: () => (machines[0]?.time.clock.now() ?? TEN) + skew,
  });
});
afterEach(async () => {
  await Promise.all(consoles.splice(0).map((one) => one.close({ backUp: false })));
  await central.close();
  for (const one of machines.splice(0)) one.remove();
  databases.clean();
});

async function consoleOn(on: Machine): Promise<RunningConsole> {
  const console = await startOn(on);
  consoles.push(console);
  return console;
}
async function fresh(): Promise<RunningConsole & { readonly on: Machine }> {
  const on = machine();
  machines.push(on);
  return { ...(await consoleOn(on)), on };
}
const codeFor = (person = people.onCall, role: DeviceRole = 'console') =>
  central.registry.invite({ person, role });

async function joined() {
  const console = await fresh();
  const answer = await console.api.joinCentral({
    address: central.address,
    code: await codeFor(),
    name: 'Room 3',
  });
  expect(answer).toMatchObject({ ok: true, central: { member: { name: 'Room 3', role: 'console' } } });
  await online(console);
  return console;
}
const stateOf = async ({ api }: RunningConsole) => (await api.central(undefined)).state;
const online = (console: RunningConsole) =>
  expect.poll(async () => (await stateOf(console)).kind, { timeout: 10_000 }).toBe('online');

/** Lets what was written go out and reach the other. */
const passes = () => Promise.all(machines.map(({ time }) => time.advance(SECOND)));

test('[GEN-OFFLINE] with no central joined everything works, and nothing is said of one', async () => {
  const console = await fresh();
  const stream = await console.declare();
  expect(await console.run(stream, note('Failing over'))).toMatchObject({ ok: true });
  expect(await console.api.central(undefined)).toEqual({
    member: null,
    state: { kind: 'none' },
    lastAt: null,
    skew: null,
    machineName: 'room-3',
  });
  expect(console.changes.filter(({ kind }) => kind === 'central')).toEqual([]);
});

test('[GEN-OFFLINE] what one console wrote before it joined and after reaches the other by itself', async () => {
  const left = await fresh();
  const stream = await left.declare();
  await left.run(stream, note('Written before joining'));
  expect(
    await left.api.joinCentral({ address: central.address, code: await codeFor(), name: 'Left' }),
  ).toMatchObject({ ok: true });
  await online(left);
  const right = await joined();
  const texts = async () => JSON.stringify((await right.api.open({ stream })).events);
  await expect.poll(texts).toContain('Written before joining');

  await left.run(stream, note('Written after joining'));
  await passes();

  await expect.poll(texts).toContain('Written after joining');
  expect(right.changes.some((change) => 'stream' in change && change.stream === stream)).toBe(true);
  expect((await right.api.incidents(undefined)).map(({ stream: one }) => one)).toEqual([stream]);
  expect(await central.log.quarantined()).toBe(0);
});

test.each([
  ['a code that is none', () => ({ address: central.address, code: 'AAAA-AAAA' }), 'central.CodeInvalid'],
  ['nobody there', () => ({ address: 'http://127.0.0.1:9', code: 'any' }), 'central.unreachable'],
  ['no TLS', () => ({ address: 'http://central.example', code: 'any' }), 'central.notSecure'],
  ['no address', () => ({ address: 'over there', code: 'any' }), 'central.noAddress'],
  ['a file', () => ({ address: 'file:///etc/passwd', code: 'any' }), 'central.noAddress'],
])('%s: joining is refused with its reason, and nothing changed', async (_, asked, code) => {
  const console = await fresh();
  const answer = await console.api.joinCentral({ ...asked(), name: 'Room 3' });
  expect(answer).toMatchObject({ ok: false, rejection: { code } });
  expect((await console.api.central(undefined)).member).toBeNull();
  expect(console.on.secrets.kept.has('central-token')).toBe(false);
});

test('a member is one after a restart; without its token it is told to join again', async () => {
  const first = await joined();
  const { on } = first;
  await first.close({ backUp: false });
  const second = await consoleOn(on);
  await online(second);
  await second.close({ backUp: false });

  on.secrets.forget('central-token');
  const third = await consoleOn(on);
  await expect.poll(() => stateOf(third)).toMatchObject({ kind: 'refused', fault: 'Unauthorised' });
  const again = await third.api.joinCentral({
    address: central.address,
    code: await codeFor(),
    name: 'Room 3',
  });
  expect(again).toMatchObject({ ok: true });
  await online(third);
});

test('who leaves keeps the record, and nothing goes out any more', async () => {
  const console = await joined();
  const stream = await console.declare();
  await passes();
  const left = await console.api.leaveCentral(undefined);
  expect(left).toMatchObject({ member: null, state: { kind: 'none' } });
  expect(console.on.secrets.kept.has('central-token')).toBe(false);

  await console.run(stream, note('After leaving'));
  await passes();

  expect(JSON.stringify((await console.api.open({ stream })).events)).toContain('After leaving');
  expect(JSON.stringify(await central.log.stream(stream))).not.toContain('After leaving');
});

test('how far the clock is from central is measured', async () => {
  skew = 7 * SECOND;
  const console = await joined();
  await expect
    .poll(async () => (await console.api.central(undefined)).skew)
    .toMatchObject({ by: -7 * SECOND });
});

test('a copy of a console goes on under a name of its own, and both keep what they wrote', async () => {
  const original = await joined();
  const stream = await original.declare();
  await passes();
  await original.close({ backUp: false });
  const copied = machine();
  machines.push(copied);
  cpSync(original.on.folder, copied.folder, { recursive: true });
  for (const [name, secret] of original.on.secrets.kept) copied.secrets.kept.set(name, secret);
  for (const [name, value] of original.on.kept) copied.kept.set(name, value);

  const left = await consoleOn(original.on);
  const right = await consoleOn(copied);
  await left.run(stream, note('By the original'));
  await right.run(stream, note('By the copy'));
  for (let turn = 0; turn < 4; turn++) {
    await passes();
    await online(left);
    await online(right);
  }

  for (const { api } of [left, right]) {
    const texts = async () => JSON.stringify((await api.open({ stream })).events);
    await expect.poll(texts).toContain('By the original');
    await expect.poll(texts).toContain('By the copy');
  }
  const [one, other] = [await left.api.session(undefined), await right.api.session(undefined)];
  expect(one.deviceId).not.toBe(other.deviceId);
  await right.run(stream, note('By the copy, under its new name'));
  await passes();
  await expect
    .poll(async () => JSON.stringify((await left.api.open({ stream })).events))
    .toContain('under its new name');
});

test('closing does not wait for a central that never answers', async () => {
  const console = await joined();
  const silent: Server = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const kept = console.on.kept.get('central') as object;
  const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  await console.close({ backUp: false });
  console.on.kept.set('central', { ...kept, address });

  const waiting = await consoleOn(console.on);
  expect(await stateOf(waiting)).toMatchObject({ kind: 'syncing' });
  await waiting.close({ backUp: false });

  silent.closeAllConnections();
  silent.close();
});
