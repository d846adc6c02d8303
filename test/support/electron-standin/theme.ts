import { EventEmitter } from 'node:events';
import type { Page } from '@playwright/test';
import { guard } from './not-provided.ts';

export type Source = 'system' | 'light' | 'dark';

/** Setting the source reaches the pages: their `prefers-color-scheme` follows. The machine itself counts as light. */
export class NativeTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  private source: Source = 'system';

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    if (source === this.source) return;
    this.source = source;
    this.emit('updated', {});
  }
}

export const nativeTheme = guard('nativeTheme', new NativeTheme());

/** Keeps a page's colour scheme at the app's; returns the way to stop. */
export function followTheme(page: Page): () => void {
  const apply = () => {
    const colorScheme = nativeTheme.themeSource === 'system' ? null : nativeTheme.themeSource;
    page.emulateMedia({ colorScheme }).catch(() => undefined);
  };
  if (nativeTheme.themeSource !== 'system') apply();
  nativeTheme.on('updated', apply);
  return () => nativeTheme.off('updated', apply);
}
