import { cpSync, existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chainDigest } from '../../../electron/journal/chain.ts';
import type { JournalFindings } from '../../../electron/journal/open-journal.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { chainOf, deviceA, deviceB, leak, outage, rowOf } from '../../support/sealed-events.ts';
import {
  everything,
  expectAllHereOrNamed,
  expectWritable,
  file,
  keptIn,
  nameOf,
  overwrite,
  PAGE,
  populated,
} from './damage.ts';
import { freshFolder, looking, opened, started, tampering, write } from './folder.ts';

describe('a damaged journal', () => {
  async function damaged(damage: (folder: string) => void, events = 70) {
    const folder = freshFolder();
    const { journal, all } = await populated(folder, events);
    journal.close();
    damage(folder);
    const repaired = await opened(folder);
    return { folder, all, repaired, findings: repaired.findings() };
  }

  async function expectKeptAndNamed(
    folder: string,
    findings: JournalFindings,
    names: readonly string[],
  ): Promise<void> {
    expect(findings.missing.map(nameOf)).toEqual(names);
    expect(findings.keptFile).toBe(join(folder, keptIn(folder)[0] ?? ''));
  }

  test('[GEN-OFFLINE] with pages overwritten in the middle opens, keeps what is readable and names the rest', async () => {
    const { folder, all, repaired, findings } = await damaged((where) => {
      const events = looking(file(where), (db) =>
        db
          .prepare<[], number>(
            "SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf' ORDER BY pageno",
          )
          .pluck()
          .all(),
      );
      const middle = events[Math.floor(events.length / 2)] ?? 0;
      overwrite(file(where), (middle - 1) * PAGE, Buffer.alloc(PAGE, 0xab));
    });

    const missing = await expectAllHereOrNamed(repaired, all);

    expect(missing.length).toBeGreaterThan(0);
    expect(missing.length).toBeLessThan(20);
    expect(findings.missing[0]?.reason).toBe('unreadable');
    expect(findings.chainEnd).toBe('known');
    expect(existsSync(findings.keptFile ?? '')).toBe(true);
    await expectWritable(repaired, all);
    expect(keptIn(folder)).toHaveLength(1);
  });

  test('[GEN-OFFLINE] whose header is destroyed loses nothing', async () => {
    const { folder, all, repaired, findings } = await damaged((where) =>
      overwrite(file(where), 0, Buffer.alloc(PAGE, 0x20)),
    );

    await expectAllHereOrNamed(repaired, all);
    await expectKeptAndNamed(folder, findings, []);
    expect(repaired.device()).toEqual({ id: deviceA, publicKey: 'key-a' });
  });

  test.each([0.9, 0.5, 0.1, 0])(
    '[GEN-OFFLINE] cut to %d of its length names every event that is gone',
    async (share) => {
      const { all, repaired } = await damaged((where) =>
        truncateSync(file(where), Math.floor(statSync(file(where)).size * share)),
      );

      const missing = await expectAllHereOrNamed(repaired, all);

      expect(missing.length).toBeGreaterThan(0);
      await expectWritable(repaired, all);
    },
  );

  test('[GEN-OFFLINE] whose file is gone names everything', async () => {
    const { all, repaired } = await damaged((where) => rmSync(file(where)));

    expect(await expectAllHereOrNamed(repaired, all)).toHaveLength(all.length);
    await expectWritable(repaired, all);
  });

  test('with a row altered by hand names that event, and the one that was linked to it stays', async () => {
    const { folder, all, repaired, findings } = await damaged((where) =>
      tampering(
        file(where),
        "UPDATE event SET body = replace(body, 'Line 3', 'Line 8') WHERE device = ? AND dseq = 3",
        deviceA,
      ),
    );

    expect(findings.missing).toEqual([{ deviceId: deviceA, dseq: 3, reason: 'altered' }]);
    await expectAllHereOrNamed(repaired, all);
    await expectKeptAndNamed(folder, findings, [`${deviceA}/3`]);
  });

  test('with a row altered and its hash made to fit names that event: the chain gives it away', async () => {
    const { all, repaired, findings } = await damaged((where) => {
      const row = looking(file(where), (db) =>
        db
          .prepare('SELECT prev_hash, header, salt, body FROM event WHERE device = ? AND dseq = 4')
          .get(deviceA),
      ) as Record<'prev_hash' | 'header' | 'salt' | 'body', string>;
      const body = row.body.replace('Line', 'Lime');
      tampering(
        file(where),
        'UPDATE event SET body = ?, hash = ? WHERE device = ? AND dseq = 4',
        body,
        chainDigest(row.prev_hash, row.header, row.salt, body),
        deviceA,
      );
    });

    expect(findings.missing).toEqual([{ deviceId: deviceA, dseq: 4, reason: 'altered' }]);
    await expectAllHereOrNamed(repaired, all);
  });

  test('with a row deleted by hand names it', async () => {
    const { repaired, all, findings } = await damaged((where) =>
      tampering(file(where), 'DELETE FROM event WHERE device = ? AND dseq = 2', deviceB),
    );

    expect(findings.missing).toEqual([{ deviceId: deviceB, dseq: 2, reason: 'unreadable' }]);
    await expectAllHereOrNamed(repaired, all);
  });

  test('with a look-up column altered loses nothing: the header says what it was', async () => {
    const { repaired, all, findings } = await damaged((where) =>
      tampering(file(where), "UPDATE event SET stream = 'nowhere' WHERE dseq = 5"),
    );

    expect(findings.missing).toEqual([]);
    await expectAllHereOrNamed(repaired, all);
  });

  test('with its newest events deleted says which, and their numbers are never given again', async () => {
    const { repaired, all, findings } = await damaged((where) =>
      tampering(file(where), 'DELETE FROM event WHERE device = ? AND dseq > 50', deviceA),
    );

    expect(findings.missing.map(nameOf)).toEqual(
      [51, 52, 53, 54, 55, 56].map((dseq) => `${deviceA}/${dseq}`),
    );
    expect(findings.chainEnd).toBe('known');
    expect((await repaired.journal.head()).dseq).toBe(56);
    await expectWritable(repaired, all);
  });

  test('[GEN-OFFLINE] put back as an old copy is noticed: what it had reached since is named', async () => {
    const folder = freshFolder();
    const { journal, chain } = await started(folder, 20);
    journal.close();
    cpSync(file(folder), join(folder, 'old-copy'));
    const later = await opened(folder);
    await write(later, chain, 5);
    later.close();
    cpSync(join(folder, 'old-copy'), file(folder));

    const restored = await opened(folder);

    expect(restored.findings().missing.map(({ dseq }) => dseq)).toEqual([21, 22, 23, 24, 25]);
    expect(restored.findings().chainEnd).toBe('known');
    expect(await restored.journal.head()).toMatchObject({ dseq: 25, hash: chain.head().hash });
  });

  test('whose end nobody can vouch for takes no event of its old device, and goes on as a new one', async () => {
    const { repaired, findings } = await damaged((where) => {
      rmSync(join(where, 'chain-end.json'));
      truncateSync(file(where), Math.floor(statSync(file(where)).size / 2));
    });
    expect(findings.chainEnd).toBe('unknown');

    const head = await repaired.journal.head();
    const refused = await repaired.journal.append({
      events: [chainOf(head.deviceId, head).next()],
      row: null,
    });
    expect(refused).toMatchObject({ ok: false, rejection: { code: 'damaged' } });

    repaired.setDevice({ id: 'device-new' as DeviceId, publicKey: 'key-new' });
    expect(repaired.findings().chainEnd).toBe('known');
    await expectWritable(repaired, []);
  });

  test('whose derived rows were altered or lost says which incidents to fold again', async () => {
    const { repaired, findings } = await damaged((where) =>
      tampering(
        file(where),
        "UPDATE incident SET content = replace(content, 'P1', 'P4') WHERE stream = ?",
        leak,
      ),
    );

    expect(findings.missing).toEqual([]);
    expect(repaired.staleRows()).toEqual([leak]);
    expect((await repaired.journal.incidents()).map(({ stream }) => stream)).toEqual([outage]);

    expect(repaired.saveRows([rowOf(leak)])).toEqual({ ok: true, value: null });
    expect(repaired.staleRows()).toEqual([]);
    expect(await repaired.journal.incidents()).toHaveLength(2);
  });

  test('is repaired while in use, and the console is told to read again', async () => {
    const folder = freshFolder();
    let repaired = 0;
    const { journal, chain } = await started(folder, 40, { onRepaired: () => repaired++ });
    const all = await everything(journal);
    journal.close();
    const live = await opened(folder, { wholeCheckLimit: 0, onRepaired: () => repaired++ });
    tampering(file(folder), "UPDATE event SET body = replace(body, 'Line', 'Lime') WHERE dseq = 7");
    expect(live.findings().missing).toEqual([]);

    const findings = await live.verify();

    expect(findings.missing).toEqual([{ deviceId: deviceA, dseq: 7, reason: 'altered' }]);
    expect(repaired).toBe(1);
    await expectAllHereOrNamed(live, all);
    await write(live, chain, 3);
    expect((await live.verify()).missing).toHaveLength(1);
    expect(repaired).toBe(1);
  });

  test('is repaired when a read meets the damage, and the read is answered from what the WAL still holds', async () => {
    const folder = freshFolder();
    let repaired = 0;
    const { journal } = await started(folder, 10, { onRepaired: () => repaired++ });
    const all = await everything(journal);
    tampering(file(folder), "UPDATE event SET body = '{' WHERE dseq = 4");

    expect(await journal.journal.read(outage)).toEqual(all);

    expect(repaired).toBe(1);
    expect(journal.findings()).toMatchObject({ missing: [], keptFile: expect.any(String) });
  });

  test('of which a repair was interrupted before the exchange is repaired by the next start', async () => {
    const folder = freshFolder();
    const { journal, all } = await populated(folder);
    journal.close();
    overwrite(file(folder), 0, Buffer.alloc(PAGE, 0x20));
    writeFileSync(join(folder, 'journal.partial.sqlite'), 'half');
    writeFileSync(join(folder, 'journal.work.sqlite'), 'half');

    const repaired = await opened(folder);

    expect(await expectAllHereOrNamed(repaired, all)).toEqual([]);
  });

  test('of which a repair was interrupted during the exchange takes the finished file, without the old WAL', async () => {
    const folder = freshFolder();
    const { all } = await populated(folder);
    const next = freshFolder();
    cpSync(`${file(folder)}-wal`, `${file(next)}-wal`);
    cpSync(file(folder), file(next));
    const sound = freshFolder();
    for (const name of ['journal.sqlite', 'journal.sqlite-wal'])
      cpSync(join(folder, name), join(sound, name));
    (await opened(sound)).close();
    cpSync(file(sound), join(next, 'journal.ready.sqlite'));

    const repaired = await opened(next);

    expect(await expectAllHereOrNamed(repaired, all)).toEqual([]);
  });
});
