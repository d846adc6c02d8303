import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userData } from './settings.ts';

/**
 * One running app per userData. The lock must be answered synchronously, so it is a file with the holder's process id;
 * a second instance leaves a note in a folder which the holder reads a few times a second.
 */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** Fixed when the lock is asked for: a userData folder moved later keeps the old lock, as in Electron. */
let lockFile = '';
let notesFolder = '';
const READ_EVERY_MS = 100;

let held = false;
let reading: NodeJS.Timeout | undefined;

export const holdsLock = (): boolean => held;

export function takeLock(
  additionalData: unknown,
  onSecondInstance: (second: SecondInstance) => void,
): boolean {
  if (held) return true;
  lockFile = join(userData(), 'standin-instance.lock');
  notesFolder = join(userData(), 'standin-second-instances');
  held = writeLock();
  if (!held) {
    leaveNote({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
    return false;
  }
  rmSync(notesFolder, { recursive: true, force: true });
  mkdirSync(notesFolder, { recursive: true });
  reading = setInterval(() => readNotes(onSecondInstance), READ_EVERY_MS).unref();
  process.once('exit', releaseLock);
  return true;
}

export function releaseLock(): void {
  if (!held) return;
  held = false;
  clearInterval(reading);
  rmSync(lockFile, { force: true });
}

function writeLock(): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lockFile, 'utf8')))) return false;
    // Its holder was killed.
    rmSync(lockFile, { force: true });
    return writeLock();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Written under another name first: the holder must never read half a note. */
function leaveNote(note: SecondInstance): void {
  mkdirSync(notesFolder, { recursive: true });
  const file = join(notesFolder, `${process.pid}`);
  writeFileSync(`${file}.part`, JSON.stringify(note));
  renameSync(`${file}.part`, `${file}.json`);
}

function readNotes(onSecondInstance: (second: SecondInstance) => void): void {
  for (const name of readdirSync(notesFolder)) {
    if (!name.endsWith('.json')) continue;
    const file = join(notesFolder, name);
    const note = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance;
    rmSync(file);
    onSecondInstance(note);
  }
}
