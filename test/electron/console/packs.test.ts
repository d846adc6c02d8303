import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConsolePorts } from '../../../electron/console/ports.ts';
import { policyStream } from '../../../shared/kernel/ids.ts';
import type { PolicyPackSource } from '../../../shared/policy/pack.ts';
import { type Machine, machine, startOn } from '../../support/console-host.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { readJson } from '../../support/replay-host.ts';

let on: Machine;
beforeEach(() => {
  on = machine();
});
afterEach(() => on.remove());

const own = (changes: Partial<PolicyPackSource> = {}): PolicyPackSource => ({
  ...defaultPackSource(),
  id: 'our-agency',
  title: 'Our policy',
  ...changes,
});

function put(content: unknown): void {
  mkdirSync(on.folder, { recursive: true });
  writeFileSync(
    join(on.folder, 'policy.json'),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}

const seeds = (pack: unknown): Pick<ConsolePorts, 'seeds'> => ({
  seeds: { pack, directory: readJson('resources/directory/example.json') },
});

/** One start: what is adopted afterwards, the last one being in force, and what was refused. */
async function start(replaced: Partial<ConsolePorts> = {}) {
  const console = await startOn(on, replaced);
  const { events } = await console.api.open({ stream: policyStream });
  const adopted = events.map(({ body }) => {
    const { pack } = body as { pack: PolicyPackSource };
    return `${pack.id} ${pack.version}`;
  });
  const { packProblems } = await console.api.session(undefined);
  await console.close({ backUp: false });
  return { adopted, packProblems };
}

test("[GEN-PACK] a jurisdiction's own pack beside the record is in force, once", async () => {
  put(own());
  expect(await start()).toEqual({ adopted: ['our-agency 1.0.0'], packProblems: [] });
  expect(await start()).toEqual({ adopted: ['our-agency 1.0.0'], packProblems: [] });
});

test('[GEN-PACK] a bad pack is refused with every path and reason, and the last good one stays in force', async () => {
  put(own());
  await start();
  const { clocks } = own();
  put({
    ...own({ version: '2.0.0', zone: 'Europe/Atlantis' }),
    clocks: {
      ...clocks,
      acknowledge: { P1: { under: 'soon', owner: { office: 'on-call' }, cite: ['§2.2'] } },
    },
  });
  const { adopted, packProblems } = await start();
  expect(adopted).toEqual(['our-agency 1.0.0']);
  expect(packProblems.map(({ path }) => path)).toContain('clocks.acknowledge.P1.under');
  for (const { reason } of packProblems) expect(reason).not.toBe('');
});

test('[GEN-PACK] a bad pack on a first start leaves the bundled one in force', async () => {
  put('{ "schema": 1, ');
  const { adopted, packProblems } = await start();
  expect(adopted).toEqual(['gaas-default 1.0.0']);
  expect(packProblems).toEqual([{ path: 'policy.json', reason: expect.stringContaining('is no JSON') }]);
});

test('[GEN-PACK] a pack changed under the same version is refused: incidents were opened under it', async () => {
  put(own());
  await start();
  put(own({ warnAt: [0.9] }));
  const { adopted, packProblems } = await start();
  expect(adopted).toEqual(['our-agency 1.0.0']);
  expect(packProblems).toEqual([{ path: 'version', reason: expect.stringContaining('raise the version') }]);
});

test('[GEN-PACK] a newer bundled pack is adopted, an older one never, and neither displaces an own one', async () => {
  await start();
  expect((await start(seeds({ ...defaultPackSource(), version: '1.10.0' }))).adopted).toEqual([
    'gaas-default 1.0.0',
    'gaas-default 1.10.0',
  ]);
  expect((await start(seeds({ ...defaultPackSource(), version: '1.9.0' }))).adopted).toHaveLength(2);
  put(own());
  await start();
  const { adopted } = await start(seeds({ ...defaultPackSource(), version: '3.0.0' }));
  expect(adopted.at(-1)).toBe('our-agency 1.0.0');
});
