import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OpenedJournal } from '../../../electron/journal/open-journal.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { chainOf, deviceA, outage, rowOf } from '../../support/sealed-events.ts';
import { freshFolder, looking, opened, started, tampering, write } from './folder.ts';

const file = (folder: string): string => join(folder, 'journal.sqlite');
const listed = (folder: string): string[] => readdirSync(join(folder, 'backups'));

async function backedUp(journal: OpenedJournal) {
  const answer = await journal.backUp();
  if (!answer.ok) throw new Error(answer.rejection.detail);
  return answer.value;
}

describe('a backup', () => {
  test('[GEN-OFFLINE] made while events are appended holds a moment of the journal, whole', async () => {
    const folder = freshFolder();
    const { journal, chain } = await started(folder, 3_000);
    let done = false;
    const making = backedUp(journal).finally(() => {
      done = true;
    });
    let beside = 0;
    while (!done) {
      await write(journal, chain, 10);
      beside += 10;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { file: backup } = await making;

    const held =
      looking(backup, (db) => db.prepare<[], number>('SELECT count(*) FROM event').pluck().get()) ?? 0;
    expect(beside).toBeGreaterThan(0);
    expect(held).toBeGreaterThanOrEqual(3_000);
    expect(looking(backup, (db) => db.prepare('SELECT max(dseq) FROM event').pluck().get())).toBe(held);
    expect(looking(backup, (db) => db.prepare('SELECT dseq FROM chain_head').pluck().get())).toBe(held);
    expect(await journal.journal.read(outage)).toHaveLength(3_000 + beside);
    expect(journal.newestBackup()?.file).toBe(backup);
  });

  test('is signed over the ends of all chains, where the key is at hand', async () => {
    const folder = freshFolder();
    const sign = (text: string): string => `signed ${createHash('sha256').update(text).digest('hex')}`;
    const { journal, chain } = await started(folder, 5, { sign });

    const { file: backup, madeAt } = await backedUp(journal);

    const { text, signature } = JSON.parse(
      readFileSync(backup.replace('.sqlite', '.signature.json'), 'utf8'),
    );
    expect(signature).toBe(sign(text));
    expect(JSON.parse(text)).toEqual({
      kind: 'war room journal backup',
      madeAt,
      heads: [{ device: deviceA, dseq: 5, hash: chain.head().hash }],
    });
  });

  test('without a key at hand is made all the same', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder, 5, { sign: () => null });

    await backedUp(journal);

    expect(listed(folder)).toHaveLength(1);
  });

  test('that was not finished is never taken for one, and is cleared away', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder, 5);
    const first = await backedUp(journal);
    writeFileSync(join(folder, 'backups', '20991231T235959000Z.partial'), 'half');

    expect(journal.newestBackup()).toEqual(first);
    await backedUp(journal);
    expect(listed(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('is one of ten: the oldest go, with their signatures', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder, 1, { sign: () => 'signed' });
    const { file: first } = await backedUp(journal);
    const days = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'];
    for (const day of days)
      for (const ending of ['.sqlite', '.signature.json'])
        cpSync(first.replace('.sqlite', ending), join(folder, 'backups', `202501${day}T000000000Z${ending}`));

    await backedUp(journal);

    const names = listed(folder);
    expect(names.filter((name) => name.endsWith('.sqlite'))).toHaveLength(10);
    expect(names.filter((name) => name.endsWith('.signature.json'))).toHaveLength(10);
    expect(names.toSorted()[0]).toBe('20250103T000000000Z.signature.json');
  });

  test('is not made of a damaged journal: the damage is named and repaired instead', async () => {
    const folder = freshFolder();
    (await started(folder, 20)).journal.close();
    const journal = await opened(folder);
    tampering(file(folder), "UPDATE event SET body = replace(body, 'Line', 'Lime') WHERE dseq = 7");

    expect(await journal.backUp()).toMatchObject({ ok: false, rejection: { code: 'damaged' } });

    expect(listed(folder)).toEqual([]);
    expect(journal.findings().missing).toEqual([{ deviceId: deviceA, dseq: 7, reason: 'altered' }]);
    await backedUp(journal);
    expect(listed(folder)).toHaveLength(1);
  });
});

