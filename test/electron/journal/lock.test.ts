import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { openJournal } from '../../../electron/journal/open-journal.ts';
import { startAppender } from './appender.ts';
import { freshFolder, now, opened, started, write } from './folder.ts';

test('a journal in use by another process is refused, naming the process, its machine and since when', async () => {
  const folder = freshFolder();
  const before = Date.now();
  const other = startAppender(folder);
  await other.acknowledged(3);

  const refused = await openJournal(folder, { now });

  expect(refused).toEqual({
    ok: false,
    rejection: {
      code: 'journal.locked',
      params: { path: folder, pid: other.pid, host: hostname(), here: 'yes', sinceAt: expect.any(Number) },
    },
  });
  expect(refused.ok || Number(refused.rejection.params.sinceAt)).toBeGreaterThanOrEqual(before);

  const last = await other.kill();
  const journal = await opened(folder);
  expect((await journal.journal.head()).dseq).toBeGreaterThanOrEqual(last);
});

test('the same process cannot open a folder twice, and the first goes on undisturbed', async () => {
  const folder = freshFolder();
  const { journal, chain } = await started(folder);

  expect(await openJournal(folder, { now })).toMatchObject({
    ok: false,
    rejection: { code: 'journal.locked', params: { pid: process.pid } },
  });

  await write(journal, chain, 3);
  journal.close();
  expect((await (await opened(folder)).journal.head()).dseq).toBe(3);
});

test('a lock file that was destroyed does not keep anybody out', async () => {
  const folder = freshFolder();
  const { journal } = await started(folder, 3);
  journal.close();
  writeFileSync(
    `${folder}/writer-lock.sqlite`,
    'no lock at all, but long enough to be taken for a file of some kind',
  );

  expect((await (await opened(folder)).journal.head()).dseq).toBe(3);
});
