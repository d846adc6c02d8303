import { sentenceOf } from '../../i18n.ts';

/** What a field of the pack is called: by the catalogue, else by its own name in plain words. */
export const fieldLabel = (key: string): string =>
  sentenceOf(`policy.fields.${key}`) ??
  sentenceOf(`clocks.names.${key}`) ??
  key
    .replaceAll(/([a-z])([A-Z])/g, (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());

/** A place in the pack in words: `clocks.acknowledge.P1.under` is `Clocks · Acknowledgement · P1 · before`. */
export const pathLabel = (path: string): string =>
  path
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : fieldLabel(step)))
    .join(' · ');
