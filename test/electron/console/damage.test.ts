import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { machine, note, startOn } from '../../support/console-host.ts';

test('what a damaged record misses is named, and comes back from the backup into windows that are open', async () => {
  const on = machine();
  const first = await startOn(on);
  const stream = await first.declare();
  await first.run(stream, note('Error rate 92 %'));
  await first.run(stream, note('Failing over'));
  const { events } = await first.api.open({ stream });
  await first.api.backUp(undefined);
  await first.close({ backUp: false });

  const db = new Database(join(on.folder, 'journal.sqlite'));
  db.prepare("UPDATE event SET body = replace(body, '92 %', '29 %')").run();
  db.close();

  const second = await startOn(on);
  const damaged = events.find(({ body }) => JSON.stringify(body).includes('92 %'));
  const { health } = await second.api.session(undefined);
  expect(health.missing).toMatchObject([{ deviceId: first.deviceId, dseq: damaged?.dseq }]);
  expect(health.newestBackup?.file).toContain('backups');
  expect(health.keptFile).not.toBeNull();
  // What follows the damage goes on being recorded.
  expect(await second.run(stream, note('Still writing'))).toMatchObject({ ok: true });

  const { restored, health: healed } = await second.api.restoreMissing(undefined);
  expect([restored, healed.missing]).toEqual([1, []]);
  expect(second.changes.map((change) => (change.kind === 'reset' ? change.stream : change.kind))).toContain(
    stream,
  );
  expect((await second.api.open({ stream })).events.slice(0, events.length)).toEqual(events);
  await second.close({ backUp: false });
  on.remove();
});
