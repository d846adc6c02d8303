import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { connect } from '../../../electron/journal/connection.ts';
import { migrate } from '../../../electron/journal/migrate.ts';
import { openJournal } from '../../../electron/journal/open-journal.ts';
import { migrations } from '../../../electron/journal/schema/migrations.ts';
import { sqliteStore } from '../../../electron/journal/sqlite-journal.ts';
import { troubleOf } from '../../../electron/journal/trouble.ts';
import { chainOf, deviceA, outage, rowOf } from '../../support/sealed-events.ts';
import { makeReadOnly, mountSmallDisk } from './disks.ts';
import { freshFolder, looking, now, opened, started, tampering } from './folder.ts';

const count = (file: string, table: string): unknown =>
  looking(file, (db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

function troubleFrom(work: () => unknown, folder: string): unknown {
  try {
    return work();
  } catch (error) {
    return troubleOf(error, folder);
  }
}

describe('a full disk', () => {
  test('[GEN-OFFLINE] refuses the command, leaves nothing half-written, and writing resumes by itself once there is room', async ({
    skip,
  }) => {
    const folder = freshFolder();
    if (!mountSmallDisk(folder, 1_500))
      skip('this user may not mount a small disk; the next test has a full file instead');
    const { journal, chain } = await started(folder, 20);
    writeFileSync(join(folder, 'filler'), Buffer.alloc(900 * 1024));

    let acknowledged = 20;
    let batch = chain.many(3, { text: 'x'.repeat(3_000) });
    let answer = await journal.journal.append({
      events: batch,
      row: rowOf(outage, { title: `after ${acknowledged}` }),
    });
    while (answer.ok) {
      acknowledged += 3;
      batch = chain.many(3, { text: 'x'.repeat(3_000) });
      answer = await journal.journal.append({
        events: batch,
        row: rowOf(outage, { title: `after ${acknowledged + 3}` }),
      });
    }

    expect(answer).toMatchObject({ ok: false, rejection: { code: 'diskFull' } });
    expect(journal.findings().trouble).toMatchObject({ code: 'diskFull' });
    expect((await journal.journal.head()).dseq).toBe(acknowledged);
    expect(await journal.journal.read(outage)).toHaveLength(acknowledged);
    expect(count(join(folder, 'journal.sqlite'), 'outbox')).toBe(acknowledged);
    expect(await journal.journal.append({ events: batch, row: null })).toMatchObject({
      ok: false,
      rejection: { code: 'diskFull' },
    });

    rmSync(join(folder, 'filler'));
    expect(await journal.journal.append({ events: batch, row: rowOf(outage) })).toEqual({
      ok: true,
      value: null,
    });
    expect(journal.findings().trouble).toBeNull();
    journal.close();

    const again = await opened(folder);
    expect((await again.journal.read(outage)).map(({ dseq }) => dseq)).toEqual(
      Array.from({ length: acknowledged + 3 }, (_, index) => index + 1),
    );
    expect(again.findings()).toMatchObject({ missing: [], keptFile: null, chainEnd: 'known' });
  });

  test('[GEN-OFFLINE] met in the middle of a transaction takes the whole of it back: events, row, head and outbox', () => {
    const db = connect(join(freshFolder(), 'journal.sqlite'));
    migrate(db, migrations, now, () => undefined);
    const store = sqliteStore(db);
    store.setDevice({ id: deviceA, publicKey: 'key-a' }, now());
    const chain = chainOf(deviceA);
    store.append({ events: chain.many(5), row: rowOf(outage) });
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
    const batch = chain.many(3, { text: 'x'.repeat(9_000) });
    const full = { events: batch, row: rowOf(outage, { status: 'closed' }) };

    expect(troubleFrom(() => store.append(full), '/')).toMatchObject({ code: 'diskFull' });

    const rows = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([rows('event'), rows('outbox'), store.head().dseq, store.incidents()]).toEqual([
      5,
      5,
      5,
      [rowOf(outage)],
    ]);
    db.pragma('max_page_count = 1000000');
    store.append(full);
    expect([rows('event'), rows('outbox'), store.head().dseq]).toEqual([8, 8, 8]);
    db.close();
  });

  test('at the start is said, and the start succeeds once there is room', async ({ skip }) => {
    const folder = freshFolder();
    if (!mountSmallDisk(folder, 400)) skip('this user may not mount a small disk');
    writeFileSync(join(folder, 'filler'), Buffer.alloc(392 * 1024));

    expect(await openJournal(folder, { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.noSpace', params: { path: folder } },
    });

    rmSync(join(folder, 'filler'));
    await opened(folder);
  });

  test('in the middle of a repair leaves the damaged journal where it was; the repair succeeds once there is room', async ({
    skip,
  }) => {
    const folder = freshFolder();
    if (!mountSmallDisk(folder, 2_400)) skip('this user may not mount a small disk');
    const { journal } = await started(folder, 300);
    const all = await journal.journal.read(outage);
    journal.close();
    const file = join(folder, 'journal.sqlite');
    const size = statSync(file).size;
    writeFileSync(join(folder, 'filler'), Buffer.alloc(2_400 * 1024 - size - 200 * 1024));
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(100), 0, 100, 0);
    closeSync(handle);

    expect(await openJournal(folder, { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.noSpace' },
    });

    rmSync(join(folder, 'filler'));
    const repaired = await opened(folder);
    expect(repaired.findings()).toMatchObject({ missing: [] });
    expect(await repaired.journal.read(outage)).toEqual(all);
  });

  test('[GEN-OFFLINE] in the middle of a repair in use is shown; the next command finishes the repair', async ({
    skip,
  }) => {
    const folder = freshFolder();
    if (!mountSmallDisk(folder, 2_400)) skip('this user may not mount a small disk');
    const { journal: first, chain } = await started(folder, 300);
    first.close();
    let repaired = 0;
    const journal = await opened(folder, { onRepaired: () => repaired++ });
    const file = join(folder, 'journal.sqlite');
    tampering(file, "UPDATE event SET body = replace(body, 'Line', 'Lime') WHERE dseq = 7");
    writeFileSync(join(folder, 'filler'), Buffer.alloc(2_400 * 1024 - statSync(file).size - 250 * 1024));

    expect(await journal.verify()).toMatchObject({ missing: [], trouble: { code: 'diskFull' } });
    expect(await journal.journal.append({ events: [], row: null })).toMatchObject({
      rejection: { code: 'diskFull' },
    });
    expect(repaired).toBe(0);

    rmSync(join(folder, 'filler'));
    expect(await journal.journal.append({ events: [chain.next()], row: null })).toEqual({
      ok: true,
      value: null,
    });
    expect(repaired).toBe(1);
    expect(journal.findings()).toMatchObject({ missing: [{ deviceId: deviceA, dseq: 7 }], trouble: null });
  });
});

describe('what may not be written', () => {
  test('[GEN-OFFLINE] a journal that turned read-only refuses the command, and writing resumes by itself', () => {
    const db = connect(join(freshFolder(), 'journal.sqlite'));
    migrate(db, migrations, now, () => undefined);
    const store = sqliteStore(db);
    store.setDevice({ id: deviceA, publicKey: 'key-a' }, now());
    const batch = { events: [chainOf(deviceA).next()], row: rowOf(outage) };

    db.pragma('query_only = ON');
    expect(troubleFrom(() => store.append(batch), '/')).toMatchObject({ code: 'readOnly' });

    db.pragma('query_only = OFF');
    store.append(batch);
    expect(store.head().dseq).toBe(1);
    db.close();
  });

  test('an I/O error is told apart by asking the folder: read-only, full, or something else', ({ skip }) => {
    const failure = () => {
      throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
    };
    expect(troubleFrom(failure, freshFolder())).toMatchObject({ code: 'failed' });

    const closed = freshFolder();
    const full = freshFolder();
    if (!makeReadOnly(closed) || !mountSmallDisk(full, 64)) skip('this user may not mount');
    writeFileSync(join(full, 'filler'), Buffer.alloc(60 * 1024));
    expect(troubleFrom(failure, closed)).toMatchObject({ code: 'readOnly' });
    expect(troubleFrom(failure, full)).toMatchObject({ code: 'diskFull' });
  });

  test('a read-only folder is refused by its name', async ({ skip }) => {
    const folder = freshFolder();
    if (!makeReadOnly(folder)) skip('nothing on this machine makes a folder read-only for this user');

    expect(await openJournal(folder, { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.folderNotWritable', params: { path: folder } },
    });
  });

  test('a folder that cannot be made because a file stands in its place is refused by its name', async () => {
    const folder = join(freshFolder(), 'data');
    writeFileSync(folder, 'not a folder');

    expect(await openJournal(join(folder, 'journal'), { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.folderNotWritable' },
    });
    expect(await openJournal(folder, { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.folderNotWritable', params: { path: folder } },
    });
  });

  test('a read-only journal in a folder that is not is refused by its name', async ({ skip }) => {
    const folder = freshFolder();
    const { journal } = await started(folder, 3);
    journal.close();
    const file = join(folder, 'journal.sqlite');
    if (!makeReadOnly(file)) skip('nothing on this machine makes a file read-only for this user');

    expect(await openJournal(folder, { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.fileNotWritable', params: { path: file } },
    });
  });

  test('[GEN-OFFLINE] a backup folder that cannot be written fails the backup and nothing else', async () => {
    const folder = freshFolder();
    const { journal, chain } = await started(folder, 3);
    writeFileSync(join(folder, 'backups'), 'in the way');

    expect(await journal.backUp()).toMatchObject({ ok: false });
    expect(await journal.journal.append({ events: [chain.next()], row: null })).toEqual({
      ok: true,
      value: null,
    });
    expect(journal.findings().trouble).toBeNull();
  });
});

describe('what is no journal', () => {
  test('a text file is refused and left as it is', async () => {
    const folder = freshFolder();
    const file = join(folder, 'journal.sqlite');
    writeFileSync(file, 'Minutes of the meeting. '.repeat(500));

    expect(await openJournal(folder, { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.notAJournal', params: { path: file } },
    });
    expect(statSync(file).size).toBe(12_000);
  });

  test('another program’s SQLite file is refused and left as it is, to the byte', async () => {
    const folder = freshFolder();
    const file = join(folder, 'journal.sqlite');
    const db = new Database(file);
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    const before = readFileSync(file);

    expect(await openJournal(folder, { now })).toMatchObject({
      ok: false,
      rejection: { code: 'journal.notAJournal' },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
