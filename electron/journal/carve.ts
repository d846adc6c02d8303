import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { PAGE_SIZE } from './connection.ts';

/**
 * Finds marked rows in the raw pages of a SQLite file and its WAL without trusting a header, a schema, an index or a
 * page's own directory: a row is found by its mark and believed by its hash. Works where SQLite itself gives up.
 * Format: https://www.sqlite.org/fileformat2.html
 */
export type Value = Buffer | number | null;

/** `E` event, `D` device, `H` chain head: the last letter of the mark. */
export type Kind = 'E' | 'D' | 'H';

export interface CarvedRow {
  readonly kind: Kind;
  /** As laid down in schema/0001-first-record.ts, from the integer key on. */
  readonly values: readonly Value[];
}

const PREFIX = Buffer.from('WRC', 'latin1');
const COLUMNS: Readonly<Record<Kind, number>> = { E: 13, D: 6, H: 7 };
const TEXT_OF_4 = 21;
const SHORTEST_HEADER = 6;
const LONGEST_HEADER = 127;
const PAGES_AT_ONCE = 1024;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const FRAME = FRAME_HEADER + PAGE_SIZE;

/**
 * Every reading of every marked row in either file, some of them more than once. A row that spills over onto other
 * pages is given once per version of these pages; the caller keeps what its hash confirms.
 */
export function* carve(file: string | null, wal: string | null): Generator<CarvedRow> {
  const main = new Slices(file);
  const log = new Slices(wal);
  try {
    const frames = framesOf(log);
    const logged = new Map(frames.map(({ page, offset }) => [page, offset]));
    const inMain: Lookup = (page) => main.read((page - 1) * PAGE_SIZE, PAGE_SIZE);
    const newest: Lookup = (page) => {
      const offset = logged.get(page);
      return offset === undefined ? inMain(page) : log.read(offset, PAGE_SIZE);
    };
    for (const { offset } of frames) yield* rowsOn(log.read(offset, PAGE_SIZE), [newest, inMain]);
    for (let offset = 0; offset < main.size; offset += PAGES_AT_ONCE * PAGE_SIZE) {
      const pages = main.read(offset, PAGES_AT_ONCE * PAGE_SIZE);
      for (let start = 0; start < pages.length; start += PAGE_SIZE)
        yield* rowsOn(pages.subarray(start, start + PAGE_SIZE), [newest, inMain]);
    }
  } finally {
    main.close();
    log.close();
  }
}

type Lookup = (page: number) => Buffer;

/** Reads at any place; nothing where the file is absent or ends earlier. */
class Slices {
  readonly size: number;
  readonly #handle: number | null;

  constructor(file: string | null) {
    this.#handle = file !== null && existsSync(file) ? openSync(file, 'r') : null;
    this.size = this.#handle === null ? 0 : fstatSync(this.#handle).size;
  }

