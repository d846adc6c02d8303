import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { OpenedJournal } from '../../../electron/journal/open-journal.ts';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import type { DeviceId } from '../../../shared/kernel/ids.ts';
import { chainOf, deviceB, leak, outage, rowOf } from '../../support/sealed-events.ts';
import { started } from './folder.ts';

export const PAGE = 4096;
export const file = (folder: string): string => join(folder, 'journal.sqlite');
export const nameOf = ({ deviceId, dseq }: { deviceId: DeviceId; dseq: number }): string =>
  `${deviceId}/${dseq}`;
export const keptIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /^journal\.damaged-.*\.sqlite$/.test(name));

export async function everything(journal: OpenedJournal): Promise<Envelope[]> {
  return [...(await journal.journal.read(outage)), ...(await journal.journal.read(leak))];
}

/** Two devices, two streams, a row; every seventh event spills over onto pages of its own. */
export async function populated(folder: string, events = 70) {
  const { journal, chain } = await started(folder);
  const other = chainOf(deviceB);
  for (let n = 1; n <= events; n++) {
    const plan = { stream: n % 3 === 0 ? leak : outage, ...(n % 7 === 0 && { text: `${n} `.repeat(3_000) }) };
    const event = n % 5 === 0 ? other.next(plan) : chain.next(plan);
    await journal.journal.append({ events: [event], row: rowOf(event.event.stream) });
  }
  return { journal, chain, all: await everything(journal) };
}

/** Nothing is altered, and what is absent is named. Returns the names. */
export async function expectAllHereOrNamed(
  journal: OpenedJournal,
  all: readonly Envelope[],
): Promise<string[]> {
  const here = new Map((await everything(journal)).map((event) => [nameOf(event), event]));
  const missing = journal.findings().missing.map(nameOf);
  expect(
    all
      .filter((event) => !here.has(nameOf(event)))
      .map(nameOf)
      .sort(),
  ).toEqual([...missing].sort());
  for (const event of all) if (here.has(nameOf(event))) expect(here.get(nameOf(event))).toEqual(event);
  expect(here.size).toBe(all.length - missing.length);
  return missing;
}

/** The console goes on writing: as itself where its chain's end is known, else as a new device. */
export async function expectWritable(journal: OpenedJournal, all: readonly Envelope[]): Promise<void> {
  if (journal.device() === null || journal.findings().chainEnd === 'unknown')
    journal.setDevice({ id: 'device-new' as DeviceId, publicKey: 'key-new' });
  const head = await journal.journal.head();
  const known = all.filter(({ deviceId }) => deviceId === head.deviceId).map(({ dseq }) => dseq);
  expect(head.dseq).toBeGreaterThanOrEqual(Math.max(0, ...known));
  const next = chainOf(head.deviceId, head).next({ text: 'after the repair' });
  expect(await journal.journal.append({ events: [next], row: null })).toEqual({ ok: true, value: null });
}

export function overwrite(path: string, offset: number, bytes: Uint8Array): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
}
