import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConsolePorts } from '../../../electron/console/ports.ts';
import { type CommandId, policyStream } from '../../../shared/kernel/ids.ts';
import type { PolicyPackSource } from '../../../shared/policy/pack.ts';
import { type Machine, machine, people, startOn } from '../../support/console-host.ts';
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
  version: '1.0.0',
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

/** What the product ships is always the first. */
const shipped = ['gaas-default 2.0.0'];

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
  expect(await start()).toEqual({ adopted: [...shipped, 'our-agency 1.0.0'], packProblems: [] });
  expect(await start()).toEqual({ adopted: [...shipped, 'our-agency 1.0.0'], packProblems: [] });
});

test('[GEN-PACK] a bad pack is refused with every path and reason, and the last good one stays in force', async () => {
  put(own());
  await start();
  const { clocks } = own();
  put({
    ...own({ version: '2.0.0' }),
    clocks: {
      ...clocks,
      acknowledge: { P1: { under: 'soon', owner: { office: 'on-call' }, cite: ['§2.2'] } },
      triage: { P1: { within: 'PT5M', owner: { office: 7 }, cite: ['§3.3'] } },
    },
  });
  const { adopted, packProblems } = await start();
  expect(adopted).toEqual([...shipped, 'our-agency 1.0.0']);
  expect(packProblems.map(({ path }) => path)).toEqual([
    'clocks.acknowledge.P1.under',
    'clocks.triage.P1.owner.office',
  ]);
  for (const { reason } of packProblems) expect(reason).not.toBe('');
});

test('[GEN-PACK] a bad pack on a first start leaves the bundled one in force', async () => {
  put('{ "schema": 1, ');
  const { adopted, packProblems } = await start();
  expect(adopted).toEqual(['gaas-default 2.0.0']);
  expect(packProblems).toEqual([{ path: 'policy.json', reason: expect.stringContaining('is no JSON') }]);
});

test.each([
  ['no JSON', '{\n"schema": 2,\n}', 'policy.json', /^is no JSON: /],
  ['a text and no pack', '"policy"', '(the whole file)', /^must be a group of fields$/],
  [
    '20 MB',
    `{"title": "${'x'.repeat(20_000_000)}"}`,
    'policy.json',
    /^must have 500,000 characters at most$/,
  ],
  ['nested without end', `${'['.repeat(100_000)}`, 'policy.json', /^must not nest deeper than 32 groups$/],
  [
    'an office twice',
    JSON.stringify(own()).replace('"SO":"Service Owner"', '$&,"SO":"Sales Office"'),
    'offices.SO',
    /^is written twice$/,
  ],
  [
    'an entry called __proto__',
    JSON.stringify(own()).replace('"SO":"Service Owner"', '$&,"__proto__":"X"'),
    'offices.__proto__',
    /^is no name that an entry may have$/,
  ],
  ['an unknown field', { ...own(), colour: 'red' }, 'colour', /^is no field of a pack$/],
  [
    'a version that goes back',
    own({ version: '0.9.0' }),
    'version',
    /^must be later than 1\.0\.0, which was adopted before$/,
  ],
])(
  '[GEN-PACK] a file with %s is refused at start, and the last good one stays',
  async (_, content, path, reason) => {
    put(own());
    await start();
    put(content);
    const { adopted, packProblems } = await start();
    expect(packProblems).toEqual([{ path, reason: expect.stringMatching(reason) }]);
    expect(adopted).toEqual([...shipped, 'our-agency 1.0.0']);
  },
);

test('[GEN-PACK] a pack changed under the same version is refused: incidents were opened under it', async () => {
  put(own());
  await start();
  put(own({ warnAt: [0.9] }));
  const { adopted, packProblems } = await start();
  expect(adopted).toEqual([...shipped, 'our-agency 1.0.0']);
  expect(packProblems).toEqual([{ path: 'version', reason: expect.stringContaining('raise the version') }]);
});

test('[GEN-PACK] a newer bundled pack is adopted, an older one never, and neither displaces an own one', async () => {
  await start();
  expect((await start(seeds({ ...defaultPackSource(), version: '2.10.0' }))).adopted).toEqual([
    'gaas-default 2.0.0',
    'gaas-default 2.10.0',
  ]);
  expect((await start(seeds({ ...defaultPackSource(), version: '2.9.0' }))).adopted).toHaveLength(2);
  put(own());
  await start();
  const { adopted } = await start(seeds({ ...defaultPackSource(), version: '3.0.0' }));
  expect(adopted.at(-1)).toBe('our-agency 1.0.0');
});

/** A pack of schema 1, as an earlier version of the product adopted it. */
const [before] = readJson('test/golden/events/policy.json') as readonly [
  { readonly body: { readonly pack: Record<string, unknown> } },
];

test('[GEN-PACK] an installation of the first version goes on to the pack of the second', async () => {
  const first = await start(seeds(before.body.pack));
  expect(first).toEqual({ adopted: ['gaas-default 1.0.0'], packProblems: [] });
  expect(await start()).toEqual({
    adopted: ['gaas-default 1.0.0', 'gaas-default 2.0.0'],
    packProblems: [],
  });
});

test('[GEN-PACK] an own pack of schema 1 is adopted as schema 2 reads it, once', async () => {
  put({ ...before.body.pack, id: 'our-agency' });
  expect(await start()).toEqual({ adopted: [...shipped, 'our-agency 1.0.0'], packProblems: [] });
  expect(await start()).toEqual({ adopted: [...shipped, 'our-agency 1.0.0'], packProblems: [] });
});

test('[GEN-PACK] an own pack that waits for its date leaves incidents to the bundled one until then', async () => {
  put(own({ effectiveFrom: '2199-01-01' }));
  const expected = { adopted: [...shipped, 'our-agency 1.0.0'], packProblems: [] };
  expect(await start()).toEqual(expected);
  expect(await start()).toEqual(expected);
});

test('[GEN-PACK] what a person adopted in the console stays, whatever the product ships or the file says', async () => {
  put(own());
  const console = await startOn(on);
  await console.api.signIn({ person: people.onCall });
  const mended = { ...defaultPackSource(), version: '2.0.1' };
  const answer = await console.api.execute({
    commandId: '0195d3a0-0000-7000-8000-000000000001' as CommandId,
    stream: policyStream,
    command: { type: 'adoptPack', pack: mended },
    occurredAt: null,
    onBehalfOf: null,
  });
  expect(answer.ok).toBe(true);
  await console.close({ backUp: false });
  const expected = { adopted: [...shipped, 'our-agency 1.0.0', 'gaas-default 2.0.1'], packProblems: [] };
  expect(await start()).toEqual(expected);
  rmSync(join(on.folder, 'policy.json'));
  expect(await start(seeds({ ...defaultPackSource(), version: '3.0.0' }))).toEqual(expected);
});
