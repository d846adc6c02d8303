import type { PersonId } from '../../shared/kernel/ids.ts';
import { themes } from '../../shared/protocol/console.ts';
import type { Settings, SettingsStore } from './ports.ts';

/** What conf and electron-store have in common. */
export interface KeyValueFile {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/**
 * Settings over a file that anybody may have edited, on a disk that may be full: what is not understood counts as not
 * set, and what cannot be written holds until the end of the process.
 */
export function settingsOn(file: KeyValueFile): SettingsStore {
  let unwritten: Partial<Settings> = {};

  function kept(): Settings {
    try {
      const [person, theme] = [file.get('person'), file.get('theme')];
      return {
        person: typeof person === 'string' && person !== '' ? (person as PersonId) : null,
        theme: themes.find((known) => known === theme) ?? 'dark',
      };
    } catch {
      return { person: null, theme: 'dark' };
    }
  }

  return {
    read: () => ({ ...kept(), ...unwritten }),
    write(changed) {
      unwritten = { ...unwritten, ...changed };
      try {
        for (const [key, value] of Object.entries(unwritten)) file.set(key, value);
        unwritten = {};
      } catch {
        // Signing in must work on a full disk, too.
      }
    },
  };
}
