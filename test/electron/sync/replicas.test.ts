import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { entriesIn } from '../../../shared/directory/entries.ts';
import { directoryStream, incidentStream, type PersonId, policyStream } from '../../../shared/kernel/ids.ts';
import { endAll, ran, type ServingProcess, servingProcess } from '../../support/central-process.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { importing } from '../../support/directory.ts';
import { plain } from '../../support/plain.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { command, directory, people } from '../../support/story.ts';
import { type SyncingConsole, syncingConsole } from '../../support/syncing-console.ts';

let server: PostgresServer;
let environment: { DATABASE_URL: string };
const consoles: SyncingConsole[] = [];

beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  for (const console of consoles.splice(0)) console.close();
  await endAll();
});
afterAll(() => server.stop());

const codeIn = (text: string): string => text.split(' ')[0] ?? '';

async function consoleAt({ address }: ServingProcess, person: PersonId): Promise<SyncingConsole> {
  const registry = {
    invite: async () =>
      codeIn((await ran(['invite', '--person', person, '--role', 'console'], environment)).said),
  };
  const console = await syncingConsole({ address, registry }, person);
  consoles.push(console);
  return console;
}

test('[GEN-OFFLINE] three consoles on two replicas, one of them killed midway: everyone has everything, the same', async () => {
  environment = { DATABASE_URL: await server.database() };
  const [one, other] = await Promise.all([servingProcess([], environment), servingProcess([], environment)]);
  const left = await consoleAt(one, people.engineer);
  const middle = await consoleAt(one, people.scribe);
  const right = await consoleAt(other, people.comms);
  const all = [left, middle, right];
  const stream = incidentStream(randomUUID());
  const note = (console: SyncingConsole, text: string) => console.say(stream, command('addEntry', { text }));

  await left.say(policyStream, { type: 'adoptPack', pack: defaultPackSource() });
  await left.say(directoryStream, importing(entriesIn(directory)));
  await left.say(stream, command('declare', { detectedAt: Date.now() - 60_000 }));
  for (const console of all) expect(await console.sync()).toMatchObject({ ok: true });

  for (let line = 1; line <= 200; line++) await note(left, `Left, line ${line}`);
  await note(middle, 'Middle, before the replica died');
  await note(right, 'Right, before the replica died');

  // Killed while it takes in what the left one pushes; neither side knows how much of it counts.
  const pushing = left.sync();
  one.child.kill('SIGKILL');
  await pushing;
  await one.ended;
  expect(await middle.sync()).toMatchObject({ ok: false, rejection: { kind: 'unreachable' } });
  await note(middle, 'Middle, with its replica gone');

  // What stands before them sends them to the one that is left.
  for (const console of all) console.turnTo(other);
  for (const console of [...all, ...all]) expect(await console.sync()).toEqual({ ok: true, value: null });

  const states = await Promise.all(
    all.map(async ({ host }) => JSON.stringify(plain([await host.incident(stream), host.directory()]))),
  );
  expect(new Set(states).size).toBe(1);
  for (const text of ['Left, line 200', 'Middle, before', 'Middle, with', 'Right, before'])
    expect(states[0]).toContain(text);
  for (const { journal } of all) expect(await journal.pendingCount()).toBe(0);
  expect((await ran(['verify'], environment)).code).toBe(0);
});
