import { useCallback, useLayoutEffect, useRef } from 'react';

/** For an act on what the next rendering brings: done as soon as it stands on the page, before another key is heard. */
export function useOnceShown(): (act: () => void) => void {
  const waiting = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    const act = waiting.current;
    waiting.current = null;
    act?.();
  });
  return useCallback((act) => {
    waiting.current = act;
  }, []);
}
