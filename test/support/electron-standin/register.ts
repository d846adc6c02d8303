/**
 * `node --import test/support/electron-standin/register.ts out/main.js`: from here on 'electron' means the stand-in,
 * for import and for require alike, in the unmodified bundle and in whatever it loads.
 */
import { registerHooks } from 'node:module';

const NAMES = new Set(['electron', 'electron/main', 'electron/common']);
const url = new URL('electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    NAMES.has(specifier)
      ? { url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

/** Code asks these to know that it runs in Electron's main process. */
const identity = { type: 'browser', resourcesPath: process.cwd(), defaultApp: true };
for (const [name, value] of Object.entries(identity)) {
  Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
}
for (const name of ['electron', 'chrome']) {
  Object.defineProperty(process.versions, name, {
    value: '0.0.0-standin',
    configurable: true,
    enumerable: true,
  });
}
