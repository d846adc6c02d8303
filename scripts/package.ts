/**
 * `npm run package [-- --targets]`: the unpacked app for this machine in `release/`, without a network; with `--targets`
 * the real installers (AppImage, deb, nsis, dmg), for machines that can download the tools for them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Configuration, DIR_TARGET, Platform } from 'electron-builder';
import { buildAll } from './build.ts';
import { presentRuntime } from './electron-runtime.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Beside the working copy's `out`, which a packing must not disturb; electron-builder.yml takes it from there. */
const minified = { folder: join(root, '.cache/package'), minify: true };

export interface Packed {
  /** The folder of the unpacked app. */
  readonly app: string;
  /** False where the Electron runtime was absent and a stand-in of the same shape took its place: it cannot be run. */
  readonly runnable: boolean;
}

/** Packs for this machine's platform. `output` is where the app goes; everything else is as for a release. */
export async function packUnpacked(output: string): Promise<Packed> {
  await buildAll(minified);
  const runtime = presentRuntime();
  const electronDist = runtime ? dirname(runtime) : standInRuntime();
  const config: Configuration = {
    extends: join(root, 'electron-builder.yml'),
    electronDist,
    directories: { output },
  };
  try {
    await build({
      projectDir: root,
      targets: Platform.current().createTarget(DIR_TARGET),
      config,
      publish: 'never',
    });
  } finally {
    if (!runtime) rmSync(electronDist, { recursive: true, force: true });
  }
  return { app: join(output, unpackedFolder()), runnable: runtime !== null };
}

const unpackedFolder = (): string =>
  process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'win-unpacked' : 'linux-unpacked';

/**
 * The sentinel, version, length and nine fuses that stand in every Electron binary: enough for the packer to set the
 * fuses, and for a test to read them back. It is no program.
 */
function standInRuntime(): string {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-runtime-'));
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  const wire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101001010';
  writeFileSync(
    join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron'),
    `#!/bin/sh\necho "This is no Electron runtime."\nexit 1\n${wire}\n`,
    { mode: 0o755, encoding: 'latin1' },
  );
  return folder;
}

if (import.meta.main) {
  if (process.argv.includes('--targets')) {
    await buildAll(minified);
    await build({
      projectDir: root,
      config: { extends: join(root, 'electron-builder.yml') },
      publish: 'never',
    });
  } else {
    const { app, runnable } = await packUnpacked(join(root, 'release'));
    console.log(
      `Packed ${app}${runnable ? '' : ' around a stand-in: the Electron runtime is not on this machine, so it cannot be run'}`,
    );
  }
}
