import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A small text that only this user may read; null where there is none. */
export function readPrivate(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Replaced whole, so that a crash leaves the old one or the new one. */
export function writePrivate(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  writeFileSync(partial, text, { mode: 0o600, flush: true });
  renameSync(partial, file);
}

export const removePrivate = (file: string): void => rmSync(file, { force: true });
