import type { LogNews } from './log.ts';

/** Who wants to hear of what was committed. */
export interface NewsBoard {
  listen(listener: (news: LogNews) => void): () => void;
  tell(news: LogNews): void;
}

export function newsBoard(): NewsBoard {
  const listeners = new Set<(news: LogNews) => void>();
  return {
    listen(listener) {
      // Wrapped, so that one function may listen twice and stop once.
      const own = (news: LogNews) => listener(news);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell(news) {
      // Afterwards: what a listener does wrong must not make a commit look refused.
      for (const listener of listeners) queueMicrotask(() => listener(news));
    },
  };
}
