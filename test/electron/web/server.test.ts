import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Entry, entryOf } from '../../../electron/web/entry.ts';
import { listen as listenOn } from '../../../electron/web/listen.ts';
import { type WebServer, webServer } from '../../../electron/web/server.ts';
import {
  catalogue,
  type Machine,
  machine,
  note,
  type RunningConsole,
  startOn,
} from '../../support/console-host.ts';
import { type Ask, ask, enter, listen, type Reply } from '../../support/web-client.ts';

let on: Machine;
let console: RunningConsole;
let entry: Entry;
let web: WebServer;
let port: number;
let cookie: string;
let pages: string;
const logged: string[] = [];

beforeEach(async () => {
  on = machine();
  pages = mkdtempSync(join(tmpdir(), 'war-room-pages-'));
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>War Room</title>');
  writeFileSync(join(pages, 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(pages, 'notes'), 'no type');
  console = await startOn(on);
  entry = entryOf(on.folder);
  logged.length = 0;
  web = webServer({ console, catalogue, entry, pages, log: (line) => void logged.push(line) });
  const listening = await listenOn(web.server, 0);
  if (!listening.ok) throw new Error(listening.rejection.code);
  port = listening.value;
  cookie = await enter(port, entry.key);
});

afterEach(async () => {
  await web.close();
  await console.close({ backUp: false });
  rmSync(pages, { recursive: true });
  on.remove();
});

const json = { 'content-type': 'application/json' };
const post = (method: string, input: unknown, more: Ask = {}): Promise<Reply> =>
  ask(port, {
    method: 'POST',
    path: `/api/${method}`,
    headers: { ...json, cookie },
    body: JSON.stringify(input),
    ...more,
  });
const execute = (command: unknown, stream: string) =>
  post('execute', { commandId: randomUUID(), stream, command, occurredAt: null, onBehalfOf: null });

/** Every refusal says what to do, and no request of this file may look like an error of ours. */
function expectRefusal(reply: Reply, status: number): void {
  expect(reply.status).toBe(status);
  const sentence = reply.headers['content-type']?.startsWith('application/json')
    ? (reply.json() as { sentence: string }).sentence
    : reply.text;
  expect(sentence.trim()).toMatch(/^\S.{20,}\.$/s);
  expect(sentence).not.toMatch(/console:|\{\{/);
  expect(logged).toEqual([]);
}

test('listens on the loopback address only', () => {
  expect(web.server.address()).toMatchObject({ address: '127.0.0.1' });
});

test('the printed key is swapped once for a cookie that no script and no other site can use', async () => {
  const fresh = entryOf(on.folder);
  const other = webServer({ console, catalogue, entry: fresh, pages, log: () => undefined });
  const listening = await listenOn(other.server, 0);
  if (!listening.ok) throw new Error(listening.rejection.code);
  const first = await ask(listening.value, { path: `/?key=${fresh.key}` });
  expect([first.status, first.headers.location]).toEqual([303, '/']);
  expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict$/);
  expectRefusal(await ask(listening.value, { path: `/?key=${fresh.key}` }), 401);
  await other.close();
});

test('looking whether the address answers does not use the key up', async () => {
  const fresh = entryOf(on.folder);
  const other = webServer({ console, catalogue, entry: fresh, pages, log: () => undefined });
  const listening = await listenOn(other.server, 0);
  if (!listening.ok) throw new Error(listening.rejection.code);
  expect((await ask(listening.value, { method: 'HEAD', path: `/?key=${fresh.key}` })).status).toBe(401);
  expect((await ask(listening.value, { path: `/?key=${fresh.key}` })).status).toBe(303);
  await other.close();
});

test('a cookie stays good when the host of the same folder starts again, and is worth nothing for another', () => {
  const admits = (folder: string) => entryOf(folder).admits({ headers: { cookie } } as never);
  expect(admits(on.folder)).toBe(true);
  expect(admits(pages)).toBe(false);
});

test('without the key or the cookie everything is refused', async () => {
  expectRefusal(await ask(port), 401);
  expectRefusal(await ask(port, { path: '/assets/index-1.js' }), 401);
  expectRefusal(await ask(port, { path: '/?key=guess' }), 401);
  expectRefusal(await ask(port, { path: '/api/changes' }), 401);
  expectRefusal(await post('session', null, { headers: json }), 401);
  expectRefusal(
    await post('session', null, { headers: { ...json, cookie: cookie.replace(/=./, '=x') } }),
    401,
  );
});

test.each([
  ['a name that resolves here (DNS rebinding)', 'evil.example'],
  ['our address with another port', '127.0.0.1:1'],
  ['our address with a name before it', '127.0.0.1.evil.example'],
])('a Host that is %s is refused', async (_, host) => {
  expectRefusal(await ask(port, { headers: { host, cookie } }), 403);
  expectRefusal(await post('session', null, { headers: { ...json, host, cookie } }), 403);
});

test.each(['https://evil.example', 'http://127.0.0.1:1', 'null'])(
  'a request from a page of %s is refused',
  async (origin) => {
    expectRefusal(await post('session', null, { headers: { ...json, cookie, origin } }), 403);
    expectRefusal(await ask(port, { path: '/api/changes', headers: { cookie, origin } }), 403);
  },
);

test.each(['cross-site', 'same-site'])('a request that the browser calls %s is refused', async (site) => {
  expectRefusal(await post('session', null, { headers: { ...json, cookie, 'sec-fetch-site': site } }), 403);
});

test('the page itself and localhost are let in', async () => {
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
    expect(
      (await post('session', null, { headers: { ...json, cookie, host, origin: `http://${host}` } })).status,
    ).toBe(200);
});

test('malformed JSON, another type, an unknown method and the wrong verb are each a 4xx with a sentence', async () => {
  expectRefusal(await post('session', null, { body: '{"a":' }), 400);
  expectRefusal(await post('session', null, { body: Buffer.from([0xff, 0xfe, 0x00]) }), 400);
  expectRefusal(await post('session', null, { headers: { cookie, 'content-type': 'text/plain' } }), 415);
  expectRefusal(await post('session', null, { headers: { cookie } }), 415);
  expectRefusal(await post('shutdown', null), 404);
  expectRefusal(await post('constructor', null), 404);
  expectRefusal(await post('../session', null), 405);
  expectRefusal(await ask(port, { path: '/api/session', headers: { cookie } }), 405);
  expectRefusal(await ask(port, { method: 'DELETE', path: '/', headers: { cookie } }), 405);
  expectRefusal(await post('changes', null), 405);
});

test('input of the wrong shape is a 400 with its rejection, a malformed command a value', async () => {
  const refused = await post('signIn', { person: 7 });
  expectRefusal(refused, 400);
  expect(refused.json()).toMatchObject({
    rejection: { code: 'request.malformed', params: { field: 'person' } },
  });
  expectRefusal(await post('signIn', { person: 'nobody' }), 400);
  expectRefusal(await post('session', { surprise: true }), 400);
  const command = await post('execute', { command: 7 });
  expect([command.status, command.json()]).toEqual([200, { ok: false, rejection: expect.anything() }]);
});

test('more than 1 MB is refused, whether it is announced or not, and the host goes on', async () => {
  for (const size of [1024 * 1024, 20 * 1024 * 1024]) {
    const body = JSON.stringify({ text: 'x'.repeat(size) });
    expectRefusal(await post('execute', null, { body }), 413);
    const headers = { ...json, cookie, 'transfer-encoding': 'chunked' };
    expectRefusal(await post('execute', null, { body, headers }), 413);
  }
  expect((await post('session', null)).status).toBe(200);
});

test('a text of almost 1 MB is refused by the command, with the limit', async () => {
  const stream = await console.declare();
  const refused = await execute(note('x'.repeat(1_000_000)), stream);
  expect(refused.json()).toMatchObject({ ok: false, rejection: { code: 'request.textTooLong' } });
});

test('HTML in a text comes back as text inside JSON', async () => {
  const stream = await console.declare();
  const text = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  await execute(note(text), stream);
  const opened = await post('open', { stream });
  expect(opened.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(opened.headers['x-content-type-options']).toBe('nosniff');
  expect(JSON.stringify(opened.json())).toContain(JSON.stringify(text).slice(1, -1));
});

test('an open line gets a heartbeat at once and every change from then on', async () => {
  const stream = await console.declare();
  const line = await listen(port, cookie);
  await expect.poll(() => line.events[0]).toEqual({ event: 'heartbeat', data: {} });
  await execute(note('Seen by everyone'), stream);
  await expect.poll(() => line.events.length).toBe(2);
  expect(line.events[1]).toMatchObject({
    event: 'message',
    data: { kind: 'events', stream, events: [{ type: 'entryAdded' }] },
  });
  line.close();
});

test('a line that breaks off is forgotten and the host goes on', async () => {
  const stream = await console.declare();
  const line = await listen(port, cookie);
  line.close();
  expect((await execute(note('After it broke'), stream)).json()).toMatchObject({ ok: true });
});

test("the page's files are served with the policy that allows nothing inline", async () => {
  const page = await ask(port, { headers: { cookie } });
  expect([page.status, page.text]).toEqual([200, '<!doctype html><title>War Room</title>']);
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*/);
  const script = await ask(port, { path: '/assets/index-1.js', headers: { cookie } });
  expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
});

test.each([
  '/nothing.js',
  '/assets/',
  '/notes',
  '/../settings.json',
  '/%2e%2e/settings.json',
  '/..%2f..%2fetc%2fpasswd.json',
  '/assets/..%5c..%5csettings.json',
  '/%00.js',
  '/%E0%A4%A.js',
  '/outside.json',
])('%s is no file of the page', async (path) => {
  symlinkSync(join(on.folder, 'chain-end.json'), join(pages, 'outside.json'));
  expectRefusal(await ask(port, { path, headers: { cookie } }), 404);
});

test('bytes that are no HTTP are answered 400 and the host goes on', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write('\x16\x03\x01 hello\r\n\r\n'));
    socket.on('data', (part) => {
      text += part.toString();
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect((await post('session', null)).status).toBe(200);
});
