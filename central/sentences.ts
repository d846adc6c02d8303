import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';

const i18n = createInstance();
void i18n.init({
  lng: 'en',
  initAsync: false,
  resources: {
    en: {
      central: JSON.parse(
        readFileSync(new URL('../resources/i18n/en/central.json', import.meta.url), 'utf8'),
      ),
    },
  },
  defaultNS: 'central',
  // Plain text, never HTML.
  interpolation: { escapeValue: false },
});

/** A sentence of `resources/i18n/en/central.json` by its key; the key itself where there is none, so that a gap shows. */
export const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  i18n.t(key, values);
