import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { CentralLog } from '../../central/store/log.ts';
import { openPostgresLog } from '../../central/store/postgres-log.ts';
import { openSqliteLog } from '../../central/store/sqlite-log.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import { placeAndAppend } from '../support/central-log.ts';
import { startPostgres } from '../support/postgres.ts';
import { chainOf, deviceA } from '../support/sealed-events.ts';
import { figure, percentile } from './figure.ts';

const BATCH = 1_000;
const BATCHES = 20;
/** Statements prepared, caches filled: not measured. */
const WARM_UP = 3;

/** Central's log: pushes of 1,000 events, placed, numbered, chained and durable, and reading them back. */
export default async function centralLogBench(): Promise<void> {
  const batches = batchesOf(chainOf(deviceA).many(BATCH * (BATCHES + WARM_UP)));
  await sqliteFigures(batches);
  await postgresFigures(batches);
}

const batchesOf = (events: readonly SealedEvent[]): readonly (readonly SealedEvent[])[] =>
  Array.from({ length: events.length / BATCH }, (_, n) => events.slice(n * BATCH, (n + 1) * BATCH));

async function sqliteFigures(batches: readonly (readonly SealedEvent[])[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-bench-'));
  const log = await openSqliteLog(join(folder, 'central.sqlite'));
  const bare = bareFile(join(folder, 'bare.sqlite'));
  try {
    const [ours, theirs] = [[] as number[], [] as number[]];
    // In turns, so that a busy moment weighs on both alike.
    for (const batch of batches) {
      await timed(ours, () => push(log, batch));
      await timed(theirs, async () => bare.insert(batch));
    }
    const rate = perSecond(ours);
    figure({
      name: 'Central on SQLite, entries a second in pushes of 1,000',
      value: rate,
      unit: 'entries/s',
      goal: 'at least 25,000',
      met: rate >= 25_000,
    });
    figure({
      name: 'The same over a bare transaction of the same rows',
      value: (rate / perSecond(theirs)) * 100,
      unit: '%',
      goal: null,
      met: null,
    });
    await readFigure('SQLite', log, batches.length);
  } finally {
    await log.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function postgresFigures(batches: readonly (readonly SealedEvent[])[]): Promise<void> {
  const server = await startPostgres();
  try {
    const log = await openPostgresLog(await server.database());
    const bare = await bareTable(await server.database());
    const [ours, theirs] = [[] as number[], [] as number[]];
    for (const batch of batches) {
      await timed(ours, () => push(log, batch));
      await timed(theirs, () => bare.insert(batch));
    }
    const share = perSecond(ours) / perSecond(theirs);
    figure({
      name: 'Central on PostgreSQL, entries a second in pushes of 1,000',
      value: perSecond(ours),
      unit: 'entries/s',
      goal: null,
      met: null,
    });
    figure({
      name: 'The same over a bare batched INSERT of the same rows',
      value: share * 100,
      unit: '%',
      goal: 'at least 25',
      met: share >= 0.25,
    });
    await readFigure('PostgreSQL', log, batches.length);
    await log.close();
    await bare.close();
  } finally {
    await server.stop();
  }
}

async function readFigure(name: string, log: CentralLog, pages: number): Promise<void> {
  const read: number[] = [];
  for (let page = 0; page < pages; page++) await timed(read, () => log.read(page * BATCH, BATCH));
  figure({
    name: `Central on ${name}, entries a second read in pages of 1,000`,
    value: perSecond(read),
    unit: 'entries/s',
    goal: null,
    met: null,
  });
}

const push = (log: CentralLog, batch: readonly SealedEvent[]) =>
  log.alone((writing) => placeAndAppend(writing, batch));

const COLUMNS = `seq bigint PRIMARY KEY, id text, stream text, device text, dseq bigint, hlc text, command text,
  prev_hash text, hash text, salt text, header text, body text`;

/** The same texts in a table with nothing but its key, just as durable. */
function bareFile(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE bare (${COLUMNS})`);
  const insert = db.prepare('INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let seq = 0;
  return {
    insert: db.transaction((batch: readonly SealedEvent[]) => {
      for (const { event, prevHash, hash, salt, header, body } of batch) {
        const { id, stream, deviceId, dseq, hlc, commandId } = event;
        insert.run(++seq, id, stream, deviceId, dseq, hlc, commandId, prevHash, hash, salt, header, body);
      }
    }),
    close: () => db.close(),
  };
}

/** The same in PostgreSQL, as fast as the driver sends them, one commit a batch. */
async function bareTable(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE TABLE bare (${COLUMNS})`);
  let seq = 0;
  return {
    async insert(batch: readonly SealedEvent[]): Promise<void> {
      const of = <T>(field: (sealed: SealedEvent) => T) => batch.map(field);
      await client.query(
        `INSERT INTO bare SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[],
          $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])`,
        [
          of(() => ++seq),
          of(({ event }) => event.id),
          of(({ event }) => event.stream),
          of(({ event }) => event.deviceId),
          of(({ event }) => event.dseq),
          of(({ event }) => event.hlc),
          of(({ event }) => event.commandId),
          of(({ prevHash }) => prevHash),
          of(({ hash }) => hash),
          of(({ salt }) => salt),
          of(({ header }) => header),
          of(({ body }) => body),
        ],
      );
    },
    close: () => client.end(),
  };
}

async function timed(into: number[], work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  into.push(performance.now() - start);
}

const perSecond = (times: readonly number[]): number =>
  (BATCH / percentile(times.slice(WARM_UP), 0.5)) * 1_000;
