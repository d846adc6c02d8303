import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CentralLog, LoggedEntry, LogNews } from '../../central/store/log.ts';
import { CHAIN_START } from '../../shared/host/ports.ts';
import { HLC_ZERO } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import { placeAndAppend, setAside, take } from '../support/central-log.ts';
import { chainOf, deviceA, deviceB, leak, outage, TEN } from '../support/sealed-events.ts';
import { centralLogEventsContract } from './central-log-events-contract.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const people = ['mensah', 'okafor'] as PersonId[];

/** What every adapter of central's log promises. `open` gives an empty log. */
export function centralLogContract(open: () => Promise<CentralLog>): void {
  describe('numbers and receipts', () => {
    test('an empty log is at its start and knows nothing', async () => {
      const log = await open();

      expect(await log.end()).toEqual({ seq: 0, hash: CHAIN_START });
      expect(await log.hashAt(0)).toBe(CHAIN_START);
      expect(await log.hashAt(1)).toBeNull();
      expect(await log.read(0, 10)).toEqual([]);
      expect(await log.stream(outage)).toEqual([]);
      expect(await log.eventsOf('command-1' as CommandId)).toEqual([]);
      expect(await log.reaches()).toEqual([]);
      expect(await log.chainsOf(deviceA)).toEqual([deviceA]);
      expect(await log.latestHlc()).toBe(HLC_ZERO);
    });

    test('entries of every kind are numbered without gaps and read back as they came', async () => {
      const log = await open();
      const [first, second, third] = chainOf(deviceA).many(3);
      if (!first || !second || !third) throw new Error('three were asked for');
      await take(log, first);
      await setAside(log, 'notPermitted', second);
      const end = await log.alone(async (writing) => {
        await placeAndAppend(writing, [third]);
        await writing.append([{ kind: 'audience', stream: outage, people, at: TEN + 70 }]);
        return writing.append([{ kind: 'released', event: second.event.id, at: TEN + 80 }]);
      });

      const entries = await log.read(0, 100);
      expect(entries).toMatchObject([
        { seq: 1, kind: 'accepted', at: TEN + 1, sealed: first, chain: deviceA },
        { seq: 2, kind: 'quarantined', at: TEN + 2, sealed: second, reason: 'notPermitted', released: true },
        { seq: 3, kind: 'accepted', at: TEN + 3, sealed: third },
        { seq: 4, kind: 'audience', at: TEN + 70, stream: outage, people },
        { seq: 5, kind: 'released', at: TEN + 80, sealed: second, chain: deviceA },
      ]);
      expect(end).toEqual({ seq: 5, hash: entries.at(-1)?.hash });
      expect(await log.end()).toEqual(end);
    });

    test('[CMP-AUDIT] each receipt names the one before and all that it says', async () => {
      const log = await open();
      const [first, second] = chainOf(deviceA).many(2);
      if (!first || !second) throw new Error('two were asked for');
      await take(log, first);
      await setAside(log, 'forged', second);
      await log.alone((writing) =>
        writing.append([
          { kind: 'released', event: second.event.id, at: TEN + 80 },
          { kind: 'audience', stream: leak, people, at: TEN + 90 },
          { kind: 'audience', stream: leak, people: null, at: TEN + 95 },
        ]),
      );

      const said = [
        ['accepted', TEN + 1, first.hash, null],
        ['quarantined', TEN + 2, second.hash, 'forged'],
        ['released', TEN + 80, second.event.id, null],
        ['audience', TEN + 90, [leak, people], null],
        ['audience', TEN + 95, [leak, null], null],
      ];
      let previous = CHAIN_START;
      for (const [index, what] of said.entries()) {
        previous = sha256(JSON.stringify([previous, index + 1, ...what]));
        expect(await log.hashAt(index + 1)).toBe(previous);
      }
      expect(await log.hashAt(6)).toBeNull();
      expect((await log.read(0, 9)).map(({ hash }) => hash)).toEqual(
        await Promise.all([1, 2, 3, 4, 5].map((seq) => log.hashAt(seq))),
      );
    });

    test('it is read page by page', async () => {
      const log = await open();
      await take(log, ...chainOf(deviceA).many(7));

      const seqs = (entries: readonly LoggedEntry[]) => entries.map(({ seq }) => seq);
      expect(seqs(await log.read(0, 3))).toEqual([1, 2, 3]);
      expect(seqs(await log.read(3, 3))).toEqual([4, 5, 6]);
      expect(seqs(await log.read(6, 3))).toEqual([7]);
      expect(seqs(await log.read(7, 3))).toEqual([]);
    });
  });

  describe('alone', () => {
    test('work that fails leaves nothing of what it wrote, and the next goes on as if it had not been', async () => {
      const log = await open();
      const chain = chainOf(deviceA);
      const first = chain.next();
      const lost = chain.many(2);
      await take(log, first);
      const state = async () => [
        await log.end(),
        await log.read(0, 99),
        await log.stream(outage),
        await log.reaches(),
        await log.latestHlc(),
        await log.audiences([outage]),
        await log.devices([deviceA]),
        await log.signatures([deviceA]),
        await log.erasuresOf([first.event.id]),
        [...(await log.known([first.event.id]))],
        await log.quarantine(0, 9),
      ];
      const before = await state();

      const failing = log.alone(async (writing) => {
        await placeAndAppend(writing, lost);
        await placeAndAppend(writing, [chain.next()], 'unknownDevice');
        await writing.append([{ kind: 'audience', stream: outage, people, at: TEN }]);
        await writing.erase([{ target: first.event.id, instead: {}, by: first.event.id }]);
        await writing.saveDevices([{ device: deviceA, publicKey: 'key' }]);
        await writing.saveSignatures([{ chain: deviceA, dseq: 1, hash: first.hash, signature: 'sig' }]);
        throw new Error('the fourth thought');
      });

      await expect(failing).rejects.toThrow('the fourth thought');
      expect(await state()).toEqual(before);
      expect((await take(log, ...lost)).seq).toBe(3);
    });

    test('a reader outside sees nothing of it before it is done; the work itself sees all', async () => {
      const log = await open();
      await take(log, ...chainOf(deviceA).many(2));
      const more = chainOf(deviceB).many(2);

      await log.alone(async (writing) => {
        const end = await placeAndAppend(writing, more);
        expect([await writing.end(), (await writing.read(0, 9)).length]).toEqual([end, 4]);
        expect(await writing.stream(outage)).toHaveLength(4);
        expect([(await log.end()).seq, (await log.read(0, 9)).length]).toEqual([2, 2]);
        expect(await log.stream(outage)).toHaveLength(2);
        expect(await log.chainsOf(deviceB)).toEqual([deviceB]);
        expect(await log.links(deviceB, 1, 9)).toEqual([]);
      });

      expect((await log.end()).seq).toBe(4);
    });

    test('many at once run one after the other', async () => {
      const log = await open();
      const writers = Array.from({ length: 20 }, (_, n) => chainOf(`device-${n}` as DeviceId));

      await Promise.all(
        writers.flatMap((writer) => [take(log, writer.next()), take(log, ...writer.many(2))]),
      );

      expect((await log.read(0, 999)).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 60 }, (_, index) => index + 1),
      );
      expect((await log.reaches()).map(({ dseq }) => dseq)).toEqual(Array(20).fill(3));
    });

    test('a release of what is not set aside breaks the record: it throws and writes nothing', async () => {
      const log = await open();
      const event = chainOf(deviceA).next();
      await take(log, event);
      const release = () =>
        log.alone((writing) => writing.append([{ kind: 'released', event: event.event.id, at: TEN }]));

      await expect(release()).rejects.toThrow('not set aside');
      expect((await log.end()).seq).toBe(1);
    });

    test('what changed is told after each commit that changed something, until one stops listening', async () => {
      const log = await open();
      const chain = chainOf(deviceA);
      const told: LogNews[] = [];
      const heard = (end: number) => expect.poll(() => told.at(-1)?.end).toBe(end);
      const stop = log.onNews((news) => told.push(news));

      await take(log, chain.next(), chain.next({ stream: leak }));
      await heard(2);
      await log.alone(async (writing) => placeAndAppend(writing, [chain.next()]).then(() => undefined));
      await heard(3);
      await expect(
        log.alone((writing) =>
          placeAndAppend(writing, [chain.next()]).then(() => Promise.reject(new Error('no'))),
        ),
      ).rejects.toThrow('no');
      await log.alone((writing) =>
        writing.append([{ kind: 'audience', stream: leak, people: null, at: TEN }]),
      );
      await heard(4);
      stop();
      await take(log, chainOf(deviceB).next());

      expect(told).toEqual([
        { end: 2, streams: [outage, leak].sort() },
        { end: 3, streams: [outage] },
        { end: 4, streams: [leak] },
      ]);
    });

    test('closing waits for the work under way and refuses any after it', async () => {
      const log = await open();
      const running = take(log, chainOf(deviceA).next());
      await log.close();

      expect(await running).toMatchObject({ seq: 1 });
      await expect(take(log, chainOf(deviceB).next())).rejects.toThrow('closed');
    });
  });

  centralLogEventsContract(open);
}
