import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outage } from '../../support/sealed-events.ts';
import { startAppender } from './appender.ts';
import { freshFolder, looking, opened } from './folder.ts';

const kills = Number(process.env.KILLS ?? 50);

test(
  `[GEN-OFFLINE] killed ${kills} times while appending, the journal holds everything it acknowledged`,
  async () => {
    const folder = freshFolder();
    let acknowledged = 0;
    for (let run = 1; run <= kills; run++) {
      const appender = startAppender(folder);
      // Some are killed before they have opened the journal, the others at any moment after.
      if (run % 8 !== 0) await appender.acknowledged(1);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 80));
      acknowledged = Math.max(acknowledged, await appender.kill());

      // Opening verifies every event and the whole chain; a finding would be named.
      const journal = await opened(folder, { wholeCheckLimit: Number.MAX_SAFE_INTEGER });
      expect(journal.findings()).toEqual({
        missing: [],
        newestBackup: null,
        keptFile: null,
        trouble: null,
        chainEnd: 'known',
      });
      const { dseq } = journal.device() ? await journal.journal.head() : { dseq: 0 };
      expect(dseq).toBeGreaterThanOrEqual(acknowledged);
      // A command is there whole or not at all: no batch ends between its events, and its row went with it.
      expect((await journal.journal.incidents()).map(({ title }) => title)).toEqual(
        dseq === 0 ? [] : [`after ${dseq}`],
      );
      journal.close();
    }

    const journal = await opened(folder);
    const written = await journal.journal.read(outage);
    expect(written.map((event) => event.dseq)).toEqual(
      Array.from({ length: written.length }, (_, index) => index + 1),
    );
    expect(written.length).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThan(kills);
    const waiting = looking(join(folder, 'journal.sqlite'), (db) =>
      db.prepare('SELECT count(*) FROM outbox').pluck().get(),
    );
    expect(waiting).toBe(written.length);
  },
  60_000 + 2_000 * kills,
);
