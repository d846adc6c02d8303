import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Up, Down, Home and End move between the `[data-row]` elements of a list; put it on the list's `onKeyDown`. */
export function moveBetweenRows(
  event: KeyboardEvent<HTMLElement>,
  list: HTMLElement = event.currentTarget,
): void {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = rowsIn(list);
  const index = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[step(index, rows.length)];
  if (index === -1 || !next) return;
  event.preventDefault();
  next.focus();
}

/**
 * A row that is done with goes away under the cursor: the one that stands in its place then has it. Put what it returns on
 * the list or on what is around it.
 */
export function useCursorKept(list: RefObject<HTMLElement | null>) {
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (place.current === null || document.activeElement !== document.body) return;
    const rows = rowsIn(list.current);
    rows[Math.min(place.current, rows.length - 1)]?.focus();
  });
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const index = rowsIn(list.current).indexOf(target);
      place.current = index === -1 ? null : index;
    },
    onBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget !== null) place.current = null;
    },
  };
}

const rowsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
];
