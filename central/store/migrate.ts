import { assertGapless, type Migration } from './migrations/migrations.ts';
import type { Sql } from './sql.ts';

/** The database was written by a newer version of this product. */
export class NewerLog extends Error {
  constructor(found: number, known: number) {
    super(`The database is at version ${found} and this program knows ${known}: use the newer program.`);
  }
}

const MIGRATION = { name: 'migration', columns: { number: 'whole', name: 'text' } } as const;

/** Brings the database to the last migration. The caller holds the lock and the transaction: all or nothing. */
export async function migrate(sql: Sql, list: readonly Migration[]): Promise<void> {
  assertGapless(list);
  const { whole, text, strict } = sql.words;
  await sql.script(
    `CREATE TABLE IF NOT EXISTS migration (number ${whole} PRIMARY KEY, name ${text} NOT NULL)${strict}`,
  );
  const done = await sql.all<{ number: number }>('SELECT number FROM migration ORDER BY number');
  if (done.some(({ number }, index) => number !== index + 1))
    throw new Error('The list of migrations in the database has a gap.');
  if (done.length > list.length) throw new NewerLog(done.length, list.length);
  for (const { number, name, sql: statements } of list.slice(done.length)) {
    await sql.script(statements(sql.words));
    await sql.insert(MIGRATION, [{ number, name }]);
  }
}
