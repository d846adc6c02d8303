import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { proofOf } from '../../../electron/journal/chain.ts';
import { chainOf, deviceA, leak, outage, rowOf } from '../../support/sealed-events.ts';
import { freshFolder, opened } from './folder.ts';

test('given rows that another version made, when the journal is opened, then those alone are to be made again', async () => {
  const folder = freshFolder();
  const journal = await opened(folder);
  journal.setDevice({ id: deviceA, publicKey: 'key-a' });
  const chain = chainOf(deviceA);
  await journal.journal.append({ events: [chain.next()], row: rowOf(outage) });
  await journal.journal.append({ events: [chain.next({ stream: leak })], row: rowOf(leak) });
  journal.close();

  // The row as it would be without the newest field, genuine by that version's own measure.
  const db = new Database(join(folder, 'journal.sqlite'));
  const { owing: _, ...older } = rowOf(leak);
  const content = JSON.stringify(older);
  db.prepare('UPDATE incident SET content = ?, proof = ? WHERE stream = ?').run(
    content,
    proofOf('incident', content),
    leak,
  );
  db.close();

  const again = await opened(folder);
  expect(again.staleRows()).toEqual([leak]);
  again.saveRows([rowOf(leak)]);
  expect(again.staleRows()).toEqual([]);
  expect((await again.journal.incidents()).map(({ stream }) => stream)).toEqual([outage, leak]);
});
