import { describe, expect, it } from 'vitest';
import { answersBefore, longestWay, type TreeRow, treeRows } from '../../shared/views/tree.ts';
import { defaultPack, defaultPackSource, packFrom } from '../support/default-pack.ts';

const pack = defaultPack();

/** A tree in which both answers of the first question go on. */
const forked = (() => {
  const source = defaultPackSource();
  const end = (priority: 'P1' | 'P2' | 'P3' | 'P4') => ({
    priority,
    quote: `it is ${priority}`,
    clause: 'CLS-X',
  });
  return packFrom({
    ...source,
    classification: {
      start: 'public',
      questions: {
        public: { text: 'Is it public?', yes: { ask: 'many' }, no: { ask: 'staff' } },
        many: { text: 'Many?', yes: end('P1'), no: end('P2') },
        staff: { text: 'Staff?', yes: { ask: 'payroll' }, no: end('P4') },
        payroll: { text: 'Payroll?', yes: end('P3'), no: end('P4') },
      },
    },
  });
})();

const brief = ({ id, number, depth, place, took }: TreeRow) => [number, id, depth, place, took];
const rails = (rows: readonly TreeRow[]) =>
  rows.map((row) => row.rails.map(({ above, below }) => `${above}/${below}`).join(' '));

describe('the drawing of the decision tree', () => {
  it('[CLS-TREE] asks the first question and mutes what was not reached', () => {
    const rows = treeRows(pack, {});
    expect(rows).toHaveLength(Object.keys(pack.classification.questions).length);
    expect(rows.map(({ place }) => place)).toEqual(['asked', ...rows.slice(1).map(() => 'aside')]);
    expect(rows[0]?.arms.map(({ end, to }) => end?.priority ?? to)).toEqual(['P1', 2]);
    expect(rows.every(({ depth }) => depth === 0)).toBe(true);
  });

  it('[CLS-TREE] highlights the branch taken, and "unknown" takes the graver one, visibly', () => {
    const rows = treeRows(pack, { unavailable: 'no', breach: 'unknown' });
    expect(rows.slice(0, 3).map(brief)).toEqual([
      [1, 'unavailable', 0, 'passed', 'no'],
      [2, 'breach', 0, 'passed', 'yes'],
      [3, 'safety', 0, 'aside', null],
    ]);
    expect(rows[1]).toMatchObject({ answer: 'unknown', unknownTakes: 'yes' });
    expect(rows[1]?.arms.map(({ taken }) => taken)).toEqual([true, false]);
    expect(rails(rows.slice(0, 3))).toEqual(['none/taken', 'taken/plain', 'plain/plain']);
  });

  it('[CLS-TREE] indents what "yes" goes on to where "no" goes on, too', () => {
    const rows = treeRows(forked, { public: 'no', staff: 'yes' });
    expect(rows.map(brief)).toEqual([
      [1, 'public', 0, 'passed', 'no'],
      [2, 'many', 1, 'aside', null],
      [3, 'staff', 0, 'passed', 'yes'],
      [4, 'payroll', 0, 'asked', null],
    ]);
    expect(rows[1]?.elbow).toBe('plain');
    expect(rails(rows)).toEqual(['none/taken', 'taken/taken none/none', 'taken/taken', 'taken/none']);
  });

  it('[CLS-TREE] an answer taken back takes back what followed', () => {
    const answers = { unavailable: 'no', breach: 'no', safety: 'yes' } as const;
    expect(answersBefore(pack, answers, 'breach')).toEqual({ unavailable: 'no' });
    expect(answersBefore(pack, answers, 'unavailable')).toEqual({});
  });

  it('knows how many questions are left at most', () => {
    expect(longestWay(pack)).toBe(Object.keys(pack.classification.questions).length);
    expect(longestWay(forked)).toBe(3);
    expect(longestWay(forked, 'many')).toBe(1);
  });
});
