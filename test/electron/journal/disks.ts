import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { onTestFinished } from 'vitest';

// Each of these is the real fault, not an imitation; how it is had depends on who runs the tests.

const isRoot = process.getuid?.() === 0;

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Makes a path read-only until the test ends; permission bits do not bind root, so root mounts or marks it. */
export function makeReadOnly(path: string): boolean {
  if (process.platform === 'win32') return false;
  if (!isRoot) {
    chmodSync(path, 0o555);
    onTestFinished(() => chmodSync(path, 0o755));
    return true;
  }
  if (works('mount', '--bind', path, path)) {
    onTestFinished(() => void works('umount', '-l', path));
    if (works('mount', '-o', 'remount,ro,bind', path)) return true;
  }
  if (!works('chattr', '+i', path)) return false;
  onTestFinished(() => void works('chattr', '-i', path));
  return true;
}

/** A file system of its own with so much room, mounted on the folder; false where this user may not mount. */
export function mountSmallDisk(folder: string, kilobytes: number): boolean {
  if (process.platform !== 'linux' || !isRoot) return false;
  if (!works('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', folder)) return false;
  onTestFinished(() => void works('umount', '-l', folder));
  return true;
}
