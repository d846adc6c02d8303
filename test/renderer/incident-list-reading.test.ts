import { describe, expect, test } from 'vitest';
import { summaryList } from '../../renderer/bridge/summaries.ts';
import type { IncidentRow } from '../../shared/incident/row.ts';
import { incidentStream, type StreamId } from '../../shared/kernel/ids.ts';
import type { IncidentSummary } from '../../shared/protocol/console.ts';
import { aRow } from '../support/rows.ts';

const row = (name: string, title = name): IncidentRow => aRow(incidentStream(name), { title });
const line = (name: string, title = name): IncidentSummary => ({
  ...row(name, title),
  nextClock: null,
  breached: 0,
});

/** A console whose answers are given by hand, and what the window was shown last. */
function reading() {
  const questions: {
    readonly about: StreamId | 'owing' | null;
    answer(rows: readonly IncidentRow[]): void;
  }[] = [];
  const ask = <T>(about: StreamId | 'owing' | null): Promise<T> =>
    new Promise((resolve) => questions.push({ about, answer: (rows) => resolve(rows as T) }));
  let shown: { titles: readonly string[]; complete: boolean } = { titles: [], complete: false };
  const list = summaryList(
    { incidents: () => ask('owing'), settledIncidents: ({ after }) => ask(after) },
    (summaries, complete) => {
      shown = { titles: summaries.map(({ title }) => title).toSorted(), complete };
    },
  );
  const answer = async (...rows: readonly IncidentRow[]) => {
    questions.shift()?.answer(rows);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { list, answer, questions, shown: () => shown };
}

describe('given a window that starts', () => {
  test('then what may be owed is shown first, and the settled come piece by piece after it', async () => {
    const { list, answer, questions, shown } = reading();
    void list.readOwing();
    await answer(line('a'));
    expect(shown()).toEqual({ titles: ['a'], complete: false });

    void list.readSettled();
    await answer(row('b'), row('c'));
    expect(questions[0]?.about).toBe(incidentStream('c'));
    await answer(row('d'));
    await answer();
    expect(shown()).toEqual({ titles: ['a', 'b', 'c', 'd'], complete: true });
  });

  test('when a line changes while answers are under way, then the older answer does not undo it', async () => {
    const { list, answer, shown } = reading();
    void list.readOwing();
    list.apply([line('a', 'a, changed')]);
    await answer(line('a'), line('b'));
    void list.readSettled();
    list.apply([line('c', 'c, reopened')]);
    await answer(row('c'));
    await answer();
    expect(shown()).toEqual({ titles: ['a, changed', 'b', 'c, reopened'], complete: true });
  });
});

describe('given a list that was read', () => {
  async function read() {
    const all = reading();
    void all.list.readOwing();
    await all.answer(line('a'));
    void all.list.readSettled();
    await all.answer(row('b'));
    await all.answer();
    return all;
  }

  test('when a line is told of, then it alone is another one', async () => {
    const { list, questions, shown } = await read();
    list.apply([line('b', 'b, reopened')]);
    expect(shown()).toEqual({ titles: ['a', 'b, reopened'], complete: true });
    expect(questions).toEqual([]);
  });

  test('when everything is read again, then nothing disappears meanwhile, and what is gone is gone at the end', async () => {
    const { list, answer, shown } = await read();
    void list.readOwing();
    await answer(line('a', 'a, again'));
    expect(shown().titles).toEqual(['a, again', 'b']);
    void list.readSettled();
    await answer();
    expect(shown()).toEqual({ titles: ['a, again'], complete: true });
  });

  test('when reading begins anew before it ended, then the first reading says no more', async () => {
    const { list, answer, questions, shown } = await read();
    void list.readOwing();
    await answer(line('a'));
    void list.readSettled();
    void list.readOwing();
    await answer(row('from the first reading'));
    await answer(line('a', 'a, newest'));
    expect(shown().titles).toEqual(['a, newest', 'b']);
    expect(questions).toEqual([]);
  });
});
