import i18next from 'i18next';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { listOf, sentenceOf, t } from '../i18n.ts';
import { machineZone, momentText } from '../ui/zoned.ts';

/** Params whose values are catalogue keys, and where those stand. */
const translated: Readonly<Record<string, string>> = {
  missing: 'criteria',
  field: 'fields',
  verdict: 'verdicts',
  status: 'statuses',
  kind: 'kinds',
  day: 'days',
  outcome: 'outcomes',
  link: 'links',
};

/** The sentence a person reads: what happened, what is missing, who may do it. */
export function describeRejection({ code, params }: Rejection): string {
  const words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, wordsOf(name, value)]),
  );
  return sentenceOf(`rejections.${code}`, words) ?? t('rejections.unknown', { code });
}

function wordsOf(name: string, value: Rejection['params'][string]): string {
  if (typeof value === 'number')
    return name.endsWith('At')
      ? momentText(value, machineZone, Date.now())
      : value.toLocaleString(i18next.language);
  if (typeof value === 'string') return translate(name, value);
  const items = [...new Set(value.map((item) => translate(name, item)))];
  // Who may do it are alternatives; what is missing is all of it.
  return name === 'who'
    ? new Intl.ListFormat(i18next.language, { style: 'long', type: 'disjunction' }).format(items)
    : listOf(items);
}

function translate(name: string, value: string): string {
  const table = translated[name];
  if (table === undefined) return value;
  return (
    sentenceOf(`rejections.${table}.${value}`) ??
    sentenceOf(`rejections.${table}.${value.split('.')[0]}`) ??
    `“${value}”`
  );
}
