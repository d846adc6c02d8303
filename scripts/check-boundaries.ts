/** `npm run check:boundaries`: the layers hold, and the checker really saw the modules. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

const root = fileURLToPath(new URL('..', import.meta.url));
const layers = ['shared', 'electron', 'central', 'renderer', 'scripts', 'test'];

export interface Boundaries {
  /** How many modules were looked at: none means that the checker is blind, not that all is well. */
  readonly modules: number;
  /** "rule: from → to (reason)", one a violation. */
  readonly violations: readonly string[];
}

/** Checks a tree that has the product's folders; `folder` is the product itself unless a test brings its own. */
export async function checkBoundaries(folder: string = root): Promise<Boundaries> {
  const { options, ...rules } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    options: { tsConfig: { fileName: string } };
  };
  const { output } = await cruise(layers, {
    ...options,
    tsConfig: { fileName: `${root}tsconfig.base.json` },
    ruleSet: rules,
    validate: true,
    baseDir: folder,
  } as Parameters<typeof cruise>[1]);
  const { summary, modules } = output as ICruiseResult;
  const violations = summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} → ${to} (${reasonFor(rules, rule.name)})`,
  );
  return {
    modules: modules.filter(({ source }) => layers.some((layer) => source.startsWith(`${layer}/`))).length,
    violations: [...violations, ...bridgeViolations(folder)],
  };
}

const reasonFor = (rules: object, name: string): string =>
  (rules as { forbidden: readonly { name: string; comment: string }[] }).forbidden.find(
    (rule) => rule.name === name,
  )?.comment ?? '';

/** Not an import, so the cruiser cannot see it: only renderer/bridge touches what the preload offers. */
function bridgeViolations(folder: string): readonly string[] {
  return sources(folder, 'renderer')
    .filter(
      (file) =>
        !file.startsWith('renderer/bridge/') &&
        /\bwindow\.warRoom\b/.test(readFileSync(`${folder}/${file}`, 'utf8')),
    )
    .map((file) => `only-the-bridge-talks-to-the-console: ${file} (the page has one way to its data)`);
}

function sources(folder: string, under: string): readonly string[] {
  return readdirSync(`${folder}/${under}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${under}/${entry.name}`;
    return entry.isDirectory() ? sources(folder, path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

if (import.meta.main) {
  const { modules, violations } = await checkBoundaries();
  for (const violation of violations) console.error(violation);
  console.log(`${modules} modules, ${violations.length} violations`);
  if (modules === 0)
    console.error('The checker saw no module at all: it is blind, and its "no violations" says nothing.');
  process.exitCode = modules === 0 || violations.length > 0 ? 1 : 0;
}
