import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInstance } from 'i18next';
import type { Rejection } from '../../shared/kernel/rejection.ts';

export type Values = Readonly<Record<string, string | number>>;

/** Every sentence that the Node side says, by `file:key` of `resources/i18n/en`. */
export interface Catalogue {
  /** The sentence of the first key that has one; the key itself where none has, so that a gap shows. */
  say(key: string | string[], values?: Values): string;
  /** The sentence of a refusal (`rejections.json`). */
  sentence(rejection: Rejection): string;
}

/** Reads the catalogue once; `folder` holds one JSON file a section. */
export function loadCatalogue(folder: string): Catalogue {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const sections = files.map((name) => [
    basename(name, '.json'),
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  ]);
  const i18n = createInstance();
  void i18n.init({
    lng: 'en',
    initAsync: false,
    resources: { en: Object.fromEntries(sections) },
    // These texts go to menus, notifications and plain text, never into HTML.
    interpolation: { escapeValue: false },
  });
  const say = (key: string | string[], values: Values = {}): string => i18n.t(key, values);
  return {
    say,
    sentence({ code, params }) {
      const key = `rejections:${code}`;
      if (!i18n.exists(key)) return say('rejections:unknown', { code });
      const values = Object.entries(params).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]);
      return say(key, Object.fromEntries(values));
    },
  };
}
