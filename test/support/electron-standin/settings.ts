import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a run of the stand-in is told from outside: by switches as Electron is, by STANDIN_* where Electron asks the OS. */

interface PackageFile {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

/** `--name` or `--name=value`, the way Chromium reads its switches. */
export function switchValue(name: string): string | undefined {
  for (const argument of process.argv) {
    if (argument === `--${name}`) return '';
    if (argument.startsWith(`--${name}=`)) return argument.slice(name.length + 3);
  }
  return undefined;
}

function readPackage(folder: string): PackageFile {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
  } catch {
    return {};
  }
}

let folder = resolve(switchValue('user-data-dir') || mkdtempSync(join(tmpdir(), 'electron-standin-')));
mkdirSync(folder, { recursive: true });

/** Asked anew each time: the app may move it before it is ready, and lock, profile and secrets move along. */
export const userData = (): string => folder;

export function moveUserData(to: string): void {
  folder = resolve(to);
  mkdirSync(folder, { recursive: true });
}

export const appPath = resolve(process.env.STANDIN_APP_PATH ?? '.');
export const packageFile = readPackage(appPath);
export const packaged = process.env.STANDIN_PACKAGED === '1';
/** `gnome_libsecret` (default), `basic_text` for a machine without a keyring, `unavailable`. */
export const secretBackend = process.env.STANDIN_SAFE_STORAGE ?? 'gnome_libsecret';
/** JSON array of displays, for a second screen or a wall. */
export const displaysText = process.env.STANDIN_DISPLAYS;
