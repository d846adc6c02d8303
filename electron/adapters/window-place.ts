import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from 'zod';
import type { KeyValueFile } from '../console/settings.ts';

const placeSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().min(400),
  height: z.number().min(300),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});
type Place = z.infer<typeof placeSchema>;

const SETTLED = 400;

/** The remembered place of a window; null where there is none, or the screen it was on is gone. */
export function placeOf(file: KeyValueFile, name: string): Place | null {
  const parsed = placeSchema.safeParse(kept(file, name));
  if (!parsed.success) return null;
  const { workArea } = screen.getDisplayMatching(parsed.data);
  return overlaps(parsed.data, workArea) ? parsed.data : null;
}

/** Remembers where a window is, shortly after it came to rest and when it closes. */
export function rememberPlace(window: BrowserWindow, file: KeyValueFile, name: string): void {
  let settling: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(settling);
    if (window.isDestroyed()) return;
    const { x, y, width, height } = window.getNormalBounds();
    const place: Place = {
      x,
      y,
      width,
      height,
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    try {
      file.set(keyOf(name), place);
    } catch {
      // A full disk costs a window its place, nothing more.
    }
  };
  const saveSoon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(save, SETTLED);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('enter-full-screen', saveSoon);
  window.on('leave-full-screen', saveSoon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(settling));
}

const keyOf = (name: string): string => `windows.${name}`;

function kept(file: KeyValueFile, name: string): unknown {
  try {
    return file.get(keyOf(name));
  } catch {
    return undefined;
  }
}

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
