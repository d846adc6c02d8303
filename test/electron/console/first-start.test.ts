import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineIds } from '../../../electron/console/ids.ts';
import { INSTALLER, seedDirectory } from '../../../electron/console/seed.ts';
import { chainDigest } from '../../../electron/journal/chain.ts';
import { memoryJournal } from '../../../electron/journal/memory-journal.ts';
import { emptyDirectory } from '../../../shared/directory/state.ts';
import { openHost } from '../../../shared/host/host.ts';
import type { CommandId, DeviceId } from '../../../shared/kernel/ids.ts';
import { directoryStream, policyStream } from '../../../shared/kernel/ids.ts';
import { type Machine, machine, startOn } from '../../support/console-host.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { aPerson } from '../../support/directory.ts';
import { readJson } from '../../support/replay-host.ts';

let on: Machine;
beforeEach(() => {
  on = machine();
});
afterEach(() => on.remove());

test('[GEN-PACK] a first start holds the default policy, an example government; a second adds nothing', async () => {
  const first = await startOn(on);
  const people = await first.api.open({ stream: directoryStream });
  const packs = await first.api.open({ stream: policyStream });
  expect(packs.events.map(({ type }) => type)).toEqual(['packAdopted']);
  const count = (type: string) => people.events.filter((event) => event.type === type).length;
  expect([count('agencySaved'), count('serviceSaved'), count('personSaved')]).toEqual([10, 60, 200]);
  expect(new Set(people.events.map(({ commandId }) => commandId)).size).toBe(1);
  await first.close({ backUp: false });

  const second = await startOn(on);
  expect((await second.api.open({ stream: directoryStream })).events).toEqual(people.events);
  expect((await second.api.open({ stream: policyStream })).events).toEqual(packs.events);
  await second.close({ backUp: false });
});

test('a first start that was cut short has written nothing, and the next fills the directory', async () => {
  const journal = memoryJournal('device' as DeviceId);
  const host = await openHost({ journal, clock: on.time.clock, ids: machineIds, digest: chainDigest });
  const source = readJson('resources/directory/example.json');
  journal.failWith({ code: 'diskFull', detail: '' });
  await seedDirectory(host, source, on.time.clock.now());
  expect(host.directory()).toBe(emptyDirectory);

  journal.failWith(null);
  await seedDirectory(host, source, on.time.clock.now());
  const filled = host.directory();
  expect(filled.people.size).toBe(200);
  await seedDirectory(host, source, on.time.clock.now());
  expect(host.directory()).toBe(filled);
});

test('[GEN-PACK] a pack of the jurisdiction without some of the offices does not keep the console from starting', async () => {
  const pack = defaultPackSource();
  const journal = memoryJournal('device' as DeviceId);
  const host = await openHost({ journal, clock: on.time.clock, ids: machineIds, digest: chainDigest });
  const command = { type: 'adoptPack' as const, pack };
  const commandId = '0195d3a0-0000-7000-8000-000000000002' as CommandId;
  await host.execute(
    { commandId, stream: policyStream, command, occurredAt: null, onBehalfOf: null },
    INSTALLER,
  );
  const policy = host.policy();
  const packs = [...policy.packs].map(([key, { offices, ...rest }]) => {
    const { liaison: _, ...others } = offices;
    return [key, { ...rest, offices: others }] as const;
  });
  await seedDirectory(
    { ...host, policy: () => ({ ...policy, packs: new Map(packs) }) },
    readJson('resources/directory/example.json'),
    on.time.clock.now(),
  );
  const offices = new Set([...host.directory().appointments.values()].map(({ office }) => office));
  expect(offices.has('SO')).toBe(true);
  expect(offices.has('liaison')).toBe(false);
});

test('a directory that a person has begun, or an earlier version filled, is left as it is', async () => {
  const journal = memoryJournal('device' as DeviceId);
  const host = await openHost({ journal, clock: on.time.clock, ids: machineIds, digest: chainDigest });
  const source = readJson('resources/directory/example.json');
  const { left: _, ...person } = aPerson('x');
  const commandId = '0195d3a0-0000-7000-8000-000000000001' as CommandId;
  const command = { type: 'savePerson' as const, ...person };
  await host.execute(
    { commandId, stream: directoryStream, command, occurredAt: null, onBehalfOf: null },
    INSTALLER,
  );
  await seedDirectory(host, source, on.time.clock.now());
  expect([...host.directory().people.keys()]).toEqual(['x']);

  const [saved] = await journal.read(directoryStream);
  if (!saved) throw new Error('Somebody was saved.');
  const body = { id: 'old', name: 'Old', handle: 'old', offices: ['CDO'] };
  const old = { ...journal, read: () => Promise.resolve([{ ...saved, type: 'personAdded', body }]) };
  const upgraded = await openHost({
    journal: old,
    clock: on.time.clock,
    ids: machineIds,
    digest: chainDigest,
  });
  await seedDirectory(upgraded, source, on.time.clock.now());
  expect([...upgraded.directory().people.keys()]).toEqual(['old']);
});
