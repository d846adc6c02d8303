import { type RefObject, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

/**
 * The one ticker behind every countdown. It fires at the turn of each second, so that all figures change together,
 * and only while somebody listens.
 */
const listeners = new Set<() => void>();
let timer = 0;
let current = Date.now();

function tick(): void {
  current = Date.now();
  for (const listener of listeners) listener();
  schedule();
}

function schedule(): void {
  timer = window.setTimeout(tick, 1_000 - (Date.now() % 1_000) + 5);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    current = Date.now();
    schedule();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** A text made from the time: the component renders again only when the text changes. */
export function useTimeText(text: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => text(current));
}

/**
 * Writes a text made from the time straight into an element that has no other content, whenever the text changes: with
 * a hundred clocks on screen, rendering each through React every second costs several times what the clocks do.
 */
export function useTickingText<E extends HTMLElement>(text: (now: number) => string): RefObject<E | null> {
  const element = useRef<E>(null);
  const shown = useRef('');
  const paint = () => {
    const next = text(current);
    if (next === shown.current || element.current === null) return;
    shown.current = next;
    element.current.textContent = next;
  };
  const latest = useRef(paint);
  useLayoutEffect(() => {
    latest.current = paint;
    paint();
  });
  useLayoutEffect(() => subscribe(() => latest.current()), []);
  return element;
}

/**
 * A value computed from the time, computed anew only at the moments that `next` names (epoch milliseconds, or null for
 * never) or when `key` changes. For what is costly and changes rarely, such as all clocks of an incident.
 */
export function useTimed<T>(
  key: unknown,
  compute: (now: number) => { readonly value: T; readonly next: number | null },
): T {
  const cache = useRef<{ key: unknown; value: T; next: number | null } | null>(null);
  const snapshot = useCallback(() => {
    const held = cache.current;
    if (held && held.key === key && (held.next === null || current < held.next)) return held.value;
    // A fresh subscription must not judge by a second that has passed meanwhile.
    const { value, next } = compute(Math.max(current, Date.now()));
    cache.current = { key, value, next };
    return value;
  }, [key, compute]);
  return useSyncExternalStore(subscribe, snapshot);
}
