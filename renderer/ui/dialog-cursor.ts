import { createContext, type RefObject, useContext, useLayoutEffect, useRef } from 'react';

/** Takes the cursor when a dialog closes, on screens that have a home for it; null: it goes back to where it was. */
export const CursorHome = createContext<(() => void) | null>(null);

/** Where the cursor stood as dialogs opened, the newest last: of two that follow each other the first knows the page. */
let left: readonly HTMLElement[] = [];

/** Called where the dialog is made, one step before its fields are there: they may take the cursor by themselves. */
export function useCursorNoted(): void {
  useLayoutEffect(() => {
    const at = document.activeElement;
    const others = left.filter((element) => element.isConnected && element !== at);
    left = at instanceof HTMLElement && at !== document.body ? [...others, at] : others;
  }, []);
}

/** Its own ref is set too late: after the effects of what is in it. */
export const dialogAround = (body: HTMLElement | null): HTMLElement | null =>
  body?.closest<HTMLElement>('[role="dialog"]') ?? null;

/**
 * While a dialog is there the cursor is in it, from the moment it is on the page until it is gone. Nothing here waits for
 * a frame: no key falls in between, and no cursor is taken from where a person has moved it since.
 */
export function useCursorInside(body: RefObject<HTMLElement | null>, first: () => HTMLElement | null): void {
  const home = useContext(CursorHome);
  const latest = useRef({ home, first });
  latest.current = { home, first };
  useLayoutEffect(() => {
    const take = () => latest.current.first()?.focus();
    if (!dialogAround(body.current)?.contains(document.activeElement)) take();

    // A screen that is made anew behind it would have the cursor, too.
    const page = document.getElementById('root');
    const takeBack = ({ target }: FocusEvent) => {
      if (target instanceof Node && page?.contains(target)) take();
    };
    document.addEventListener('focusin', takeBack);
    return () => {
      document.removeEventListener('focusin', takeBack);
      // At once, but after it is off the page: what opens in its place has the cursor by then.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        if (latest.current.home) latest.current.home();
        else left.findLast((element) => element.isConnected)?.focus({ preventScroll: true });
      });
    };
  }, [body]);
}
