/** Chromium's net errors, as did-fail-load and a rejected loadURL tell them. */
const NUMBERS: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
};

export interface LoadError {
  readonly code: string;
  readonly errno: number;
}

export function loadErrorIn(text: string): LoadError {
  const code = /net::(ERR_[A-Z_]+)/.exec(text)?.[1] ?? 'ERR_FAILED';
  return { code, errno: NUMBERS[code] ?? -2 };
}
