import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entriesIn } from '../../../shared/directory/entries.ts';
import { directoryStream, incidentStream, type PersonId, policyStream } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE, SECOND } from '../../../shared/kernel/time.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { importing } from '../../support/directory.ts';
import { type ManualTime, manualTime, settled } from '../../support/manual-time.ts';
import { type MemoryBridge, type MemoryConsole, memoryBridge } from '../../support/memory-bridge.ts';
import { plain } from '../../support/plain.ts';
import { command, directory, people, t } from '../../support/story.ts';

let time: ManualTime;
let bridge: MemoryBridge;
let consoles: MemoryConsole[];
const stream = incidentStream(randomUUID());

beforeEach(() => {
  time = manualTime(t('10:00'));
  bridge = memoryBridge(time);
  consoles = [];
});
afterEach(async () => {
  for (const { engine } of consoles) await engine.stop();
});

async function consoleOf(person: PersonId): Promise<MemoryConsole> {
  const console = await bridge.console(person);
  consoles.push(console);
  await settled();
  return console;
}

/** A console with an incident, at one with central. */
async function withIncident(): Promise<MemoryConsole> {
  const left = await consoleOf(people.engineer);
  await left.say(policyStream, { type: 'adoptPack', pack: defaultPackSource() });
  await left.say(directoryStream, importing(entriesIn(directory)));
  await left.say(stream, command('declare', { detectedAt: time.clock.now() - MINUTE }));
  await time.advance(SECOND);
  expect(left.engine.state().kind).toBe('online');
  return left;
}

const entry = (text: string) => command('addEntry', { text });
const shows = async ({ host }: MemoryConsole, text: string): Promise<boolean> =>
  JSON.stringify(plain(await host.incident(stream))).includes(text);

describe('when to exchange', () => {
  test('[GEN-OFFLINE] what is written on one console reaches the other by itself, and one exchange runs at a time', async () => {
    const left = await withIncident();
    const right = await consoleOf(people.scribe);
    await left.say(stream, entry('Errors at 4 %'));
    await left.say(stream, entry('Errors at 9 %'));
    await time.advance(SECOND);
    expect(await shows(right, 'Errors at 9 %')).toBe(true);
    await right.say(stream, entry('Vendor paged'));
    await time.advance(SECOND);
    expect(await shows(left, 'Vendor paged')).toBe(true);
    expect(bridge.mostAtOnce()).toBe(1);
    expect(right.told.filter(({ kind }) => kind !== 'online')).toEqual([]);
  });

  test('where nothing happens nothing is asked', async () => {
    const left = await withIncident();
    const before = left.tries.length;
    await time.advance(HOUR);
    expect(left.tries.length).toBe(before);
  });

  test('while central is away it is tried after 1, 2, 4 … seconds, never more than a minute apart', async () => {
    bridge.away = true;
    const left = await consoleOf(people.engineer);
    await time.advance(5 * MINUTE);
    const waits = left.tries.map((at, index) => (at - (left.tries[index - 1] ?? 0)) / SECOND).slice(1);
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('after a sleep it is tried at once, on a new line', async () => {
    const left = await withIncident();
    bridge.away = true;
    bridge.cut();
    await time.advance(10 * MINUTE);
    bridge.away = false;
    time.sleep(HOUR);
    left.engine.now();
    await settled();
    expect(left.engine.state()).toEqual({ kind: 'online', lastAt: time.clock.now() });
    expect(left.lines()).toBe(1);
    left.engine.now();
    await settled();
    expect(left.lines()).toBe(1);
  });

  test('where something between cuts every line, it is asked now and then, and stays online', async () => {
    const left = await withIncident();
    bridge.cutsLines = true;
    bridge.cut();
    const before = left.tries.length;
    await time.advance(10 * MINUTE);
    expect(left.engine.state().kind).toBe('online');
    expect(left.tries.length - before).toBeGreaterThan(9);
    expect(left.tries.length - before).toBeLessThan(20);
    bridge.cutsLines = false;
    await time.advance(2 * MINUTE);
    expect(left.lines()).toBe(1);
  });

  test('once stopped nothing is asked and nothing told any more', async () => {
    const left = await withIncident();
    await left.engine.stop();
    const [tries, told] = [left.tries.length, left.told.length];
    await left.say(stream, entry('After the end'));
    left.engine.now();
    await time.advance(10 * MINUTE);
    expect([left.tries.length, left.told.length, left.lines()]).toEqual([tries, told, 0]);
  });
});

describe('what is told', () => {
  test('[GEN-OFFLINE] offline since when and how much waits; a try that fails again changes neither, and it resumes by itself', async () => {
    const left = await withIncident();
    const right = await consoleOf(people.scribe);
    bridge.away = true;
    bridge.cut();
    const since = time.clock.now();
    await time.advance(2 * SECOND);
    await left.say(stream, entry('Said while central was away'));
    await time.advance(3 * MINUTE);
    expect(left.engine.state()).toMatchObject({ kind: 'offline', since, pending: 1, why: 'unreachable' });
    expect(new Set(left.told.slice(-3).map(({ kind }) => kind))).toEqual(new Set(['offline']));

    bridge.away = false;
    await time.advance(2 * MINUTE);
    expect(left.engine.state().kind).toBe('online');
    expect(await shows(right, 'Said while central was away')).toBe(true);
  });

  test('much to catch up is told in percent that never falls', async () => {
    const left = await withIncident();
    bridge.away = true;
    bridge.cut();
    await time.advance(2 * SECOND);
    for (let line = 0; line < 2_400; line++) await left.say(stream, entry(`Line ${line}`));
    const before = left.told.length;
    bridge.away = false;
    await time.advance(2 * MINUTE);
    const after = left.told.slice(before);
    const percents = after.flatMap((state) => (state.kind === 'syncing' ? [state.percent] : []));
    expect(percents.length).toBeGreaterThan(2);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(after.at(-1)?.kind).toBe('online');
  });

  test('a revoked console is told so, keeps counting what waits, and looks again now and then', async () => {
    const left = await withIncident();
    bridge.revoke(left.device);
    await left.say(stream, entry('Written after the revocation'));
    await time.advance(SECOND);
    expect(left.engine.state()).toMatchObject({ kind: 'refused', fault: 'Revoked' });
    await left.say(stream, entry('Another line'));
    await settled();
    expect(left.engine.state()).toMatchObject({ kind: 'refused', pending: 2 });
    const before = left.tries.length;
    await time.advance(21 * MINUTE);
    expect(left.tries.length - before).toBe(2);
  });

  test('a full disk is told as such, loses nothing, and it goes on by itself', async () => {
    const left = await withIncident();
    const right = await consoleOf(people.scribe);
    right.journal.failWith({ code: 'diskFull', detail: 'no space left' });
    await left.say(stream, entry('Errors at 4 %'));
    await time.advance(SECOND);
    expect(right.engine.state()).toMatchObject({ kind: 'offline', why: 'journal' });
    right.journal.failWith(null);
    await time.advance(MINUTE);
    expect(right.engine.state().kind).toBe('online');
    expect(await shows(right, 'Errors at 4 %')).toBe(true);
  });
});
