import { log } from './0001-log.ts';
import { registry } from './0002-registry.ts';

/** What the two databases call the same thing. */
export interface SqlWords {
  /** Text that compares byte by byte, so that both databases, and JavaScript, sort alike. */
  readonly text: string;
  /** A whole number of up to 53 bits. */
  readonly whole: string;
  /** At the end of a table. */
  readonly strict: string;
}

export interface Migration {
  /** From 1, without gaps: the position in the list. */
  readonly number: number;
  readonly name: string;
  sql(words: SqlWords): string;
}

/** Adding one: a new file, and a new last entry here. What has been released is never changed again. */
export const migrations: readonly Migration[] = [log, registry];

export function assertGapless(list: readonly Migration[]): void {
  list.forEach(({ number, name }, index) => {
    if (number !== index + 1)
      throw new Error(`migration "${name}" is number ${number}, expected ${index + 1}`);
  });
}
assertGapless(migrations);
