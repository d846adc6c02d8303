import type { KeyboardEvent } from 'react';

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
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const index = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[step(index, rows.length)];
  if (index === -1 || !next) return;
  event.preventDefault();
  next.focus();
}
