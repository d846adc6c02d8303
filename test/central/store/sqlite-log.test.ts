import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import type { CentralLog } from '../../../central/store/log.ts';
import { migrations } from '../../../central/store/migrations/migrations.ts';
import { openSqliteLog } from '../../../central/store/sqlite-log.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { centralLogContract } from '../../contracts/central-log-contract.ts';
import { take } from '../../support/central-log.ts';
import { chainOf, deviceA, outage } from '../../support/sealed-events.ts';

const folders: string[] = [];
const logs: CentralLog[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'war-room-central-'));
  folders.push(made);
  return made;
}

async function open(file: string): Promise<CentralLog> {
  const log = await openSqliteLog(file);
  logs.push(log);
  return log;
}

afterEach(async () => {
  await Promise.all(logs.splice(0).map((log) => log.close()));
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

describe('central’s log in SQLite', () => {
  centralLogContract(() => open(join(folder(), 'central.sqlite')));

  test('what was taken is there after closing and opening, and the numbers go on', async () => {
    const file = join(folder(), 'central.sqlite');
    const chain = chainOf(deviceA);
    const first = await open(file);
    const end = await take(first, ...chain.many(3));
    await first.close();
    const again = await open(file);

    expect(await again.end()).toEqual(end);
    expect(await again.stream(outage)).toHaveLength(3);
    expect((await take(again, chain.next())).seq).toBe(4);
  });

  test('closing leaves one file and no lock on it', async () => {
    const place = folder();
    const log = await open(join(place, 'central.sqlite'));
    await take(log, chainOf(deviceA).next());
    await log.close();

    expect(readdirSync(place)).toEqual(['central.sqlite']);
  });

  test('[GEN-PRIVACY] erased words are in none of its files', async () => {
    const place = folder();
    const log = await open(join(place, 'central.sqlite'));
    const chain = chainOf(deviceA);
    const secret = chain.next({ text: `a citizen’s name ${'x'.repeat(9_000)}` });
    await take(log, secret, ...chain.many(5));
    const isWritten = () =>
      readdirSync(place).some((file) => readFileSync(join(place, file)).includes('a citizen’s name'));
    expect(isWritten()).toBe(true);

    await log.alone((writing) =>
      writing.erase([{ target: secret.event.id, instead: null, by: 'redaction' as EventId }]),
    );

    expect(isWritten()).toBe(false);
  });

  test('a file of a newer version is refused and left as it is', async () => {
    const file = join(folder(), 'central.sqlite');
    await (await open(file)).close();
    const db = new Database(file);
    db.prepare("INSERT INTO migration VALUES (?, 'of the future')").run(migrations.length + 1);
    db.close();
    const before = readFileSync(file);

    await expect(openSqliteLog(file)).rejects.toThrow('use the newer program');
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
