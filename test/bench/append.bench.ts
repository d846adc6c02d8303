import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { connect } from '../../electron/journal/connection.ts';
import { migrate } from '../../electron/journal/migrate.ts';
import { openJournal } from '../../electron/journal/open-journal.ts';
import { migrations } from '../../electron/journal/schema/migrations.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import type { CommandId, DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import { directoryStream, incidentStream } from '../../shared/kernel/ids.ts';
import type { CommandRequest } from '../../shared/protocol/console.ts';
import { anAgency, aPerson, appointed, aService, importing } from '../support/directory.ts';
import { testHost, testIds } from '../support/replay-host.ts';
import { command } from '../support/story.ts';
import { figure, percentile } from './figure.ts';

const ENTRIES = 5_000;
const MEASURED = 1_000;
const person = 'mensah' as PersonId;

/**
 * Durable append of one timeline entry, by the journal alone and from command to committed, beside the same rows in a bare better-sqlite3
 * transaction, beside the bytes appended to a file and synced, and beside a settings store that holds as many entries.
 * They take turns, one operation each, so that a busy moment of the disk weighs on all alike.
 */
export default async function appendBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-bench-'));
  try {
    const { append, journal, sealed, close } = await ourHost(join(folder, 'ours'));
    for (let entry = 0; entry < ENTRIES; entry++) await append();
    const bare = bareSqlite(join(folder, 'bare.sqlite'));
    for (const event of sealed) bare.insert(event);
    const raw = rawFile(join(folder, 'raw.log'));
    const store = settingsStore(folder, sealed);

    const times = {
      ours: [] as number[],
      bare: [] as number[],
      raw: [] as number[],
      store: [] as number[],
    };
    for (let turn = 0; turn < MEASURED; turn++) {
      await timed(times.ours, append);
      const newest = sealed.at(-1);
      if (!newest) throw new Error('Nothing was appended.');
      await timed(times.bare, () => bare.insert(newest));
      await timed(times.raw, () => raw.append(newest));
      // The slow one is measured less often: it would take minutes.
      if (turn % 50 === 0) await timed(times.store, () => store.append(newest));
    }
    print({ ...times, journal: journal.slice(-MEASURED) });
    close();
    bare.close();
    raw.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(
  times: Readonly<Record<'ours' | 'journal' | 'bare' | 'raw' | 'store', readonly number[]>>,
): void {
  const medianOf = (all: readonly number[]) => percentile(all, 0.5);
  const [ours, journal, bare] = [medianOf(times.ours), medianOf(times.journal), medianOf(times.bare)];
  const [raw, store] = [medianOf(times.raw), medianOf(times.store)];
  figure({
    name: 'One entry from command to committed, median',
    value: ours,
    unit: 'ms',
    goal: null,
    met: null,
  });
  figure({
    name: "The journal's append over the same rows in a bare better-sqlite3 transaction",
    value: journal / bare,
    unit: '×',
    goal: 'at most 1.5',
    met: journal / bare <= 1.5,
  });
  figure({
    name: 'The whole command (decided, hashed, appended, folded) over the same',
    value: ours / bare,
    unit: '×',
    goal: 'at most 1.5',
    met: ours / bare <= 1.5,
  });
  figure({
    name: 'The whole command over raw append + fsync',
    value: ours / raw,
    unit: '×',
    goal: null,
    met: null,
  });
  figure({
    name: `Settings store holding the same ${ENTRIES} entries over the whole command`,
    value: store / ours,
    unit: '×',
    goal: 'at least 100',
    met: store / ours >= 100,
  });
}

async function timed(into: number[], work: () => unknown): Promise<void> {
  const start = performance.now();
  await work();
  into.push(performance.now() - start);
}

/** The real host on the real journal, with an incident under way. */
async function ourHost(folder: string) {
  const opened = await openJournal(folder, { now: Date.now });
  if (!opened.ok) throw new Error(opened.rejection.code);
  opened.value.setDevice({ id: 'bench' as DeviceId, publicKey: '' });
  const sealed: SealedEvent[] = [];
  const spent: number[] = [];
  const { journal } = opened.value;
  const { host, clock } = await testHost({
    ...journal,
    append: async (batch) => {
      sealed.push(...batch.events);
      const start = performance.now();
      const written = await journal.append(batch);
      spent.push(performance.now() - start);
      return written;
    },
  });
  clock.set(Date.now());
  const stream = incidentStream(testIds.uuid());
  const run = async (sent: CommandRequest['command'], to = stream) => {
    const commandId = testIds.uuid() as CommandId;
    const answer = await host.execute(
      { commandId, stream: to, command: sent, occurredAt: null, onBehalfOf: null },
      person,
    );
    if (!answer.ok) throw new Error(answer.rejection.code);
  };
  await run(
    importing({
      agencies: [anAgency('agency')],
      people: [aPerson(person)],
      services: [aService('service-1', { name: 'Identity' })],
      appointments: [appointed(person, 'SO'), appointed(person, 'SM')],
    }),
    directoryStream,
  );
  await run(command('declare', { detectedAt: Date.now() - 60_000 }));
  await run(command('classify', { priority: 'P1' }));
  let line = 0;
  return {
    append: () =>
      run(command('addEntry', { text: `Line ${++line}: error rate on token issue is being watched` })),
    sealed,
    /** Milliseconds of each append, without what the host does around it. */
    journal: spent,
    close: () => opened.value.close(),
  };
}

/** The same rows into the same tables with the same durability, and no more. */
function bareSqlite(file: string) {
  const db = connect(file);
  migrate(db, migrations, Date.now, () => undefined);
  const event =
    db.prepare(`INSERT INTO event (id, stream, device, dseq, hlc, command, prev_hash, hash, salt, header, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const outbox = db.prepare('INSERT INTO outbox VALUES (?, ?)');
  const head = db.prepare(
    'INSERT OR REPLACE INTO chain_head (number, device, dseq, hash, hlc, proof) VALUES (1, ?, ?, ?, ?, ?)',
  );
  const insert = db.transaction(
    ({ event: { id, stream, deviceId, dseq, hlc, commandId }, ...texts }: SealedEvent) => {
      event.run(
        id,
        stream,
        deviceId,
        dseq,
        hlc,
        commandId,
        texts.prevHash,
        texts.hash,
        texts.salt,
        texts.header,
        texts.body,
      );
      outbox.run(deviceId, dseq);
      head.run(deviceId, dseq, texts.hash, hlc, texts.hash);
    },
  );
  return { insert: (sealed: SealedEvent) => insert.immediate(sealed), close: () => db.close() };
}

function rawFile(file: string) {
  const descriptor = openSync(file, 'a');
  return {
    append: ({ header, body, hash }: SealedEvent) => {
      writeSync(descriptor, `${hash} ${header} ${body}\n`);
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** `conf` is what electron-store is made of; it runs without Electron. */
function settingsStore(cwd: string, sealed: readonly SealedEvent[]) {
  const store = new Conf<{ entries: readonly unknown[] }>({ cwd, projectName: 'bench' });
  let entries: readonly unknown[] = sealed.slice(-ENTRIES).map(({ event }) => event);
  return {
    append: ({ event }: SealedEvent) => {
      entries = [...entries, event];
      store.set('entries', entries);
    },
  };
}
