import { firstRecord } from './0001-first-record.ts';
import { sync } from './0002-sync.ts';

export interface Migration {
  /** From 1, without gaps: the position in the list. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Adding one: a new file, and a new last entry here. What has been released is never changed again. */
export const migrations: readonly Migration[] = [firstRecord, sync];

export function assertGapless(list: readonly Migration[]): void {
  list.forEach(({ number, name }, index) => {
    if (number !== index + 1)
      throw new Error(`migration "${name}" is number ${number}, expected ${index + 1}`);
  });
}
assertGapless(migrations);
