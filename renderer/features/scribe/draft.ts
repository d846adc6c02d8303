import type { StreamId } from '../../../shared/kernel/ids.ts';
import { emptyLine, type LineState } from './line-state.ts';

const keyOf = (stream: StreamId): string => `line.${stream}`;

/** What was being typed, and what was on its way, when the page went away. */
export function loadDraft(stream: StreamId): LineState {
  try {
    const kept = localStorage.getItem(keyOf(stream));
    // What stood in the box on its way is in the queue, which is sent again under the same ids.
    return kept ? withoutShown({ ...emptyLine, ...(JSON.parse(kept) as LineState) }) : emptyLine;
  } catch {
    return emptyLine;
  }
}

const withoutShown = (state: LineState): LineState =>
  state.showing === null ? state : { ...emptyLine, queue: state.queue, refused: state.refused };

export function keepDraft(stream: StreamId, state: LineState): void {
  try {
    if (
      state.text === '' &&
      state.decision === null &&
      state.queue.length === 0 &&
      state.refused.length === 0
    )
      localStorage.removeItem(keyOf(stream));
    else localStorage.setItem(keyOf(stream), JSON.stringify(state));
  } catch {
    // Storage full or forbidden: the line itself still works.
  }
}
