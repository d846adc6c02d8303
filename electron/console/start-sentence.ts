import type { Rejection } from '../../shared/kernel/rejection.ts';
import { toRfc3339 } from '../../shared/kernel/time.ts';
import type { Catalogue, Values } from './catalogue.ts';

/** Why the console cannot start, which file or folder is meant, and what to do: one sentence or two. */
export function startSentence({ code, params }: Rejection, { say }: Catalogue): string {
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, textOf(name, value)]),
  ) as Values;
  const where = code === 'journal.locked' && params.here === 'no' ? 'Elsewhere' : '';
  return say([`console:start.${code.replace('journal.', '')}${where}`, 'console:start.cannotOpen'], values);
}

const textOf = (name: string, value: Rejection['params'][string]): string | number => {
  if (typeof value === 'number' && name.endsWith('At')) return toRfc3339(value);
  return typeof value === 'object' ? value.join(', ') : value;
};
