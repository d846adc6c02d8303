/**
 * `npm run build`: bundles what changed. A bundle whose inputs have the same content as last time is left alone, so
 * that the second `npm start` is immediate.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build as esbuild, type Plugin } from 'esbuild';
import { build as vite } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Target {
  /** Where the bundles go: `out` for working, a folder of its own for a package, so that neither disturbs the other. */
  readonly folder: string;
  readonly minify: boolean;
}

interface Bundle {
  readonly name: string;
  /** Folders and files whose content decides whether it must be built again. */
  readonly inputs: readonly string[];
  /** What must exist for it to count as built. */
  readonly output: string;
  readonly make: (target: Target) => Promise<unknown>;
}

/** What every bundle depends on beside its own sources. */
const everywhere = ['package-lock.json', 'scripts/build.ts', 'tsconfig.base.json'];

const node =
  (entry: string, outfile: string, options: BuildOptions) =>
  ({ folder, minify }: Target) =>
    esbuild({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(folder, outfile),
      bundle: true,
      platform: 'node',
      target: 'node24',
      minify,
      // Errors name the line of the source: the map is inside the file in a working copy, and left out of the package.
      sourcemap: minify ? false : 'inline',
      logLevel: 'warning',
      ...options,
    });

const esModule: BuildOptions = {
  format: 'esm',
  // Native code and Electron itself cannot be bundled.
  external: ['electron', 'better-sqlite3'],
  // Bundled CommonJS packages ask for Node's modules by `require`, which a module does not have by itself.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** The holiday rules of all countries, several times the console itself, stay in a file of their own until asked for. */
const holidaysApart: Plugin = {
  name: 'holidays apart',
  setup: (build) => {
    build.onResolve({ filter: /^date-holidays$/ }, () => ({ path: './date-holidays.js', external: true }));
  },
};

const bundles: readonly Bundle[] = [
  {
    name: 'main',
    inputs: ['electron', 'shared'],
    output: 'main.js',
    make: node('electron/main.ts', 'main.js', { ...esModule, plugins: [holidaysApart] }),
  },
  {
    name: 'web',
    inputs: ['electron', 'shared'],
    output: 'web.js',
    make: node('electron/web.ts', 'web.js', { ...esModule, plugins: [holidaysApart] }),
  },
  {
    name: 'holidays',
    inputs: [],
    output: 'date-holidays.js',
    make: node('date-holidays', 'date-holidays.js', { ...esModule, sourcemap: false, minify: true }),
  },
  {
    name: 'long work',
    inputs: ['electron', 'shared'],
    output: 'long-work-thread.js',
    make: node('electron/journal/long-work-thread.ts', 'long-work-thread.js', esModule),
  },
  {
    name: 'preload',
    inputs: ['electron', 'shared/protocol'],
    output: 'preload.cjs',
    // A sandboxed preload is one CommonJS file.
    make: node('electron/preload.ts', 'preload.cjs', { format: 'cjs', external: ['electron'] }),
  },
  {
    name: 'renderer',
    inputs: ['renderer', 'shared', 'resources/i18n', 'vite.config.ts'],
    output: 'renderer/index.html',
    make: ({ folder }) =>
      inProduction(() =>
        vite({
          root: join(root, 'renderer'),
          configFile: join(root, 'vite.config.ts'),
          logLevel: 'warn',
          build: { outDir: join(folder, 'renderer') },
        }),
      ),
  },
];

/**
 * React comes as NODE_ENV says. Called from a test it would be the slow one for development, and the tests that follow
 * a build must not find themselves in production: so it is set for the build alone.
 */
async function inProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

export async function buildAll({
  folder = join(root, 'out'),
  minify = false,
}: Partial<Target> = {}): Promise<void> {
  const stampFile = join(folder, '.stamp.json');
  const stamps = readStamps(stampFile);
  for (const { name, inputs, output, make } of bundles) {
    const stamp = digestOf([...inputs, ...everywhere]);
    if (stamps[name] === stamp && existsSync(join(folder, output))) continue;
    const started = performance.now();
    await make({ folder, minify });
    stamps[name] = stamp;
    mkdirSync(folder, { recursive: true });
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2));
    console.log(`Built ${name} in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  }
}

function readStamps(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

function digestOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesUnder(input)).toSorted())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (statSync(whole).isFile()) return [path];
  return readdirSync(whole).flatMap((name) => filesUnder(`${path}/${name}`));
}

if (import.meta.main) await buildAll();
