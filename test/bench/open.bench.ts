import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainDigest } from '../../electron/journal/chain.ts';
import { openJournal } from '../../electron/journal/open-journal.ts';
import { CHAIN_START, type SealedEvent } from '../../shared/host/ports.ts';
import { seal } from '../../shared/host/seal.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { incidentRow } from '../../shared/views/row.ts';
import { startBrowserConsole } from '../support/browser-console.ts';
import { noteEvents } from '../support/note-events.ts';
import { figure } from './figure.ts';

const INCIDENTS = 20;
const EVENTS_EACH = 5_000;
const BATCH = 500;

/** A console whose journal holds 100,000 events: from starting its process to the events of a board in hand. */
export default async function openBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'war-room-bench-'));
  try {
    await fill(folder);
    const start = performance.now();
    const host = await startBrowserConsole(folder);
    const cookie = await enter(host.address);
    const list = (await ask(host.port, cookie, 'incidents', null)) as readonly { stream: string }[];
    const { events } = (await ask(host.port, cookie, 'open', { stream: list[0]?.stream })) as {
      events: readonly unknown[];
    };
    const spent = performance.now() - start;
    if (list.length !== INCIDENTS || events.length !== EVENTS_EACH)
      throw new Error('The journal is not what was written.');
    figure({
      name: `Console with ${INCIDENTS * EVENTS_EACH} events, from process to board, without snapshots`,
      value: spent,
      unit: 'ms',
      goal: 'under 2,000',
      met: spent < 2_000,
    });
    const resident = residentMegabytes(host.pid);
    if (resident !== null)
      figure({
        name: 'Its memory then (RSS)',
        value: resident,
        unit: 'MB',
        goal: 'under 150',
        met: resident < 150,
      });
    await host.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string): Promise<void> {
  const opened = await openJournal(folder, { now: Date.now });
  if (!opened.ok) throw new Error(opened.rejection.code);
  const { journal, setDevice, close } = opened.value;
  setDevice({ id: 'bench' as DeviceId, publicKey: '' });
  let prevHash = CHAIN_START;
  for (let incident = 0; incident < INCIDENTS; incident++) {
    const events = noteEvents(EVENTS_EACH, incident);
    const folded = events.reduce<Incident | null>(evolveIncident, null);
    const sealed = events.map((event): SealedEvent => {
      const link = seal(event, prevHash, '00'.repeat(16), chainDigest);
      prevHash = link.hash;
      return link;
    });
    for (let from = 0; from < sealed.length; from += BATCH) {
      const batch = sealed.slice(from, from + BATCH);
      const stream = batch[0]?.event.stream;
      await journal.append({
        events: batch,
        row: folded && stream ? incidentRow(stream, folded, undefined) : null,
      });
    }
  }
  close();
}

/** The printed key is swapped for the cookie that every question carries. */
async function enter(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  return answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}

async function ask(port: string, cookie: string, method: string, input: unknown): Promise<unknown> {
  const origin = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${origin}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${method}: ${answer.status}`);
  return answer.json();
}

/** Linux alone tells it without a tool. */
function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Number(kilobytes) / 1_024 : null;
  } catch {
    return null;
  }
}
