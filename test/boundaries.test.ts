import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkBoundaries } from '../scripts/check-boundaries.ts';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
let tree: string;

/** A small tree of its own with the product's folders: a planted file never touches the product, even when killed. */
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'war-room-boundaries-'));
  symlinkSync(modules, join(tree, 'node_modules'), 'junction');
  for (const layer of ['shared', 'electron', 'central', 'renderer', 'scripts', 'test'])
    plant(`${layer}/sound.ts`, 'export const sound = 1;\n');
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

test('the product has no violation, and the checker saw its modules', async () => {
  const { modules: seen, violations } = await checkBoundaries();
  expect(violations).toEqual([]);
  expect(seen).toBeGreaterThan(100);
});

const planted: readonly [rule: string, file: string, text: string, beside?: string][] = [
  ['shared-is-pure', 'shared/planted.ts', "import 'node:fs';\n"],
  ['shared-imports-only-shared', 'shared/planted.ts', "import 'react';\n"],
  [
    'kernel-knows-no-domain',
    'shared/kernel/planted.ts',
    "import '../incident/there.ts';\n",
    'shared/incident/there.ts',
  ],
  [
    'policy-knows-no-incident',
    'shared/policy/planted.ts',
    "import '../incident/there.ts';\n",
    'shared/incident/there.ts',
  ],
  [
    'aggregates-know-no-host',
    'shared/incident/planted.ts',
    "import '../host/there.ts';\n",
    'shared/host/there.ts',
  ],
  [
    'features-do-not-know-each-other',
    'renderer/features/a/planted.ts',
    "import '../b/there.ts';\n",
    'renderer/features/b/there.ts',
  ],
  [
    'features-do-not-know-the-app',
    'renderer/features/a/planted.ts',
    "import '../../app/there.ts';\n",
    'renderer/app/there.ts',
  ],
  ['renderer-has-no-node', 'renderer/planted.ts', "import 'node:path';\n"],
  ['renderer-imports-renderer-and-shared', 'renderer/planted.ts', "import '../electron/sound.ts';\n"],
  ['electron-side-knows-no-page', 'electron/planted.ts', "import '../renderer/sound.ts';\n"],
  [
    'electron-api-at-the-edge',
    'electron/console/planted.ts',
    "import { app } from 'electron';\nexport { app };\n",
  ],
  [
    'inner-electron-knows-no-shell',
    'electron/journal/planted.ts',
    "import '../web.ts';\n",
    'electron/web.ts',
  ],
  ['product-knows-no-tests', 'electron/planted.ts', "import '../test/sound.ts';\n"],
  ['only-the-bridge-talks-to-the-console', 'renderer/planted.ts', 'export const api = window.warRoom;\n'],
];

for (const [rule, file, text, beside] of planted) {
  test(`a planted violation of "${rule}" is found and named`, async () => {
    plant(file, text);
    if (beside) plant(beside, 'export const there = 1;\n');
    const { violations } = await checkBoundaries(tree);
    expect(violations.some((violation) => violation.startsWith(`${rule}: ${file}`))).toBe(true);
  });
}
