/**
 * `npm start [-- --web] [--port N] [--data DIR] [--no-open]`: builds what changed and opens the console, in Electron
 * where its runtime can be had, otherwise in the browser on the same record.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.ts';
import { electronRuntime } from './electron-runtime.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const flags = process.argv.slice(2);
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await buildAll();
const runtime = await chooseRuntime();
const [command, ...args] = runtime
  ? [runtime, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...flags]
  : [process.execPath, 'out/web.js', ...flags.filter((flag) => flag !== '--web')];
run(command ?? process.execPath, args);

/** The Electron binary to run, or null for the browser host, with the reason said in one line. */
async function chooseRuntime(): Promise<string | null> {
  if (flags.includes('--web')) return null;
  if (!hasDisplay) {
    console.log('There is no display for a window: opening the console for the browser instead.');
    return null;
  }
  const found = await electronRuntime();
  if (found.path === null)
    console.log(
      `The Electron runtime is missing and ${found.reason}: opening the console for the browser instead.`,
    );
  return found.path;
}

/** Hands over: signals go to the console, and its exit code becomes ours. */
function run(file: string, parameters: readonly string[]): void {
  const child = spawn(file, parameters, { cwd: root, stdio: 'inherit' });
  // Ctrl+C reaches the whole group by itself; a signal sent to us alone must be passed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`The console could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
  });
}
