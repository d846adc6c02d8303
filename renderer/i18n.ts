import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import bridge from '../resources/i18n/en/bridge.json';
import classification from '../resources/i18n/en/classification.json';
import clocks from '../resources/i18n/en/clocks.json';
import common from '../resources/i18n/en/common.json';
import directory from '../resources/i18n/en/directory.json';
import incidents from '../resources/i18n/en/incidents.json';
import intake from '../resources/i18n/en/intake.json';
import investigation from '../resources/i18n/en/investigation.json';
import links from '../resources/i18n/en/links.json';
import prompts from '../resources/i18n/en/prompts.json';
import record from '../resources/i18n/en/record.json';
import policy from '../resources/i18n/en/policy.json';
import rejections from '../resources/i18n/en/rejections.json';
import security from '../resources/i18n/en/security.json';
import session from '../resources/i18n/en/session.json';
import shell from '../resources/i18n/en/shell.json';
import sync from '../resources/i18n/en/sync.json';
import timeline from '../resources/i18n/en/timeline.json';
import wall from '../resources/i18n/en/wall.json';

/**
 * Every sentence a person reads. One file per section in `resources/i18n/<language>/`; its name is the first part of
 * each key, e.g. `incidents.empty`. Adding a section: its file, and a line in the two lists here.
 */
const en = {
  bridge,
  classification,
  clocks,
  common,
  directory,
  incidents,
  intake,
  investigation,
  links,
  prompts,
  record,
  policy,
  rejections,
  security,
  session,
  shell,
  sync,
  timeline,
  wall,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React shows every text as text: escaping here would show the escapes.
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

/** For sentences made outside components; inside them `useTranslation` is the same. */
export const t = i18next.t.bind(i18next);

/** A sentence whose key is only known when running; undefined where the catalogue has none. */
export const sentenceOf = (
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string | undefined =>
  i18next.exists(key) ? (i18next.t as (key: string, params: object) => string)(key, params) : undefined;

/** "a, b and c" in the language of the catalogue. */
export const listOf = (items: readonly string[]): string =>
  new Intl.ListFormat(i18next.language, { style: 'long', type: 'conjunction' }).format(items);