  read(offset: number, length: number): Buffer {
    const end = Math.min(offset + length, this.size);
    if (this.#handle === null || offset < 0 || end <= offset) return Buffer.alloc(0);
    const bytes = Buffer.alloc(end - offset);
    return bytes.subarray(0, readSync(this.#handle, bytes, 0, bytes.length, offset));
  }

  close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
  }
}

interface Frame {
  readonly page: number;
  readonly offset: number;
}

/** The frames up to the last commit of the WAL's present round; checksums are not asked, rows prove themselves. */
function framesOf(log: Slices): Frame[] {
  const salts = log.read(16, 8);
  const headers: Buffer[] = [];
  for (let offset = WAL_HEADER; offset + FRAME <= log.size; offset += FRAME)
    headers.push(log.read(offset, FRAME_HEADER));
  const present = headers.some((header) => salts.equals(header.subarray(8, 16)))
    ? salts
    : headers[0]?.subarray(8, 16);
  const last = headers.findLastIndex(
    (header) => present?.equals(header.subarray(8, 16)) && header.readUInt32BE(4) !== 0,
  );
  return headers.slice(0, last + 1).map((header, index) => ({
    page: header.readUInt32BE(0),
    offset: WAL_HEADER + index * FRAME + FRAME_HEADER,
  }));
}

function* rowsOn(page: Buffer, lookups: readonly Lookup[]): Generator<CarvedRow> {
  for (let at = page.indexOf(PREFIX); at >= 0; at = page.indexOf(PREFIX, at + 1)) {
    const kind = kindOf(page[at + PREFIX.length]);
    const layout = kind && layoutBefore(page, at, COLUMNS[kind]);
    if (!kind || !layout) continue;
    const readings = lookups.map((lookup) => payloadFrom(page, layout, lookup));
    for (const [index, payload] of readings.entries())
      if (payload && !readings.slice(0, index).some((earlier) => earlier?.equals(payload)))
        yield { kind, values: valuesOf(payload, layout) };
  }
}

const kindOf = (byte: number | undefined): Kind | null =>
  byte === 0x45 ? 'E' : byte === 0x44 ? 'D' : byte === 0x48 ? 'H' : null;

interface Layout {
  readonly start: number;
  readonly headerLength: number;
  readonly types: readonly number[];
  /** Header and values, wherever they lie. */
  readonly length: number;
}

/** The record header that ends where the mark begins: its own length, the empty key, a text of four, the rest. */
function layoutBefore(page: Buffer, mark: number, columns: number): Layout | null {
  for (let headerLength = SHORTEST_HEADER; headerLength <= LONGEST_HEADER; headerLength++) {
    const start = mark - headerLength;
    if (start < 0) return null;
    if (page[start] !== headerLength || page[start + 1] !== 0 || page[start + 2] !== TEXT_OF_4) continue;
    const types = typesIn(page.subarray(start + 1, mark));
    if (types && types.length >= columns)
      return {
        start,
        headerLength,
        types,
        length: types.reduce((sum, type) => sum + sizeOf(type), headerLength),
      };
  }
  return null;
}

/** Variable-length integers, seven bits a byte; null where they do not end with the bytes. */
function typesIn(bytes: Buffer): number[] | null {
  const types: number[] = [];
  let value = 0;
  let open = false;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    open = byte >= 0x80;
    if (value > 0xffffffff) return null;
    if (open) continue;
    types.push(value);
    value = 0;
  }
  return open ? null : types;
}

const INTEGER_SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;
const sizeOf = (type: number): number =>
  type < 12 ? (INTEGER_SIZES[type] ?? 0) : Math.floor((type - 12) / 2);

/** How much of a row stays on its own page. */
const LOCAL_LIMIT = PAGE_SIZE - 35;
const LOCAL_LEAST = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23;

function payloadFrom(page: Buffer, { start, length }: Layout, lookup: Lookup): Buffer | null {
  if (length <= LOCAL_LIMIT)
    return start + length <= page.length ? page.subarray(start, start + length) : null;
  const spread = LOCAL_LEAST + ((length - LOCAL_LEAST) % (PAGE_SIZE - 4));
  const local = spread <= LOCAL_LIMIT ? spread : LOCAL_LEAST;
  if (start + local + 4 > page.length) return null;
  const parts = [page.subarray(start, start + local)];
  let left = length - local;
  for (let next = page.readUInt32BE(start + local); left > 0; ) {
    const overflow = lookup(next);
    const take = Math.min(left, PAGE_SIZE - 4);
    if (overflow.length < 4 + take) return null;
    parts.push(overflow.subarray(4, 4 + take));
    next = overflow.readUInt32BE(0);
    left -= take;
  }
  return Buffer.concat(parts);
}

function valuesOf(payload: Buffer, { headerLength, types }: Layout): Value[] {
  let at = headerLength;
  return types.map((type) => {
    const size = sizeOf(type);
    const bytes = payload.subarray(at, at + size);
    at += size;
    if (type >= 12) return bytes;
    if (type === 8 || type === 9) return type - 8;
    if (size === 0 || type === 7) return null;
    return size === 8 ? Number(bytes.readBigInt64BE()) : bytes.readIntBE(0, size);
  });
}
