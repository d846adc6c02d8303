import { cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import { expectAllHereOrNamed, expectWritable, file, keptIn, overwrite, PAGE, populated } from './damage.ts';
import { freshFolder, looking, opened } from './folder.ts';

function flip(path: string, offset: number, bit: number): void {
  const byte = readFileSync(path)[offset] ?? 0;
  overwrite(path, offset, Buffer.from([byte ^ (1 << bit)]));
}

/** mulberry32. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const flips = Number(process.env.FLIPS ?? 60);
const patience = 60_000 + 500 * flips;

describe('one flipped bit', () => {
  test(
    `[GEN-OFFLINE] anywhere in the file: an event is unchanged or named, never both absent and silent (SEED=${seed})`,
    async () => {
      const source = freshFolder();
      const { journal, all } = await populated(source);
      journal.close();
      const size = statSync(file(source)).size;
      const eventPages = new Set(
        looking(file(source), (db) =>
          db.prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'event'").pluck().all(),
        ),
      );
      const random = randomFrom(seed);
      for (let n = 0; n < flips; n++) {
        const folder = freshFolder();
        cpSync(source, folder, { recursive: true });
        const offset = random(size);
        const bit = random(8);
        flip(file(folder), offset, bit);
        await expectSurvival(
          folder,
          all,
          `SEED=${seed}: bit ${bit} of byte ${offset}`,
          eventPages.has(Math.floor(offset / PAGE) + 1) ? 1 : 0,
        );
      }
    },
    patience,
  );

  test(
    `[GEN-OFFLINE] anywhere in what a crash left in the WAL: an event is unchanged or named (SEED=${seed})`,
    async () => {
      const source = freshFolder();
      const { all } = await populated(source);
      const size = statSync(`${file(source)}-wal`).size;
      const random = randomFrom(seed + 1);
      for (let n = 0; n < flips / 2; n++) {
        const folder = freshFolder();
        // As a crash leaves it: the copy of a journal in use, its WAL not yet moved into the file.
        for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'chain-end.json'])
          cpSync(join(source, name), join(folder, name));
        const offset = random(size);
        flip(`${file(folder)}-wal`, offset, random(8));
        await expectSurvival(folder, all, `SEED=${seed}: byte ${offset} of the WAL`, 1);
      }
    },
    patience,
  );

  async function expectSurvival(
    folder: string,
    all: readonly Envelope[],
    what: string,
    mayMiss: number,
  ): Promise<void> {
    const journal = await opened(folder);
    const missing = await expectAllHereOrNamed(journal, all);
    expect(missing.length, what).toBeLessThanOrEqual(mayMiss);
    const first = journal.findings();
    journal.close();
    const kept = keptIn(folder);

    const again = await opened(folder);
    expect(again.findings().missing, what).toEqual(first.missing);
    expect(keptIn(folder), `${what}: a repaired journal opens without another repair`).toEqual(kept);
    await expectWritable(again, all);
    again.close();
    rmSync(folder, { recursive: true });
  }
});
