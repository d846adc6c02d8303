import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { firstOfChain } from '../../shared/host/chains.ts';
import { CHAIN_START } from '../../shared/host/ports.ts';
import { HLC_ZERO } from '../../shared/kernel/hlc.ts';
import type { ChainEnd } from './chain.ts';
import type { NotedEnd } from './chain-end.ts';
import { remakeErasures } from './erasures.ts';
import {
  genuineFrom,
  headProof,
  INSERT_STORED,
  PUT_HEAD,
  type StoredDevice,
  type StoredEvent,
  type StoredHead,
} from './stored.ts';

/** What was found in a damaged journal and its backups. Devices and heads have proven themselves, events not yet. */
export interface Finds {
  readonly events: Iterable<StoredEvent>;
  readonly devices: readonly StoredDevice[];
  readonly heads: readonly StoredHead[];
  readonly noted: readonly NotedEnd[];
  readonly keptName: string | null;
}

type Link = Pick<StoredEvent, 'dseq' | 'prevHash' | 'hash'>;

/** Fills a fresh journal in one transaction. Returns how many events could be kept. */
export function salvageInto(db: Database.Database, finds: Finds): number {
  return db
    .transaction(() => {
      const altered = keepGenuine(db, finds);
      const identities = [...new Map(finds.devices.map((row) => [row.id, row])).values()].sort(
        (a, b) => a.since - b.since,
      );
      const insertDevice = db.prepare(
        'INSERT INTO device (id, public_key, since, proof) VALUES (@id, @publicKey, @since, @proof)',
      );
      for (const row of identities) insertDevice.run(row);

      const own = identities.at(-1)?.id ?? null;
      for (const device of devicesIn(db, finds)) {
        const end = knownEnd(db, device, finds, device === own);
        for (const dseq of dropUnlinked(db, device, end)) altered.add(nameOf(device, dseq));
        saveHead(db, device, end, finds.heads);
        nameMissing(db, device, end.dseq, altered, finds.keptName);
      }
      remakeErasures(db);
      // Whether central has seen an event is not worth trusting a damaged file for: pushing twice does no harm.
      db.exec('INSERT INTO outbox SELECT device, dseq FROM event');
      return Number(db.prepare('SELECT count(*) FROM event').pluck().get());
    })
    .immediate();
}

const nameOf = (device: string, dseq: number): string => `${dseq} ${device}`;

/** Keeps each event whose bytes match its hash; returns the names that others claim, to tell altered from vanished. */
function keepGenuine(db: Database.Database, { events, heads }: Finds): Set<string> {
  const insert = db.prepare(INSERT_STORED);
  const kept = db.prepare<[string, number], Link>(
    'SELECT dseq, prev_hash AS prevHash, hash FROM event WHERE device = ? AND dseq = ?',
  );
  const remove = db.prepare('DELETE FROM event WHERE device = ? AND dseq = ?');
  const altered = new Set<string>();
  const rivals: StoredEvent[] = [];
  for (const found of events) {
    const row = genuineFrom(found);
    if (!row) {
      altered.add(nameOf(found.device, found.dseq));
      continue;
    }
    const same = kept.get(row.device, row.dseq);
    if (!same) insert.run(row);
    else if (same.hash !== row.hash) rivals.push(row);
  }
  // A transaction that was rolled back may have left its pages behind: the chain knows which of two was meant.
  for (const row of rivals) {
    const next = kept.get(row.device, row.dseq + 1)?.prevHash;
    const meant = next ?? heads.find(({ device, dseq }) => device === row.device && dseq === row.dseq)?.hash;
    if (meant !== row.hash) continue;
    remove.run(row.device, row.dseq);
    insert.run(row);
  }
  return altered;
}

function devicesIn(db: Database.Database, { heads, devices, noted }: Finds): Set<string> {
  const written = db.prepare<[], string>('SELECT DISTINCT device FROM event').pluck().all();
  return new Set([
    ...written,
    ...heads.map(({ device }) => device),
    ...devices.map(({ id }) => id),
    ...noted.map(({ device }) => device),
  ]);
}

/**
 * The furthest that anything says the chain reached. The own chain may be continued only from an end that the note
 * beside the file confirms: a number given twice would make two histories of one device.
 */
function knownEnd(db: Database.Database, device: string, { heads, noted }: Finds, own: boolean): ChainEnd {
  const last = db
    .prepare<[string], ChainEnd>('SELECT dseq, hash FROM event WHERE device = ? ORDER BY dseq DESC LIMIT 1')
    .get(device);
  const ends: ChainEnd[] = heads.filter((head) => head.device === device);
  if (last) ends.push(last);
  const note = noted.find((end) => end.device === device);
  if (note) ends.push(note);
  const furthest = ends.reduce(
    (far, end) => (end.dseq > far.dseq || (end.dseq === far.dseq && far.hash === '') ? end : far),
    {
      dseq: 0,
      hash: CHAIN_START,
    },
  );
  return own && note?.hash !== furthest.hash ? { dseq: furthest.dseq, hash: '' } : furthest;
}

/** Takes out what is genuine in itself but not what its successor (or the chain's end) was linked to. */
function dropUnlinked(db: Database.Database, device: string, end: ChainEnd): number[] {
  const links = db
    .prepare<[string], Link>(
      'SELECT dseq, prev_hash AS prevHash, hash FROM event WHERE device = ? ORDER BY dseq DESC',
    )
    .all(device);
  const dropped: number[] = [];
  let expected: ChainEnd = end;
  for (const { dseq, prevHash, hash } of links) {
    const unlinked = dseq === expected.dseq && expected.hash !== '' && hash !== expected.hash;
    if (unlinked) dropped.push(dseq);
    expected = { dseq: dseq - 1, hash: unlinked ? '' : prevHash };
  }
  const remove = db.prepare('DELETE FROM event WHERE device = ? AND dseq = ?');
  for (const dseq of dropped) remove.run(device, dseq);
  return dropped;
}

/** The clock reading is kept even where its event is lost, so that what comes next is ordered after it. */
function saveHead(
  db: Database.Database,
  device: string,
  { dseq, hash }: ChainEnd,
  heads: readonly StoredHead[],
): void {
  const latest = db
    .prepare<[string], string | null>('SELECT max(hlc) FROM event WHERE device = ?')
    .pluck()
    .get(device);
  const known = heads.filter((head) => head.device === device).map(({ hlc }) => hlc);
  const hlc = [HLC_ZERO, latest ?? HLC_ZERO, ...known].reduce((a, b) => (a > b ? a : b));
  const head = { device, dseq, hash, hlc };
  db.prepare(PUT_HEAD).run({ ...head, proof: headProof(head) });
}

function nameMissing(
  db: Database.Database,
  device: string,
  last: number,
  altered: ReadonlySet<string>,
  keptName: string | null,
): void {
  const insert = db.prepare('INSERT INTO missing VALUES (?, ?, ?, ?)');
  const present = db
    .prepare<[string], number>('SELECT dseq FROM event WHERE device = ? ORDER BY dseq')
    .pluck()
    .all(device);
  let at = 0;
  for (let dseq = firstOfChain(device); dseq <= last; dseq++) {
    if (present[at] === dseq) at++;
    else
      insert.run(
        device,
        dseq,
        altered.has(nameOf(device, dseq)) ? 'altered' : 'unreadable',
        keptName && basename(keptName),
      );
  }
}
