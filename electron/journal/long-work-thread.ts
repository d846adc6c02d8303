import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import { copyInto, reading } from './backup.ts';
import { check } from './check.ts';
import type { LongWork, LongWorkAnswer } from './long-work.ts';

function run(work: LongWork): string | null {
  switch (work.kind) {
    case 'check':
      return reading(work.file, (db) => check(db, 'whole', work.noted));
    case 'copy':
      reading(work.file, (db) => copyInto(db, work.partial));
      // A copy that nobody has read through is no backup.
      return reading(work.partial, (db) => check(db, 'whole', []));
    default:
      return assertNever(work);
  }
}

function answer(): LongWorkAnswer {
  try {
    const fault = run(workerData as LongWork);
    return { fault, code: fault === null ? null : 'SQLITE_CORRUPT' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    return { fault: error instanceof Error ? error.message : String(error), code };
  }
}

parentPort?.postMessage(answer());
