import { afterEach, beforeEach, expect, test } from 'vitest';
import { type IpcCall, registerConsoleApi } from '../../../electron/ipc/console-ipc.ts';
import { consoleInputs } from '../../../shared/protocol/console.ts';
import { consoleMethods, methodChannel } from '../../../shared/protocol/methods.ts';
import {
  catalogue,
  declaration,
  type Machine,
  machine,
  type RunningConsole,
  startOn,
  TEN,
} from '../../support/console-host.ts';

type Handler = (event: IpcCall, input: unknown) => Promise<unknown>;

const ours: IpcCall = { senderFrame: { origin: 'warroom://console', parent: null } };

let on: Machine;
let console: RunningConsole;
let handlers: Map<string, Handler>;
beforeEach(async () => {
  on = machine();
  console = await startOn(on);
  handlers = new Map();
  registerConsoleApi(
    { handle: (channel, handler) => void handlers.set(channel, handler) },
    console.api,
    catalogue,
  );
});
afterEach(async () => {
  await console.close({ backUp: false });
  on.remove();
});

const invoke = (method: string, input?: unknown, event: IpcCall = ours): Promise<unknown> => {
  const handler = handlers.get(`console:${method}`);
  if (!handler) throw new Error(`no handler for ${method}`);
  return handler(event, input);
};

test('exactly the methods of the protocol are offered, each on its own channel', () => {
  expect([...handlers.keys()].sort()).toEqual(consoleMethods.map(methodChannel).sort());
  expect([...consoleMethods].sort()).toEqual(Object.keys(consoleInputs).sort());
});

test.each<[string, IpcCall]>([
  ['another origin', { senderFrame: { origin: 'https://example.org', parent: null } }],
  ['another host of our scheme', { senderFrame: { origin: 'warroom://other', parent: null } }],
  ['a file', { senderFrame: { origin: 'file://', parent: null } }],
  ['a frame inside our page', { senderFrame: { origin: 'warroom://console', parent: {} } }],
  ['a frame that is gone', { senderFrame: null }],
])('a call from %s is refused before anything is done', async (_, event) => {
  for (const method of consoleMethods)
    await expect(invoke(method, undefined, event)).rejects.toThrow(/only to its own page|only under/);
  expect((await console.api.session(undefined)).person).toBeNull();
});

test('a call from our page is decoded and answered', async () => {
  expect(await invoke('signIn', { person: 'k-osei' })).toMatchObject({ person: 'k-osei', shell: 'browser' });
  expect(await invoke('incidents')).toEqual([]);
});

test('a malformed command is answered with its rejection; other malformed input rejects with a sentence', async () => {
  expect(await invoke('execute', { command: declaration(TEN) })).toMatchObject({
    ok: false,
    rejection: { code: 'request.malformed' },
  });
  await expect(invoke('signIn', { person: '' })).rejects.toThrow(
    /^Correct person: .+ Nothing was written\.$/,
  );
  await expect(invoke('signIn', { person: 'nobody' })).rejects.toThrow('“nobody” is not in it');
  await expect(invoke('session', { extra: true })).rejects.toThrow(/^Correct/);
});
