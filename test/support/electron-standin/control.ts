import { constants, runInThisContext } from 'node:vm';
import { app } from './app.ts';
import { debuggingPort } from './browser.ts';
import { decode, encode } from './codec.ts';
import type { FromMain, ToMain } from './control-protocol.ts';

/** The stand-in's end of the launcher's channel: what Playwright's `_electron` does by other means. */
export function openControlChannel(electron: object): void {
  if (process.send === undefined) return;
  process.on('message', (message: ToMain) => {
    if (message.kind === 'quit') app.quit();
    else void evaluate(electron, message);
  });
  // The test is gone: nobody would ever close this console.
  process.on('disconnect', () => app.exit(0));
  app.whenReady().then(
    () => tell({ kind: 'ready', port: debuggingPort() }),
    () => undefined,
  );
}

const tell = (message: FromMain): void => void process.send?.(message);

async function evaluate(
  electron: object,
  { id, source, argument }: ToMain & { kind: 'evaluate' },
): Promise<void> {
  try {
    const run = runInThisContext(`(${source})`, {
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }) as (electron: object, argument: unknown) => unknown;
    tell({ kind: 'value', id, value: encode(await run(electron, decode(argument))) });
  } catch (error) {
    tell({
      kind: 'failure',
      id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}
