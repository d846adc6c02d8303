import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { centralServerContract } from '../../contracts/central-server-contract.ts';
import { postgresDatabases, sqliteDatabases } from '../../support/central-server.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

let server: PostgresServer;
const sqlite = sqliteDatabases();
const postgres = postgresDatabases(() => server.database());

beforeAll(async () => {
  server = await startPostgres();
});
afterEach(() => sqlite.clean());
afterAll(() => server.stop());

describe('central over HTTP, on SQLite', () => centralServerContract(sqlite.open));
describe('central over HTTP, on PostgreSQL', () => centralServerContract(postgres.open));
