import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call } from '../../../electron/console/call.ts';
import { Refused } from '../../../electron/console/refused.ts';
import type { CommandId, PersonId } from '../../../shared/kernel/ids.ts';
import { incidentStream } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import {
  declaration,
  type Machine,
  machine,
  note,
  people,
  type RunningConsole,
  startOn,
  TEN,
} from '../../support/console-host.ts';

let on: Machine;
let console: RunningConsole;
beforeEach(async () => {
  on = machine();
  console = await startOn(on);
});
afterEach(async () => {
  await console.close({ backUp: false });
  on.remove();
});

const commandId = (): CommandId => randomUUID() as string as CommandId;

test('the same command id gets the same answer and nothing new', async () => {
  const stream = await console.declare();
  const id = commandId();
  const first = await console.run(stream, note('Error rate 92 %'), id);
  const again = await console.run(stream, note('Error rate 92 %'), id);
  expect(again).toEqual(first);
  const { events } = await console.api.open({ stream });
  expect(events.filter(({ type }) => type === 'entryAdded')).toHaveLength(1);
});

test('[GEN-OFFLINE] everything answered is there after a restart that had no end', async () => {
  const stream = await console.declare();
  await console.run(stream, note('Failing over'));
  const { events } = await console.api.open({ stream });
  // What a killed process would leave: the folder as it is, the lock dropped by the system.
  console.journal.close();
  console = await startOn(on);
  expect((await console.api.open({ stream })).events).toEqual(events);
  expect((await console.api.session(undefined)).person).toBe(people.onCall);
});

test('windows are told of each change with a revision that rises by one, and opening a stream never repeats one', async () => {
  const stream = await console.declare();
  const running = [1, 2, 3].map((n) => console.run(stream, note(`Line ${n}`)));
  const opened = await console.api.open({ stream });
  await Promise.all(running);
  const changes = console.changes.flatMap((change) => (change.kind === 'events' ? [change] : []));
  const first = changes[0]?.revision ?? 0;
  expect(changes.map(({ revision }) => revision)).toEqual(changes.map((_, index) => first + index));
  const later = changes.filter(({ revision }) => revision > opened.revision).flatMap(({ events }) => events);
  const seen = new Set(opened.events.map(({ id }) => id));
  expect(later.filter(({ id }) => seen.has(id))).toEqual([]);
  expect(opened.events.length + later.length).toBe((await console.api.open({ stream })).events.length);
});

test('without a person nothing is recorded', async () => {
  const answer = await console.run(incidentStream(randomUUID()), declaration(TEN));
  expect(answer).toMatchObject({ ok: false, rejection: { code: 'request.signedOut' } });
  expect(await console.api.incidents(undefined)).toEqual([]);
});

test('nobody signs in who is not in the directory', async () => {
  await expect(console.api.signIn({ person: 'nobody' as PersonId })).rejects.toThrow(Refused);
  expect((await console.api.session(undefined)).person).toBeNull();
});

test.each([
  ['no object', 'declare!'],
  ['no command', { commandId: commandId(), stream: 'directory', occurredAt: null, onBehalfOf: null }],
  [
    'an unknown command',
    {
      commandId: commandId(),
      stream: 'directory',
      command: { type: 'drop' },
      occurredAt: null,
      onBehalfOf: null,
    },
  ],
  [
    'a wrong type',
    { commandId: 7, stream: 'directory', command: declaration(TEN), occurredAt: null, onBehalfOf: null },
  ],
  [
    'a stream of another kind',
    {
      commandId: commandId(),
      stream: '../etc',
      command: declaration(TEN),
      occurredAt: null,
      onBehalfOf: null,
    },
  ],
])('a malformed command (%s) is refused as a value, and nothing is written', async (_, input) => {
  await console.api.signIn({ person: people.onCall });
  const before = await console.journal.journal.head();
  const answered = await call(console.api, 'execute', input);
  expect(answered).toMatchObject({
    ok: true,
    value: { ok: false, rejection: { code: expect.stringMatching(/^request\./) } },
  });
  expect(await console.journal.journal.head()).toEqual(before);
});

test('a list shows the clock that needs attention first and counts the breached', async () => {
  await console.declare(TEN - 6 * MINUTE);
  const [summary] = await console.api.incidents(undefined);
  expect(summary?.nextClock).toMatchObject({ clause: 'CLK-P1-ACK', state: 'breached', dueAt: TEN - MINUTE });
  // Acknowledgement, triage, and five offices that had to be told at once.
  expect(summary?.breached).toBe(7);
});

test('theme and person are shared by all windows and outlive a restart', async () => {
  await console.api.signIn({ person: people.owner });
  await console.api.setTheme({ theme: 'light' });
  expect(console.changes.at(-1)).toMatchObject({
    kind: 'session',
    session: { person: people.owner, theme: 'light' },
  });
  await console.close({ backUp: false });
  console = await startOn(on);
  expect(await console.api.session(undefined)).toMatchObject({ person: people.owner, theme: 'light' });
});

test('a console that is ending refuses with a sentence and frees the folder', async () => {
  await console.close({ backUp: false });
  await expect(console.api.incidents(undefined)).rejects.toThrow(Refused);
  console = await startOn(on);
});

test('a backup is made every hour in which something was written, and at the end where it is asked for', async () => {
  const newest = () => console.journal.newestBackup()?.file ?? null;
  await on.time.advance(HOUR);
  expect(newest()).toBeNull();

  await console.declare(on.time.clock.now());
  await on.time.advance(HOUR);
  await expect.poll(newest).not.toBeNull();
  const hourly = newest();
  await console.close({ backUp: true });
  console = await startOn(on);
  expect(newest()).toBe(hourly);

  await console.declare(on.time.clock.now());
  await console.close({ backUp: true });
  console = await startOn(on);
  expect(newest()).not.toBe(hourly);
});
