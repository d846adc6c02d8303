import type { StreamId } from '../../shared/kernel/ids.ts';
import { inTurn } from './in-turn.ts';
import type { CentralLog, LogWriting } from './log.ts';
import { memoryReader } from './memory-reader.ts';
import { type Committed, draftsOf, emptyTables } from './memory-tables.ts';
import { memoryWriting } from './memory-writing.ts';
import { newsBoard } from './news-board.ts';

/**
 * Central's log without a disk: for the simulation and fast tests. Passes the same contract as the others. A copy of
 * another's tables is what a restored backup would be.
 */
export function memoryLog(tables: Committed = emptyTables()): CentralLog {
  const reader = memoryReader(tables);
  const turn = inTurn();
  const news = newsBoard();

  async function alone<T>(work: (writing: LogWriting) => Promise<T>): Promise<T> {
    const drafts = draftsOf(tables);
    const changed = new Set<StreamId>();
    const value = await work(memoryWriting(drafts, memoryReader(drafts), changed));
    for (const draft of Object.values(drafts)) draft.commit();
    if (changed.size > 0) news.tell({ end: (await reader.end()).seq, streams: [...changed].sort() });
    return value;
  }

  return {
    ...reader,
    alone: (work) => turn.run(() => alone(work)),
    onNews: (listener) => news.listen(listener),
    close: () => turn.close(async () => undefined),
  };
}
