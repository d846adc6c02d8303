import { randomBytes } from 'node:crypto';
import { digests } from '../digests.ts';

/** Crockford's letters: none is taken for another when it is read aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP = 5;

/** A one-time code of 100 random bits: `7KQ4M-…`. */
export function newCode(): string {
  const letters = [...randomBytes(GROUPS * GROUP)].map((byte) => LETTERS[byte % LETTERS.length]);
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-');
}

export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a code; spaces, dashes and small letters are as good as what was printed. */
export const codeHash = (code: string): string => digests.text(code.toUpperCase().replace(/[\s-]/g, ''));
export const tokenHash = (token: string): string => digests.text(token);
