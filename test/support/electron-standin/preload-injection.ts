import { readFileSync } from 'node:fs';
import { buildSync } from 'esbuild';
import type { ShimSettings } from './page-protocol.ts';

/** The script that Chromium runs before any script of a page: the shim, bundled, around the unmodified preload. */

let shim: string | undefined;

function bundledShim(): string {
  shim ??= buildSync({
    entryPoints: [new URL('preload-shim.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'shim',
    platform: 'browser',
    target: 'esnext',
  }).outputFiles[0]?.text;
  return shim ?? '';
}

export function injectionFor(
  preloadPath: string | undefined,
  settings: Omit<ShimSettings, 'run' | 'preloadPath'>,
): string {
  const preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8');
  const told = JSON.stringify({ ...settings, preloadPath: preloadPath ?? '(none)' });
  return `(() => {
    ${bundledShim()}
    shim.runPreload({ ...${told}, run(require, module, exports, process) {\n${preload}\n} });
  })();`;
}
