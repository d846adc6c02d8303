import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openJournal } from '../../../electron/journal/open-journal.ts';
import { assertGapless, type Migration, migrations } from '../../../electron/journal/schema/migrations.ts';
import { chainOf, deviceA, outage } from '../../support/sealed-events.ts';
import { freshFolder, looking, now, opened, started, write } from './folder.ts';

const golden = fileURLToPath(new URL('./golden', import.meta.url));
const next: Migration = {
  number: migrations.length + 1,
  name: 'next',
  sql: 'CREATE TABLE next (one INTEGER) STRICT',
};

test('migrations are numbered from one without gaps', () => {
  expect(() => assertGapless(migrations)).not.toThrow();
  expect(() => assertGapless([...migrations, { ...next, number: next.number + 1 }])).toThrow('expected');
});

test.each(readdirSync(golden))(
  'the journal %s, written when that version was current, opens and is written on',
  async (name) => {
    const folder = freshFolder();
    cpSync(join(golden, name), join(folder, 'journal.sqlite'));

    const journal = await opened(folder, { wholeCheckLimit: Number.MAX_SAFE_INTEGER });

    expect(journal.findings()).toMatchObject({ missing: [], keptFile: null, chainEnd: 'known' });
    expect((await journal.journal.read(outage)).map(({ dseq }) => dseq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(journal.device()).toEqual({ id: deviceA, publicKey: 'key-a' });
    await write(journal, chainOf(deviceA, await journal.journal.head()), 2);
  },
);

test('every version has its golden journal', () => {
  expect(readdirSync(golden).sort()).toEqual(migrations.map(({ number }) => `v${number}.sqlite`));
});

test('[GEN-OFFLINE] an existing journal is backed up before it is migrated, and keeps every event', async () => {
  const folder = freshFolder();
  const { journal } = await started(folder, 12);
  const all = await journal.journal.read(outage);
  expect(journal.newestBackup()).toBeNull();
  journal.close();

  const migrated = await opened(folder, { migrations: [...migrations, next] });

  const backup = migrated.newestBackup();
  expect(backup && looking(backup.file, (db) => db.pragma('user_version', { simple: true }))).toBe(
    migrations.length,
  );
  expect(backup && looking(backup.file, (db) => db.prepare('SELECT count(*) FROM event').pluck().get())).toBe(
    12,
  );
  expect(await migrated.journal.read(outage)).toEqual(all);
  expect(
    looking(join(folder, 'journal.sqlite'), (db) => db.prepare('SELECT number FROM migration').pluck().all()),
  ).toEqual([1, 2, 3]);
});

test('[GEN-OFFLINE] a migration that fails leaves the journal as it was', async () => {
  const folder = freshFolder();
  const { journal } = await started(folder, 12);
  journal.close();

  const broken = { ...next, sql: 'CREATE TABLE next (one INTEGER) STRICT; INSERT INTO nowhere VALUES (1)' };
  expect(await openJournal(folder, { now, migrations: [...migrations, broken] })).toMatchObject({
    ok: false,
  });

  const again = await opened(folder);
  expect(again.findings()).toMatchObject({ missing: [], keptFile: null });
  expect(await again.journal.read(outage)).toHaveLength(12);
});

test('a journal written by a newer version is refused, naming both versions, and left as it is', async () => {
  const folder = freshFolder();
  const { journal } = await started(folder, 3, { migrations: [...migrations, next] });
  journal.close();

  expect(await openJournal(folder, { now })).toMatchObject({
    ok: false,
    rejection: { code: 'journal.newerVersion', params: { found: next.number, known: migrations.length } },
  });

  expect(
    await (await opened(folder, { migrations: [...migrations, next] })).journal.read(outage),
  ).toHaveLength(3);
});
