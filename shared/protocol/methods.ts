/**
 * The names alone, apart from `console.ts`: the preload is one small file and must not carry the schemas. The compiler
 * holds `consoleInputs` and this list together.
 */
export const consoleMethods = [
  'session',
  'signIn',
  'setTheme',
  'setSavedViews',
  'incidents',
  'settledIncidents',
  'open',
  'execute',
  'backUp',
  'restoreMissing',
  'openWall',
  'publicHolidays',
  'central',
  'joinCentral',
  'leaveCentral',
  'syncNow',
] as const;

export type ConsoleMethod = (typeof consoleMethods)[number];

export const isConsoleMethod = (name: string): name is ConsoleMethod =>
  consoleMethods.some((method) => method === name);

/** The channel of Electron's IPC on which a method is asked. */
export const methodChannel = (method: ConsoleMethod): string => `console:${method}`;

/** The channel on which windows are told of changes. */
export const CHANGE_CHANNEL = 'console:change';
