import Conf from 'conf';
import { settingsOn } from '../console/settings.ts';
import type { SettingsStore } from '../console/ports.ts';

/** Who is signed in and the theme, in `settings.json` beside the record. */
export function keptSettings(dataFolder: string): SettingsStore {
  // Opened at first use: whether the folder can be used at all is the journal's to say, in a better sentence.
  let store: Conf | null = null;
  const opened = (): Conf =>
    (store ??= new Conf({
      cwd: dataFolder,
      configName: 'settings',
      projectName: 'war-room-console',
      configFileMode: 0o600,
      clearInvalidConfig: true,
    }));
  return settingsOn({ get: (key) => opened().get(key), set: (key, value) => opened().set(key, value) });
}
