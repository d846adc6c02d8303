import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accepted, rejected, type Result } from '../../shared/kernel/result.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';

/** Whom nobody told a port: this one, or the next that is free. */
export const USUAL_PORT = 4780;

export interface WebArguments {
  /** Null: the usual one or the next free. */
  readonly port: number | null;
  readonly dataFolder: string;
  readonly open: boolean;
}

/** `--port N --data DIR --no-open`; anything else is refused with what is known. */
export function readArguments(argv: readonly string[]): Result<WebArguments, Rejection> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { port: { type: 'string' }, data: { type: 'string' }, 'no-open': { type: 'boolean' } },
    });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
      return rejected({ code: 'badPort', params: { port: values.port ?? '' } });
    return accepted({
      port,
      dataFolder: resolve(values.data ?? usualDataFolder()),
      open: values['no-open'] !== true,
    });
  } catch (error) {
    return rejected({
      code: 'badArgument',
      params: { detail: error instanceof Error ? error.message : String(error) },
    });
  }
}

/** Where Electron keeps it too, so that one person has one record on a machine, whichever shell shows it. */
export function usualDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const product = 'War Room Console';
  switch (process.platform) {
    case 'win32':
      return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), product, 'record');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', product, 'record');
    default:
      return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), product, 'record');
  }
}
