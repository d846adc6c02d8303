import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../support/journal-appender.ts', import.meta.url));

export interface Appender {
  readonly pid: number;
  /** Resolves when the process has opened the journal and acknowledged so many events, or has ended. */
  acknowledged(count: number): Promise<void>;
  /** SIGKILL. Resolves with the number of the last acknowledged event, 0 where there was none. */
  kill(): Promise<number>;
}

/** Starts another process that appends to the journal in `folder` as fast as it can. */
export function startAppender(folder: string): Appender {
  const child: ChildProcess = spawn(process.execPath, [script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout || child.pid === undefined) throw new Error('the appender did not start');
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let lines = -1;
  let last = 0;
  let ended = false;
  const wake = (): void => {
    for (const { count, resolve } of waiting) if (ended || lines >= count) resolve();
  };
  const out = createInterface({ input: child.stdout });
  out.on('line', (line) => {
    lines++;
    const [, dseq] = line.split(' ');
    if (!line.startsWith('open')) last = Number(dseq);
    wake();
  });
  const end = new Promise<void>((resolve) => {
    out.on('close', () => {
      ended = true;
      wake();
      resolve();
    });
  });
  return {
    pid: child.pid,
    acknowledged: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        wake();
      }),
    async kill() {
      child.kill('SIGKILL');
      await end;
      return last;
    },
  };
}
