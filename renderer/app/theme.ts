import { useEffect } from 'react';
import { type Theme, themes } from '../../shared/protocol/console.ts';
import { useConsole } from '../bridge/store.ts';

/** The console keeps the theme; this remembers it for the first paint, before the console has answered. */
const KEY = 'theme';

export function paintLastTheme(): void {
  const last = localStorage.getItem(KEY);
  if (themes.some((theme) => theme === last)) document.documentElement.dataset.theme = last ?? 'dark';
}

export function useTheme(): Theme {
  const theme = useConsole(({ session }) => session?.theme ?? 'dark');
  const known = useConsole(({ session }) => session !== null);
  useEffect(() => {
    if (!known) return;
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
  }, [theme, known]);
  return theme;
}
