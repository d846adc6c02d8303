import { useSyncExternalStore } from 'react';

/** As in the style: on a phone or a zoomed desk the title has a line of its own. */
const narrow = '(max-width: 860px)';

/** Pixels of one row, from its height in rem: who reads with larger letters gets higher rows. */
export const useRowHeight = (): number => useSyncExternalStore(subscribe, () => inPixels(1.75, 3.25));

/** Of the names of the columns, which a narrow page leaves out. */
export const useHeadHeight = (): number => useSyncExternalStore(subscribe, () => inPixels(1.625, 0));

function inPixels(wide: number, onNarrow: number): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.round((matchMedia(narrow).matches ? onNarrow : wide) * rem);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
