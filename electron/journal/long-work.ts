import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NotedEnd } from './chain-end.ts';

/** What is too long for the thread that answers a scribe's Enter. */
export type LongWork =
  | { readonly kind: 'check'; readonly file: string; readonly noted: readonly NotedEnd[] }
  | { readonly kind: 'copy'; readonly file: string; readonly partial: string };

/** `fault` in words for the log, null where all went well; `code` where the system gave one. */
export interface LongWorkAnswer {
  readonly fault: string | null;
  readonly code: string | null;
}

/** The build must put `long-work-thread` beside the file that this ends up in, with the same ending. */
const thread = (): URL =>
  new URL(`./long-work-thread${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/** Runs on a connection of its own, read-only, while the journal goes on being written. */
export function runBeside(work: LongWork): Promise<LongWorkAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread(), { workerData: work });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  });
}
