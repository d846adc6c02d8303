import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entriesIn } from '../../../shared/directory/entries.ts';
import { directoryStream, incidentStream, type PersonId, policyStream } from '../../../shared/kernel/ids.ts';
import {
  type DatabaseMaker,
  postgresDatabases,
  type RunningCentral,
  serveCentral,
  sqliteDatabases,
} from '../../support/central-server.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { importing } from '../../support/directory.ts';
import { plain } from '../../support/plain.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { command, directory, people } from '../../support/story.ts';
import { type SyncingConsole, syncingConsole } from '../../support/syncing-console.ts';

let server: PostgresServer;
const sqlite = sqliteDatabases();
const postgres = postgresDatabases(() => server.database());
const centrals: RunningCentral[] = [];
const consoles: SyncingConsole[] = [];

beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  for (const console of consoles.splice(0)) console.close();
  await Promise.all(centrals.splice(0).map((one) => one.close()));
  sqlite.clean();
});
afterAll(() => server.stop());

async function centralOn({ open }: DatabaseMaker): Promise<RunningCentral> {
  const central = await serveCentral(await open());
  centrals.push(central);
  return central;
}

async function consoleOf(central: RunningCentral, person: PersonId): Promise<SyncingConsole> {
  const console = await syncingConsole(central, person);
  consoles.push(console);
  return console;
}

async function synced(...all: readonly SyncingConsole[]): Promise<void> {
  for (const console of all) expect(await console.sync()).toEqual({ ok: true, value: null });
}

describe.each([
  ['SQLite', sqlite],
  ['PostgreSQL', postgres],
])('consoles and central over HTTP, on %s', (_, databases) => {
  const stream = incidentStream(randomUUID());

  async function bridge() {
    const central = await centralOn(databases);
    const [left, right] = [
      await consoleOf(central, people.engineer),
      await consoleOf(central, people.scribe),
    ];
    await left.say(policyStream, { type: 'adoptPack', pack: defaultPackSource() });
    await left.say(directoryStream, importing(entriesIn(directory)));
    await left.say(stream, command('declare', { detectedAt: Date.now() - 60_000 }));
    await synced(left, right);
    return { central, left, right };
  }
  const shown = async ({ host }: SyncingConsole) =>
    plain([await host.incident(stream), host.directory(), host.policy()]);

  test('[GEN-OFFLINE] what both wrote apart stands on both, the same, and central has it all', async () => {
    const { central, left, right } = await bridge();
    await left.say(stream, command('addEntry', { text: 'Token issue errors at 4 %' }));
    await right.say(stream, command('addEntry', { text: 'Vendor paged' }));
    await right.say(stream, command('addEntry', { text: 'Vendor answers' }));

    await synced(left, right, left);

    expect(await shown(left)).toEqual(await shown(right));
    expect(JSON.stringify(await shown(left))).toContain('Vendor answers');
    expect(JSON.stringify(await shown(right))).toContain('Token issue errors');
    for (const { journal } of [left, right]) expect(await journal.pendingCount()).toBe(0);
    expect(await central.log.quarantined()).toBe(0);
  });

  test('a revoked console is told, keeps what it has, and what it brings is set aside for everyone', async () => {
    const { central, left, right } = await bridge();
    await central.registry.revoke(right.device);
    await right.say(stream, command('addEntry', { text: 'Written after the revocation' }));
    await left.say(stream, command('addEntry', { text: 'Not for the revoked' }));

    await synced(left);
    const told = await right.sync();
    await synced(left);

    expect(told).toMatchObject({ ok: false, rejection: { kind: 'fault', fault: 'Revoked' } });
    expect(await central.log.quarantined()).toBe(1);
    expect(JSON.stringify(await shown(left))).not.toContain('Written after the revocation');
    expect(JSON.stringify(await shown(right))).not.toContain('Not for the revoked');
    expect(JSON.stringify(await shown(right))).toContain('Written after the revocation');
  });

  test('while central is away consoles go on, and nothing is missing once it is back', async () => {
    const { central, left, right } = await bridge();
    const away = { address: 'http://127.0.0.1:9' };
    left.turnTo(away);
    await left.say(stream, command('addEntry', { text: 'Said while central was away' }));
    expect(await left.sync()).toMatchObject({ ok: false, rejection: { kind: 'unreachable' } });
    expect(await left.journal.pendingCount()).toBe(1);

    left.turnTo(central);
    await synced(left, right);

    expect(await shown(right)).toEqual(await shown(left));
  });

  test('a push of one console wakes the other', async () => {
    const { left, right } = await bridge();
    let news = 0;
    let cut = 0;
    const stop = right.remote.listen({
      onNews: () => {
        news += 1;
      },
      onCut: () => {
        cut += 1;
      },
    });
    await expect.poll(() => news).toBe(1);

    await left.say(stream, command('addEntry', { text: 'Region B fails, too' }));
    await synced(left);
    await expect.poll(() => news).toBe(2);

    stop();
    expect(cut).toBe(0);
  });
});
