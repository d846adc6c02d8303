import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Either where the Electron binary is, or why it cannot be had, to follow "The Electron runtime is missing and …". */
export type ElectronRuntime = { readonly path: string } | { readonly path: null; readonly reason: string };

const electronFolder = fileURLToPath(new URL('../node_modules/electron', import.meta.url));

/** A download of 120 MB over a slow line still gets here; a line that carries nothing does not hold anybody up. */
const DOWNLOAD_LIMIT = 10 * 60_000;
const SILENT_LIMIT = 20_000;

/** Finds the runtime, or has the electron package fetch it: since version 42 it does so at first use only. */
export async function electronRuntime(): Promise<ElectronRuntime> {
  const present = presentRuntime();
  if (present) return { path: present };
  if (!existsSync(join(electronFolder, 'install.js')))
    return { path: null, reason: 'the electron package is not installed (npm ci)' };
  if (!(await canReachDownload())) return { path: null, reason: 'cannot be downloaded here' };
  console.log('Downloading the Electron runtime, once …');
  if (await download()) {
    const fetched = presentRuntime();
    if (fetched) return { path: fetched };
  }
  return { path: null, reason: 'its download failed' };
}

/** Never by asking the electron package itself: that would start a download. */
export function presentRuntime(): string | null {
  const named = process.env.ELECTRON_PATH;
  if (named && existsSync(named)) return named;
  const pathFile = join(electronFolder, 'path.txt');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const binary = join(dist, existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron');
  return existsSync(binary) ? binary : null;
}

/** Asked first, so that an offline machine does not wait through the installer's retries. */
async function canReachDownload(): Promise<boolean> {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(SILENT_LIMIT) });
    return true;
  } catch {
    return false;
  }
}

function download(): Promise<boolean> {
  const installer = spawn(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_LIMIT,
  });
  return new Promise((resolve) => {
    installer.on('error', () => resolve(false));
    installer.on('exit', (code) => resolve(code === 0));
  });
}
