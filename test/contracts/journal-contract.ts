import { expect, test } from 'vitest';
import type { IncidentRow, Journal } from '../../shared/host/ports.ts';
import { CHAIN_START } from '../../shared/host/ports.ts';
import { HLC_ZERO } from '../../shared/kernel/hlc.ts';
import { type CommandId, incidentStream, type StreamId } from '../../shared/kernel/ids.ts';
import { chainOf, deviceA, deviceB, leak, outage, rowOf, TEN } from '../support/sealed-events.ts';

/** What every journal adapter promises. `open` gives an empty journal of `deviceA`. */
export function journalContract(open: () => Promise<Journal>): void {
  test('an empty journal stands at the start of its chain and knows no incident', async () => {
    const journal = await open();

    expect(await journal.head()).toEqual({ deviceId: deviceA, dseq: 0, hash: CHAIN_START, hlc: HLC_ZERO });
    expect(await journal.incidents()).toEqual([]);
    expect(await journal.read(outage)).toEqual([]);
    expect(await journal.read('policy' as StreamId)).toEqual([]);
  });

  test('what was appended is read back as it was said, and the head moves on', async () => {
    const journal = await open();
    const chain = chainOf(deviceA);
    const [first, second] = [
      chain.next({ text: 'Ünïcode, "quotes", \u0000 and 👩🏽‍🚒' }),
      chain.next({ text: 'x'.repeat(20_000) }),
    ];

    expect(await journal.append({ events: [first, second], row: rowOf(outage) })).toEqual({
      ok: true,
      value: null,
    });

    expect(await journal.read(outage)).toEqual([first.event, second.event]);
    expect(await journal.head()).toEqual(chain.head());
  });

  test('two streams are read apart and share one chain', async () => {
    const journal = await open();
    const chain = chainOf(deviceA);
    const events = [chain.next(), chain.next({ stream: leak }), chain.next(), chain.next({ stream: leak })];
    for (const event of events) await journal.append({ events: [event], row: null });

    const dseqs = async (stream: StreamId) => (await journal.read(stream)).map(({ dseq }) => dseq);
    expect(await dseqs(outage)).toEqual([1, 3]);
    expect(await dseqs(leak)).toEqual([2, 4]);
    expect((await journal.head()).dseq).toBe(4);
  });

  test('a stream is read in fold order, whichever event arrived first', async () => {
    const journal = await open();
    const own = chainOf(deviceA);
    const other = chainOf(deviceB);
    await journal.append({ events: own.many(2, { at: TEN + 60_000 }), row: null });
    await journal.append({ events: [other.next({ at: TEN }), other.next({ at: TEN + 60_000 })], row: null });

    expect((await journal.read(outage)).map(({ deviceId, dseq }) => [deviceId, dseq])).toEqual([
      [deviceB, 1],
      [deviceA, 1],
      [deviceB, 2],
      [deviceA, 2],
    ]);
  });

  test('the head is of this device, but its clock is past everything seen', async () => {
    const journal = await open();
    const own = chainOf(deviceA);
    const other = chainOf(deviceB);
    await journal.append({ events: [own.next()], row: null });
    await journal.append({ events: [other.next({ at: TEN + 3_600_000 })], row: null });

    expect(await journal.head()).toEqual({ ...own.head(), hlc: other.head().hlc });
  });

  test('the events of a command are found by its id, in order, and none for a new one', async () => {
    const journal = await open();
    const chain = chainOf(deviceA);
    await journal.append({ events: [chain.next({ command: 'command-0' })], row: null });
    const answered = chain.many(3, { command: 'command-1' });
    await journal.append({ events: answered, row: null });

    expect(await journal.eventsOf('command-1' as CommandId)).toEqual(answered.map(({ event }) => event));
    expect(await journal.eventsOf('command-2' as CommandId)).toEqual([]);
  });

  test('the row of an incident is the latest one, and incidents stand newest detection first', async () => {
    const journal = await open();
    const chain = chainOf(deviceA);
    const second = rowOf(leak, { ref: 'INC-2026-ZZZZZZ', detectedAt: TEN + 5_000 });
    await journal.append({ events: [chain.next()], row: rowOf(outage) });
    await journal.append({ events: [chain.next({ stream: leak })], row: second });
    await journal.append({
      events: [chain.next()],
      row: rowOf(outage, { status: 'resolved', restoredAt: TEN + 9_000 }),
    });

    expect(await journal.incidents()).toEqual([
      second,
      rowOf(outage, { status: 'resolved', restoredAt: TEN + 9_000 }),
    ]);
  });

  test('incidents in which something may be owed stand apart from the settled, which come by page', async () => {
    const journal = await open();
    const chain = chainOf(deviceA);
    const streams = Array.from({ length: 5 }, (_, n) =>
      incidentStream(`0195d3a0-0000-7000-8000-00000000010${n}`),
    );
    for (const [n, stream] of streams.entries())
      await journal.append({
        events: [chain.next({ stream })],
        row: rowOf(stream, { owing: n === 2, detectedAt: TEN - n }),
      });
    await journal.append({ events: [chain.next()], row: rowOf(outage, { title: 'says "owing":false' }) });

    const of = (rows: readonly IncidentRow[]) => rows.map(({ stream }) => stream);
    expect(of(await journal.owingIncidents())).toEqual([outage, streams[2]]);
    expect(of(await journal.settledIncidents(null, 2))).toEqual([streams[0], streams[1]]);
    expect(of(await journal.settledIncidents(streams[1] ?? null, 9))).toEqual([streams[3], streams[4]]);
    expect(await journal.settledIncidents(streams[4] ?? null, 9)).toEqual([]);
  });

  test('a reference is taken once an incident has it', async () => {
    const journal = await open();
    await journal.append({
      events: [chainOf(deviceA).next()],
      row: rowOf(outage, { ref: 'INC-2026-7KQ4M2' }),
    });

    expect(await journal.refTaken('INC-2026-7KQ4M2')).toBe(true);
    expect(await journal.refTaken('INC-2026-AAAAAA')).toBe(false);
  });

  const brokenBatches = {
    'that leaves a gap': () => {
      const chain = chainOf(deviceA);
      chain.many(2);
      return [chain.next()];
    },
    'that repeats a number': () => [chainOf(deviceA).next({ text: 'another first' })],
    'that is not linked to the event before it': () => {
      const chain = chainOf(deviceA);
      chain.next({ text: 'another first' });
      return [chain.next()];
    },
    'whose second event was altered': () => {
      const chain = chainOf(deviceA);
      chain.next();
      const [second, third] = [chain.next(), chain.next()];
      return [second, { ...third, body: third.body.replace('Line', 'Lime') }];
    },
    'that gives an id twice': () => {
      const chain = chainOf(deviceA);
      const first = chain.next();
      const second = chain.next();
      return [{ ...second, event: { ...second.event, id: first.event.id } }];
    },
  };
  test.each(Object.entries(brokenBatches))(
    '[GEN-OFFLINE] a batch %s breaks the record: it throws and writes nothing',
    async (_, batch) => {
      const journal = await open();
      const chain = chainOf(deviceA);
      await journal.append({ events: [chain.next()], row: rowOf(outage) });
      const before = [await journal.head(), await journal.read(outage), await journal.incidents()];

      await expect(
        journal.append({ events: batch(), row: rowOf(outage, { status: 'closed' }) }),
      ).rejects.toThrow();

      expect([await journal.head(), await journal.read(outage), await journal.incidents()]).toEqual(before);
      expect(await journal.append({ events: [chain.next()], row: null })).toMatchObject({ ok: true });
    },
  );
}
