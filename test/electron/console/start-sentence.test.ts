import { expect, test } from 'vitest';
import { startSentence } from '../../../electron/console/start-sentence.ts';
import type { OpenRefusalCode } from '../../../electron/journal/open-refusal.ts';
import { catalogue } from '../../support/console-host.ts';

const params = {
  path: '/data/record',
  pid: 4711,
  host: 'desk-7',
  here: 'no',
  sinceAt: Date.UTC(2026, 2, 2, 10),
  found: 9,
  known: 1,
  detail: 'disk I/O error',
};

const codes: Record<OpenRefusalCode, string[]> = {
  'journal.locked': ['/data/record', '4711', 'desk-7', '2026-03-02T10:00:00Z'],
  'journal.lockedBySomebody': ['/data/record'],
  'journal.folderNotWritable': ['/data/record'],
  'journal.fileNotWritable': ['/data/record'],
  'journal.noSpace': ['/data/record'],
  'journal.notAJournal': ['/data/record'],
  'journal.newerVersion': ['/data/record', '9', '1'],
  'journal.cannotOpen': ['/data/record', 'disk I/O error'],
};

test.each(Object.entries(codes))('%s has a sentence of its own that names what is meant', (code, named) => {
  const sentence = startSentence({ code, params }, catalogue);
  for (const text of named) expect(sentence).toContain(text);
  expect(sentence).not.toMatch(/\{\{|console:/);
  const others = Object.keys(codes).filter((other) => other !== code);
  for (const other of others) expect(startSentence({ code: other, params }, catalogue)).not.toBe(sentence);
});

test('a lock held on this machine says so without naming a host', () => {
  const sentence = startSentence({ code: 'journal.locked', params: { ...params, here: 'yes' } }, catalogue);
  expect(sentence).toContain('on this machine (process 4711');
});

test('a code that nobody wrote a sentence for still says which file', () => {
  expect(startSentence({ code: 'journal.unheardOf', params }, catalogue)).toContain('/data/record');
});
