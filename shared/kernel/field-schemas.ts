import { z } from 'zod';
import type { Instant } from './time.ts';

/** The longest text the record takes, in UTF-16 units: about three printed pages. */
export const TEXT_LIMIT = 10_000;
export const TITLE_LIMIT = 300;

/** Text is trimmed; control characters other than line breaks and tabs have no place in a record. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => stripControls(value).trim());

export const prose = text(TEXT_LIMIT);
export const title = text(TITLE_LIMIT);

/** A text that is on the record: it is checked and never changed, so that every console folds the same one. */
export const recorded = (max: number) => z.string().max(max);

const stripControls = (value: string): string =>
  Array.from(value, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return (code < 0x20 && code !== 0x0a && code !== 0x09) || (code >= 0x7f && code <= 0x9f) ? '' : character;
  }).join('');

/** Years 1970 to 2200: anything beyond is a slip of the keyboard. */
export const instant = z.number().int().min(0).max(7_258_118_400_000) satisfies z.ZodType<Instant>;
