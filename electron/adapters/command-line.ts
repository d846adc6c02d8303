import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** `--data DIR` among whatever else Chromium and the desktop put there; null where it is not given. */
export function dataArgument(argv: readonly string[]): string | null {
  const { values } = parseArgs({ args: [...argv], strict: false, options: { data: { type: 'string' } } });
  return typeof values.data === 'string' && values.data !== '' ? resolve(values.data) : null;
}
