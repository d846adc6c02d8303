import type { SqlWords } from './migrations/migrations.ts';

export type SqlValue = string | number | null;

/** The columns that an insert fills. */
export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, 'text' | 'whole'>>;
}
export type RowOf<T extends Table> = Readonly<Record<keyof T['columns'], SqlValue>>;

/**
 * One connection of SQLite or PostgreSQL. The statements of the log are written once for both: parameters are `$1`,
 * `$2`, …, names and types come from `SqlWords`, and a list is a JSON array (`listed`).
 */
export interface Sql {
  readonly words: SqlWords;
  all<Row>(statement: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Many rows of one table, as fast as this database takes them. */
  insert<T extends Table>(table: T, rows: readonly RowOf<T>[]): Promise<void>;
  /** A statement or several, without values. */
  script(statements: string): Promise<void>;
  /** The texts of a JSON array that is given as this parameter: `IN ${sql.listed('$1')}`. */
  listed(parameter: string): string;
}

/**
 * A text as it is looked up by. PostgreSQL stores no NUL, and a foreign command's id may hold one; JSON's escapes do
 * as well, and leave every id that we write as it is.
 */
export const keyOf = (text: string): string => JSON.stringify(text).slice(1, -1);
export const fromKey = (key: string): string => JSON.parse(`"${key}"`) as string;

/** The tables beside the log, in the same database. */
export interface Tables {
  /** What is committed. */
  readonly read: Sql;
  /** Alone over all replicas, like the log's writing and in turn with it; all of it or nothing. */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}
