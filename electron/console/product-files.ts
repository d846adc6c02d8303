import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Files that ship with the product. `electron/` and `out/` both lie beside `resources/`, so the bundles find them from
 * where they are; a bundle holds all of this file's code at the top of `out/`.
 */
export interface ProductFiles {
  /** The folder that holds `resources/`, `package.json` and `out/`. */
  readonly root: string;
  readonly version: string;
  path(relative: string): string;
  json(relative: string): unknown;
}

/** `entry` is `import.meta.url` of `main.ts` or `web.ts`, or of the bundle made from it. */
export function productFiles(entry: string): ProductFiles {
  const base = new URL('../', entry);
  const path = (relative: string): string => fileURLToPath(new URL(relative, base));
  const json = (relative: string): unknown => JSON.parse(readFileSync(path(relative), 'utf8'));
  const { version } = json('package.json') as { readonly version: string };
  return { root: fileURLToPath(base), version, path, json };
}
