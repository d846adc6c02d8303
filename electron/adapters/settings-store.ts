import Store from 'electron-store';
import { settingsOn, type KeyValueFile } from '../console/settings.ts';
import type { SettingsStore } from '../console/ports.ts';

/** Theme, signed-in person and window places; never the record (design §8: each set rewrites the whole file). */
export interface DesktopSettings {
  readonly settings: SettingsStore;
  readonly file: KeyValueFile;
}

export function desktopSettings(): DesktopSettings {
  const store = new Store({ name: 'settings', clearInvalidConfig: true });
  const file: KeyValueFile = { get: (key) => store.get(key), set: (key, value) => store.set(key, value) };
  return { settings: settingsOn(file), file };
}