describe('what is missing', () => {
  /** Twenty events, a backup after twelve of them, then damage to numbers 5 and 15. */
  async function withDamage() {
    const folder = freshFolder();
    const { journal, chain } = await started(folder, 12);
    const backup = await backedUp(journal);
    await write(journal, chain, 8);
    expect(await journal.journal.append({ events: [], row: rowOf(outage) })).toMatchObject({ ok: true });
    const all = await journal.journal.read(outage);
    journal.close();
    tampering(file(folder), "UPDATE event SET body = replace(body, 'Line', 'Lime') WHERE dseq IN (5, 15)");
    return { folder, backup, all, damaged: await opened(folder) };
  }

  test('[GEN-OFFLINE] is offered and fetched from the newest backup that has it; the rest stays named', async () => {
    const { folder, backup, all, damaged } = await withDamage();
    expect(damaged.findings().missing.map(({ dseq }) => dseq)).toEqual([5, 15]);
    expect(damaged.findings().newestBackup).toEqual(backup);

    const { restored, findings } = await damaged.restoreMissing();

    expect(restored).toBe(1);
    expect(findings.missing.map(({ dseq }) => dseq)).toEqual([15]);
    expect(findings.newestBackup).toBeNull();
    expect(await damaged.journal.read(outage)).toEqual(all.filter(({ dseq }) => dseq !== 15));
    expect(damaged.staleRows()).toEqual([outage]);
    damaged.close();
    const again = await opened(folder, { wholeCheckLimit: Number.MAX_SAFE_INTEGER });
    expect(again.findings()).toEqual({ ...findings, keptFile: again.findings().keptFile });
    expect(again.findings().keptFile).not.toBeNull();
  });

  test('is not taken from a backup in which it was altered as well', async () => {
    const { backup, damaged } = await withDamage();
    tampering(backup.file, "UPDATE event SET body = replace(body, 'Line', 'Lame') WHERE dseq = 5");

    expect(await damaged.restoreMissing()).toMatchObject({
      restored: 0,
      findings: { missing: [{ dseq: 5 }, { dseq: 15 }] },
    });
  });

  test('is not taken from the backup of another history of the same device', async () => {
    const { folder, damaged } = await withDamage();
    rmSync(join(folder, 'backups'), { recursive: true });
    const elsewhere = freshFolder();
    const other = await started(elsewhere);
    const chain = chainOf(deviceA);
    await write(other.journal, chain, 20, 'another history');
    await backedUp(other.journal);
    cpSync(join(elsewhere, 'backups'), join(folder, 'backups'), { recursive: true });

    expect((await damaged.restoreMissing()).restored).toBe(0);
  });

  test('[GEN-OFFLINE] of a journal whose file is gone comes back from its backup, device and all', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder, 30);
    const all = await journal.journal.read(outage);
    await backedUp(journal);
    journal.close();
    rmSync(file(folder));

    const empty = await opened(folder);
    expect(empty.device()).toEqual({ id: deviceA, publicKey: 'key-a' });
    expect(empty.findings().missing).toHaveLength(30);
    const { restored, findings } = await empty.restoreMissing();

    expect(restored).toBe(30);
    expect(findings).toMatchObject({ missing: [], chainEnd: 'known' });
    expect(await empty.journal.read(outage)).toEqual(all);
  });

  test('[GEN-OFFLINE] with the file and the note gone, the backup still keeps its numbers from being given again', async () => {
    const folder = freshFolder();
    const { journal } = await started(folder, 30);
    await backedUp(journal);
    journal.close();
    rmSync(file(folder));
    rmSync(join(folder, 'chain-end.json'));

    const empty = await opened(folder);

    expect((await empty.journal.head()).dseq).toBe(30);
    expect(empty.findings().chainEnd).toBe('unknown');
    empty.setDevice({ id: 'device-new' as DeviceId, publicKey: 'key-new' });
    expect((await empty.restoreMissing()).restored).toBe(30);
    await write(empty, chainOf('device-new' as DeviceId), 2);
    expect((await empty.verify()).missing).toEqual([]);
  });
});
