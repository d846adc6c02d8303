import { closeSync, constants, fstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import { type ChainEnd, proofOf } from './chain.ts';

/** A chain's end as this console last saw it. */
export interface NotedEnd extends ChainEnd {
  readonly device: string;
}

export interface EndNote {
  /** Adds these ends to what the note says of other devices. */
  write(ends: readonly NotedEnd[]): void;
  close(): void;
}

/**
 * A note beside the journal of how far each chain reached, written after each commit without waiting for the disk.
 * A journal whose newest transactions are gone (a flipped byte in the WAL, a file copied without its WAL, an old copy
 * put back) is sound in itself; only this shows that it once said more. It never says more than was committed.
 */
export function openEndNote(file: string): EndNote {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  const known = new Map<string, NotedEnd>();
  let longest = fstatSync(handle).size;
  return {
    write(ends) {
      for (const { device, dseq, hash } of ends) known.set(device, { device, dseq, hash });
      const noted = JSON.stringify([...known.values()]);
      // Padded, so that nothing of a longer note before it stays behind.
      const text = `${JSON.stringify({ ends: [...known.values()], proof: proofOf('ends', noted) })}\n`.padEnd(
        longest,
      );
      longest = text.length;
      try {
        writeSync(handle, text, 0);
      } catch {
        // The note is a second opinion; the commit it is about stands without it.
      }
    },
    close: () => closeSync(handle),
  };
}

/** Empty where there is none or it cannot be trusted. */
export function readEndNote(file: string): readonly NotedEnd[] {
  try {
    const { ends, proof } = JSON.parse(readFileSync(file, 'utf8')) as { ends: NotedEnd[]; proof: string };
    return proof === proofOf('ends', JSON.stringify(ends)) ? ends : [];
  } catch {
    return [];
  }
}
