import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chainDigest } from '../../../electron/journal/chain.ts';
import { connect } from '../../../electron/journal/connection.ts';
import { chainOf, deviceA, outage, rowOf, TEN } from '../../support/sealed-events.ts';
import { freshFolder, looking, opened, started, write } from './folder.ts';

describe('the chain', () => {
  test('links the bytes of the hash before, the header, and salt with body', () => {
    const sha = (...parts: readonly (Buffer | string)[]): Buffer =>
      parts
        .reduce<ReturnType<typeof createHash>>((hash, part) => hash.update(part), createHash('sha256'))
        .digest();
    const prev = 'ab'.repeat(32);
    const expected = sha(
      Buffer.from(prev, 'hex'),
      sha('{"a":"ü"}'),
      sha(Buffer.from('00ff', 'hex'), '{"b":1}'),
    ).toString('hex');

    expect(chainDigest(prev, '{"a":"ü"}', '00ff', '{"b":1}')).toBe(expected);
    expect(chainDigest(prev, Buffer.from('{"a":"ü"}'), '00ff', Buffer.from('{"b":1}'))).toBe(expected);
  });
});

describe('the SQLite journal', () => {
  test('[GEN-OFFLINE] writes ahead and waits for the disk at every commit', () => {
    const db = connect(join(freshFolder(), 'journal.sqlite'));

    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    if (process.platform === 'darwin') expect(db.pragma('fullfsync', { simple: true })).toBe(1);
    db.close();
  });

  test('[GEN-OFFLINE] writes events, row, head and outbox together or not at all', async () => {
    const folder = freshFolder();
    const { journal, chain } = await started(folder, 4);
    const contents = () =>
      looking(join(folder, 'journal.sqlite'), (db) =>
        ['event', 'outbox', 'incident', 'chain_head'].map((table) =>
          db.prepare(`SELECT * FROM ${table}`).all(),
        ),
      );
    const before = contents();

    // The row is written last; a row that the schema refuses must take the events back.
    const impossible = rowOf(outage, { detectedAt: Number.NaN });
    await expect(journal.journal.append({ events: chain.many(2), row: impossible })).rejects.toThrow();

    expect(contents()).toEqual(before);
  });

  test('puts its own events in the outbox, and not those of other devices', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder, 2);
    await journal.journal.append({ events: [chainOf('device-z' as typeof deviceA).next()], row: null });

    expect(looking(join(folder, 'journal.sqlite'), (db) => db.prepare('SELECT * FROM outbox').all())).toEqual(
      [
        { device: deviceA, dseq: 1 },
        { device: deviceA, dseq: 2 },
      ],
    );
  });

  test('answers that it is closed once it is', async () => {
    const { journal, chain } = await started(freshFolder(), 1);
    journal.close();

    expect(await journal.journal.append({ events: [chain.next()], row: null })).toMatchObject({
      ok: false,
      rejection: { code: 'closed' },
    });
    await expect(journal.journal.read(outage)).rejects.toThrow('closed');
  });

  test('remembers who it is, and takes a new identity beside the old chain', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder, 3);
    journal.close();
    const again = await opened(folder);
    expect(again.device()).toEqual({ id: deviceA, publicKey: 'key-a' });

    const id = 'device-new' as typeof deviceA;
    again.setDevice({ id, publicKey: 'key-new' });
    expect(await again.journal.head()).toMatchObject({ deviceId: id, dseq: 0 });
    await write(again, chainOf(id), 2);

    again.close();
    const third = await opened(folder);
    expect(third.device()?.id).toBe(id);
    expect(await third.journal.read(outage)).toHaveLength(5);
  });

  test('of many events verifies its end at the start, and the whole beside when asked', async () => {
    const folder = freshFolder();
    const { journal, chain } = await started(folder, 1_200);
    journal.close();

    const live = await opened(folder, { wholeCheckLimit: 0 });
    expect(await live.verify()).toEqual(live.findings());
    expect(live.findings().missing).toEqual([]);
    await write(live, chain, 2);
  });
});

describe('desktop notifications', () => {
  const notice = { incident: outage, clock: 'CLK-ACK', due: TEN, level: 'warned' };

  test('are shown once per incident, clock, due time and level, also after a restart', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder);
    expect(journal.notified.first(notice)).toBe(true);
    expect(journal.notified.first(notice)).toBe(false);
    expect(journal.notified.first({ ...notice, level: 'breached' })).toBe(true);
    expect(journal.notified.first({ ...notice, due: TEN + 1 })).toBe(true);
    journal.close();

    const again = await opened(folder);
    expect(again.notified.first(notice)).toBe(false);
    expect(again.notified.first({ ...notice, clock: 'CLK-TRIAGE' })).toBe(true);
  });
});
