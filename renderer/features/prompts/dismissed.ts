import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { Prompt } from '../../../shared/views/prompts.ts';

/** The same suggestion for the same reason: with another figure in it, it is asked again. */
export const promptKey = ({ code, params }: Prompt): string => `${code} ${JSON.stringify(params)}`;

const keyOf = (stream: StreamId): string => `prompts.aside ${stream}`;

/** What was put aside in this window. It is nobody else's business, so it is no part of the record. */
export function dismissedPrompts(stream: StreamId): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(stream)) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

export const keepDismissed = (stream: StreamId, dismissed: ReadonlySet<string>): void =>
  sessionStorage.setItem(keyOf(stream), JSON.stringify([...dismissed]));
