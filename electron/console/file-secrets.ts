import { join } from 'node:path';
import type { Secrets } from './device.ts';
import { readPrivate, removePrivate, writePrivate } from './private-file.ts';

/** Keys as files that only this user may read: a browser on its own has no keyring to offer. */
export function fileSecrets(dataFolder: string): Secrets {
  const file = (name: string): string => join(dataFolder, 'keys', name);
  return {
    read: (name) => readPrivate(file(name)),
    write: (name, secret) => writePrivate(file(name), secret),
    forget: (name) => removePrivate(file(name)),
  };
}
