import { type JsonText, readJsonText } from '../kernel/json-text.ts';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import { DEEPEST, LARGEST, tooDeep, tooLarge } from './pack/checks/size.ts';
import { type PackProblem, WHOLE_FILE } from './pack/problems.ts';

export { tooLarge } from './pack/checks/size.ts';
export { WHOLE_FILE } from './pack/problems.ts';

/** Bytes beyond which a file surely holds too many characters; such a one need not be read. */
export const LARGEST_FILE = 4 * LARGEST;

/** What a pack's file says, and at which line each part of it stands. */
export interface PackText {
  readonly source: unknown;
  readonly lines: JsonText['lines'];
}

/** Why a file cannot be read as a pack at all, and at which line. */
export interface PackTextProblem extends PackProblem {
  readonly line: number;
}

/**
 * A pack's file as a value, which `parsePack` then judges; or why it is none: too large, no JSON, nested without end, a name
 * twice in one group, of which the earlier would be lost without a word (GEN-PACK). Never throws.
 */
export function readPackText(written: string): Result<PackText, readonly PackTextProblem[]> {
  // Some editors begin a file with a mark that no JSON parser knows.
  const text = written.replace(/^\uFEFF/, '');
  const whole = (line: number, reason: string) => rejected([{ line, path: WHOLE_FILE, reason }]);
  if (text.length > LARGEST) return whole(1, tooLarge);
  const { lines, twice, end } = readJsonText(text, DEEPEST);
  if (end?.reason === 'too deep') return whole(end.line, tooDeep);
  if (end) return whole(end.line, `is no JSON: ${mistakeIn(text)}`);
  if (twice.length > 0)
    return rejected(twice.map(({ path, line }) => ({ path, line, reason: 'is written twice' })));
  return accepted({ source: JSON.parse(text) as unknown, lines });
}

function mistakeIn(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
