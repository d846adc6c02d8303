import pg from 'pg';
import type { Sql, SqlValue } from './sql.ts';

/** Whole numbers come as numbers: none of ours is beyond 53 bits. */
const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

export function postgresSql(client: pg.Pool | pg.PoolClient): Sql {
  return {
    words: { text: 'text COLLATE "C"', whole: 'bigint', strict: '' },
    async all<Row>(text: string, values: readonly SqlValue[] = []) {
      const { rows } = await client.query({ text, values: [...values], types });
      return rows as Row[];
    },
    async insert(table, rows) {
      if (rows.length === 0) return;
      const columns = Object.entries(table.columns);
      const names = columns.map(([name]) => name).join(', ');
      const lists = columns.map(
        ([, kind], index) => `$${index + 1}::${kind === 'whole' ? 'bigint' : 'text'}[]`,
      );
      await client.query(
        `INSERT INTO ${table.name} (${names}) SELECT * FROM unnest(${lists.join(', ')})`,
        columns.map(([name]) => rows.map((row) => row[name] ?? null)),
      );
    },
    async script(statements) {
      await client.query(statements);
    },
    listed: (parameter) => `(SELECT json_array_elements_text(${parameter}::json))`,
  };
}
