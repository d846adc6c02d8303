import { describe, expect, test } from 'vitest';
import { contentDigest, erasedDigest } from '../../electron/journal/chain.ts';
import { CHAIN_START, type SealedEvent } from '../../shared/host/ports.ts';
import type { Merge, SyncJournal } from '../../shared/host/sync-ports.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { chainOf, deviceA, deviceB, leak, outage, rowOf, TEN } from '../support/sealed-events.ts';

const nothing: Merge = {
  arrivals: [],
  withheld: [],
  verdicts: [],
  erasures: [],
  signatures: [],
  devices: [],
  rows: [],
  cursor: null,
};

const arriving = (...events: readonly SealedEvent[]): Merge => ({
  ...nothing,
  arrivals: events.map((sealed) => ({ sealed, chain: sealed.event.deviceId })),
});

/** What every journal promises to syncing. `open` gives an empty journal of `deviceA`. */
export function syncJournalContract(open: () => Promise<SyncJournal>): void {
  const dseqs = async (journal: SyncJournal, stream = outage) =>
    (await journal.read(stream)).map(({ deviceId, dseq }) => `${deviceId} ${dseq}`);

  test('[GEN-OFFLINE] an empty journal stands before central’s log and has nothing to send', async () => {
    const journal = await open();

    expect(await journal.cursor()).toEqual({ seq: 0, hash: CHAIN_START });
    expect(await journal.pending(null, 10)).toEqual([]);
    expect(await journal.pendingCount()).toBe(0);
    expect(await journal.reaches()).toEqual([]);
    expect(await journal.chainsOf(deviceB)).toEqual([deviceB]);
  });

  const waiting = async (journal: SyncJournal) =>
    (await journal.pending(null, 100)).map(({ chain, dseq }) => `${chain} ${dseq}`);
  const receipt = ({ event }: SealedEvent) => ({ event: event.id, receivedAt: TEN, quarantined: null });

  test('[GEN-OFFLINE] events wait in their order until there is a receipt for them, whoever wrote them', async () => {
    const journal = await open();
    const own = chainOf(deviceA).many(3);
    const [carried, pulled] = chainOf(deviceB).many(2);
    if (!carried || !pulled) throw new Error('Two were made.');
    await journal.append({ events: own, row: null });
    await journal.merge({ ...arriving(carried, pulled), verdicts: [receipt(pulled)] });

    const first = await journal.pending(null, 2);
    expect(first.map(({ sealed }) => sealed)).toEqual(own.slice(0, 2));
    expect(await journal.pending(first[1] ?? null, 1)).toEqual([{ chain: deviceA, dseq: 3, sealed: own[2] }]);
    expect(await waiting(journal)).toEqual([`${deviceA} 1`, `${deviceA} 2`, `${deviceA} 3`, `${deviceB} 1`]);
    expect(await journal.pendingCount()).toBe(4);

    await journal.merge({ ...nothing, verdicts: own.slice(0, 2).map(receipt) });

    expect(await waiting(journal)).toEqual([`${deviceA} 3`, `${deviceB} 1`]);
  });

  test('[GEN-OFFLINE] of a central that was restored nothing is taken for received', async () => {
    const journal = await open();
    const own = chainOf(deviceA).many(2);
    const other = chainOf(deviceB).next();
    await journal.append({ events: own, row: null });
    await journal.merge({
      ...arriving(other),
      verdicts: [...own, other].map(receipt),
      cursor: { seq: 3, hash: 'c'.repeat(64) },
    });
    expect(await waiting(journal)).toEqual([]);

    await journal.beginAnew();

    expect(await waiting(journal)).toEqual([`${deviceA} 1`, `${deviceA} 2`, `${deviceB} 1`]);
    expect(await journal.cursor()).toEqual({ seq: 0, hash: CHAIN_START });
    expect(await dseqs(journal)).toHaveLength(3);
  });

  test('[GEN-OFFLINE] the last event of a stream is the last in fold order, whatever came last', async () => {
    const journal = await open();
    expect(await journal.last(outage)).toBeNull();
    const late = chainOf(deviceB).next({ at: TEN + 60_000 });
    await journal.merge(arriving(late));
    await journal.append({ events: [chainOf(deviceA).next({ at: TEN })], row: null });
    expect(await journal.last(outage)).toEqual(late.event);
    expect(await journal.last(leak)).toBeNull();
  });

  test('[GEN-OFFLINE] a chain is whole up to its first hole, whatever lies behind', async () => {
    const journal = await open();
    const [first, second, third] = chainOf(deviceB).many(3);
    if (!first || !second || !third) throw new Error('Three were made.');
    expect(await journal.wholeUpTo(deviceB)).toBe(0);
    await journal.merge(arriving(first, third));
    expect(await journal.wholeUpTo(deviceB)).toBe(1);
    await journal.merge(arriving(second));
    expect(await journal.wholeUpTo(deviceB)).toBe(3);
  });

  test('[GEN-OFFLINE] events, rows and cursor of a merge are there together, in fold order', async () => {
    const journal = await open();
    await journal.append({ events: chainOf(deviceA).many(2, { at: TEN + 60_000 }), row: null });
    const events = chainOf(deviceB).many(2, { at: TEN });
    const cursor = { seq: 7, hash: 'a'.repeat(64) };

    await journal.merge({ ...arriving(...events), rows: [rowOf(outage)], cursor });

    expect(await dseqs(journal)).toEqual(['device-b 1', 'device-b 2', 'device-a 1', 'device-a 2']);
    expect(await journal.incidents()).toEqual([rowOf(outage)]);
    expect(await journal.cursor()).toEqual(cursor);
    expect(await journal.after(deviceB, 1, 10)).toEqual(events.slice(1));
  });

  test('what arrives behind a gap is read at once, and what fills the gap later takes its place', async () => {
    const journal = await open();
    const [first, second, third] = chainOf(deviceB).many(3) as [SealedEvent, SealedEvent, SealedEvent];
    await journal.merge(arriving(third));
    expect(await dseqs(journal)).toEqual(['device-b 3']);

    await journal.merge(arriving(first, second));

    expect(await dseqs(journal)).toEqual(['device-b 1', 'device-b 2', 'device-b 3']);
    expect(await journal.reaches()).toEqual([{ chain: deviceB, dseq: 3, hash: third.hash }]);
    expect((await journal.links(deviceB, 2, 9)).map(({ hash }) => hash)).toEqual([second.hash, third.hash]);
  });

  test('a second history of a device stands in a branch of its own, and both are read', async () => {
    const journal = await open();
    const [first, second] = chainOf(deviceB).many(2) as [SealedEvent, SealedEvent];
    const clone = chainOf(deviceB);
    clone.next();
    const other = clone.next({ text: 'said on the clone', at: TEN + 90_000 });
    const cloned = { ...other, event: { ...other.event, id: `${other.event.id}-clone` as EventId } };
    const branch = `${deviceB}~2~${cloned.hash.slice(0, 8)}`;
    const { arrivals } = arriving(first, second);

    await journal.merge({ ...nothing, arrivals: [...arrivals, { sealed: cloned, chain: branch }] });

    expect(await journal.chainsOf(deviceB)).toEqual([deviceB, branch]);
    expect((await journal.links(branch, 1, 9)).map(({ dseq }) => dseq)).toEqual([2]);
    expect(await dseqs(journal)).toEqual(['device-b 1', 'device-b 2', 'device-b 2']);
  });

  describe('verdicts', () => {
    test('what is set aside is here and read nowhere, until it is released', async () => {
      const journal = await open();
      const [first, second] = chainOf(deviceA).many(2) as [SealedEvent, SealedEvent];
      await journal.append({ events: [first, second], row: null });
      const verdict = { event: second.event.id, receivedAt: TEN + 5_000, quarantined: 'notPermitted' };

      await journal.merge({ ...nothing, verdicts: [verdict] });
      expect(await dseqs(journal)).toEqual(['device-a 1']);
      expect(await journal.eventsOf(second.event.commandId)).toEqual([]);
      expect(await journal.quarantined()).toEqual([{ event: second.event.id, reason: 'notPermitted' }]);
      expect(await journal.find([second.event.id])).toEqual([second.event]);

      await journal.merge({
        ...nothing,
        verdicts: [{ ...verdict, receivedAt: TEN + 9_000, quarantined: null }],
      });
      expect(await dseqs(journal)).toEqual(['device-a 1', 'device-a 2']);
      expect(await journal.quarantined()).toEqual([]);
      expect(await journal.receivedAt([first.event.id, second.event.id])).toEqual(
        new Map([[second.event.id, TEN + 5_000]]),
      );
    });

    test('an event that came without its words holds its place, and takes it when it comes', async () => {
      const journal = await open();
      const [first, second] = chainOf(deviceB).many(2) as [SealedEvent, SealedEvent];
      const withheld = [{ chain: deviceB, dseq: 1, hash: first.hash, why: 'restricted' as const }];

      await journal.merge({ ...arriving(second), withheld });
      expect(await dseqs(journal)).toEqual(['device-b 2']);

      await journal.merge(arriving(first));
      expect(await dseqs(journal)).toEqual(['device-b 1', 'device-b 2']);
    });
  });

  describe('erasures', () => {
    const by = '0195d3a0-0000-7000-8000-0000000000ee' as EventId;
    const instead = { kind: 'note', text: '', progress: false };

    test('words that were here are gone, and the chain still verifies', async () => {
      const journal = await open();
      const event = chainOf(deviceA).next({ text: 'a citizen’s number' });
      await journal.append({ events: [event], row: null });

      await journal.append({ events: [], row: null, erasures: [{ target: event.event.id, instead, by }] });

      const [erased] = (await journal.after(deviceA, 0, 1)) as [SealedEvent];
      expect(erased).toMatchObject({
        salt: '',
        body: '',
        contentHash: contentDigest(event.salt, event.body),
      });
      expect(erasedDigest(erased.prevHash, erased.header, erased.contentHash ?? '')).toBe(event.hash);
      expect((await journal.read(outage)).map(({ body }) => body)).toEqual([instead]);
    });

    test('words that come after their redaction are never kept', async () => {
      const journal = await open();
      const event = chainOf(deviceB).next({ stream: leak, text: 'a citizen’s number' });
      const erasure = { target: event.event.id, instead, by };
      await journal.merge({ ...nothing, erasures: [erasure] });

      await journal.merge(arriving(event));

      expect(await journal.after(deviceB, 0, 1)).toMatchObject([{ body: '', hash: event.hash }]);
      expect((await journal.read(leak)).map(({ body }) => body)).toEqual([instead]);
      expect(await journal.erasuresOf([event.event.id])).toEqual([erasure]);
    });
  });

  test('of the signatures of a chain the furthest is kept, of a device’s keys the first', async () => {
    const journal = await open();
    const signed = (dseq: number) => ({
      chain: deviceB,
      dseq,
      hash: 'b'.repeat(64),
      signature: `by ${dseq}`,
    });
    const key = (publicKey: string) => ({ device: deviceB, publicKey });

    await journal.merge({ ...nothing, signatures: [signed(5)], devices: [key('first')] });
    await journal.merge({ ...nothing, signatures: [signed(3)], devices: [key('second')] });

    expect(await journal.signatures()).toEqual([signed(5)]);
    expect(await journal.devices()).toEqual([key('first')]);
  });
}
