import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineIds } from '../../../electron/console/ids.ts';
import { seedDirectory } from '../../../electron/console/seed.ts';
import { chainDigest } from '../../../electron/journal/chain.ts';
import { memoryJournal } from '../../../electron/journal/memory-journal.ts';
import { openHost } from '../../../shared/host/host.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { directoryStream, policyStream } from '../../../shared/kernel/ids.ts';
import { type Machine, machine, startOn } from '../../support/console-host.ts';
import { readJson } from '../../support/replay-host.ts';

let on: Machine;
beforeEach(() => {
  on = machine();
});
afterEach(() => on.remove());

test('[GEN-PACK] a first start holds the default policy, people with offices and three services; a second adds nothing', async () => {
  const first = await startOn(on);
  const people = await first.api.open({ stream: directoryStream });
  const packs = await first.api.open({ stream: policyStream });
  expect(packs.events.map(({ type }) => type)).toEqual(['packAdopted']);
  expect(people.events.filter(({ type }) => type === 'serviceAdded')).toHaveLength(3);
  expect(people.events.filter(({ type }) => type === 'personAdded').length).toBeGreaterThanOrEqual(12);
  await first.close({ backUp: false });

  const second = await startOn(on);
  expect((await second.api.open({ stream: directoryStream })).events).toEqual(people.events);
  expect((await second.api.open({ stream: policyStream })).events).toEqual(packs.events);
  await second.close({ backUp: false });
});

test('a first start that was cut short is continued by the next, and nobody is added twice', async () => {
  const clock = on.time.clock;
  const journal = memoryJournal('device' as DeviceId);
  const host = await openHost({ journal, clock, ids: machineIds, digest: chainDigest });
  const source = readJson('resources/directory/example.json');
  let left = 5;
  const failing = {
    ...host,
    execute: (...args: Parameters<typeof host.execute>) => {
      journal.failWith(left-- > 0 ? null : { code: 'diskFull', detail: '' });
      return host.execute(...args);
    },
  };
  await seedDirectory(failing, source);
  expect(host.directory().people.size).toBe(5);

  journal.failWith(null);
  await seedDirectory(host, source);
  const { people, services } = source as { people: unknown[]; services: unknown[] };
  expect(host.directory().people.size).toBe(people.length);
  expect(host.directory().services.size).toBe(services.length);
  expect(await journal.read(directoryStream)).toHaveLength(people.length + services.length);
});

test('a directory that was filled in another way is left as it is', async () => {
  const journal = memoryJournal('device' as DeviceId);
  const host = await openHost({ journal, clock: on.time.clock, ids: machineIds, digest: chainDigest });
  const other = {
    people: [{ id: 'x', name: 'X', handle: 'x', offices: [] }],
    services: [{ id: 's', name: 'S', tier: '1', agency: 'A', holders: {} }],
  };
  await seedDirectory(host, other);
  await seedDirectory(host, readJson('resources/directory/example.json'));
  expect([...host.directory().people.keys()]).toEqual(['x']);
});
