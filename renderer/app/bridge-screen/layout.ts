import { useCallback, useState } from 'react';

/** Widths of the side columns in pixels; 0 is collapsed. Remembered on this machine. */
export interface Layout {
  readonly left: number;
  readonly right: number;
}

export type Side = keyof Layout;

const KEY = 'bridge.layout';
const usual = (): Layout =>
  window.innerWidth < 1440 ? { left: 308, right: 320 } : { left: 380, right: 440 };
export const limits = { least: 240, most: 640 } as const;

function remembered(): Layout {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Layout> | null;
    return { ...usual(), ...kept };
  } catch {
    return usual();
  }
}

export function useLayout() {
  const [layout, setLayout] = useState(remembered);
  const resize = useCallback((side: Side, width: number) => {
    setLayout((old) => {
      const next = {
        ...old,
        [side]: width === 0 ? 0 : Math.round(Math.min(limits.most, Math.max(limits.least, width))),
      };
      localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  const toggle = useCallback(
    (side: Side) => resize(side, remembered()[side] === 0 ? usual()[side] : 0),
    [resize],
  );
  return { layout, resize, toggle };
}
