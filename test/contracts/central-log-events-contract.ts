import { describe, expect, test } from 'vitest';
import { digests } from '../../central/digests.ts';
import type { CentralLog } from '../../central/store/log.ts';
import { chainDigest } from '../../electron/journal/chain.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import { seal } from '../../shared/host/seal.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import { placeAndAppend, setAside, take } from '../support/central-log.ts';
import { chainOf, deviceA, deviceB, leak, outage, TEN } from '../support/sealed-events.ts';

/** What every adapter promises of events, chains and what is known of them. */
export function centralLogEventsContract(open: () => Promise<CentralLog>): void {
  describe('streams', () => {
    test('a stream is read in fold order, whichever event arrived first', async () => {
      const log = await open();
      const [late, early, other] = [chainOf(deviceB), chainOf(deviceA), chainOf('Device-C' as DeviceId)];
      const events = [
        late.next({ at: TEN + 60_000 }),
        late.next({ at: TEN + 60_000 }),
        early.next({ at: TEN }),
        early.next({ at: TEN + 60_000, stream: leak }),
        early.next({ at: TEN + 60_000 }),
        other.next({ at: TEN + 60_000 }),
      ];
      for (const event of events.toReversed()) await take(log, event);

      const order = [
        [deviceA, 1],
        // By bytes: capitals stand before small letters.
        ['Device-C', 1],
        [deviceB, 1],
        [deviceA, 3],
        [deviceB, 2],
      ];
      expect((await log.stream(outage)).map(({ deviceId, dseq }) => [deviceId, dseq])).toEqual(
        [...order].sort(byOrderOf(events)),
      );
      expect(
        (await log.streamEntries(outage)).map((entry) => 'sealed' in entry && entry.sealed.event),
      ).toEqual(await log.stream(outage));
    });

    test('[GEN-OFFLINE] two events of a cloned device at the same moment stand in the same order everywhere', async () => {
      const first = chainOf(deviceA).next();
      const twins = ['one', 'two', 'three'].map((text) => rewritten(first, { text }));
      const orders = await Promise.all(
        [twins, twins.toReversed()].map(async (arrival) => {
          const log = await open();
          await take(log, ...arrival);
          return log.stream(outage);
        }),
      );

      expect(orders[0]).toHaveLength(3);
      expect(orders[0]).toEqual(orders[1]);
    });

    test('what was said comes back to the letter', async () => {
      const log = await open();
      const chain = chainOf(deviceA);
      const events = [
        chain.next({ text: 'Ünïcode, "quotes", back\\slash, {braces}, NULL, \u0000 and 👩🏽‍🚒' }),
        chain.next({ text: 'x'.repeat(20_000) }),
        chain.next({ command: 'a command \u0000 "id" \\ ü' }),
      ];
      await take(log, ...events);

      expect((await log.read(0, 9)).map((entry) => 'sealed' in entry && entry.sealed)).toEqual(events);
      expect(await log.stream(outage)).toEqual(events.map(({ event }) => event));
      expect(await log.eventsOf('a command \u0000 "id" \\ ü' as CommandId)).toEqual([events[2]?.event]);
    });

    test('what a command brought about is found by its id, in fold order', async () => {
      const log = await open();
      const chain = chainOf(deviceA);
      const events = [...chain.many(2, { command: 'one' }), chain.next({ command: 'two' })];
      await take(log, ...events.toReversed());

      expect((await log.eventsOf('one' as CommandId)).map(({ dseq }) => dseq)).toEqual([1, 2]);
    });
  });

  describe('quarantine', () => {
    test('what is set aside is kept whole and counts for nothing until it is released', async () => {
      const log = await open();
      const chain = chainOf(deviceA);
      const [good, bad, worse] = [chain.next(), chain.next({ command: 'bad' }), chain.next()];
      await take(log, good);
      await setAside(log, 'notPermitted', bad, worse);

      expect(await log.stream(outage)).toEqual([good.event]);
      expect(await log.streamEntries(outage)).toHaveLength(1);
      expect(await log.eventsOf('bad' as CommandId)).toEqual([]);
      expect(await log.latestHlc()).toBe(good.event.hlc);
      expect(await log.reaches()).toEqual([{ chain: deviceA, dseq: 3, hash: worse.hash }]);
      expect(await log.quarantine(0, 9)).toMatchObject([
        { seq: 2, sealed: bad, reason: 'notPermitted', released: false },
        { seq: 3, sealed: worse, reason: 'notPermitted', released: false },
      ]);
      expect(await log.quarantine(2, 9)).toMatchObject([{ seq: 3 }]);
      expect(await log.quarantined()).toBe(2);
      expect(await log.quarantine(0, 1)).toMatchObject([{ seq: 2 }]);

      await log.alone((writing) => writing.append([{ kind: 'released', event: bad.event.id, at: TEN + 99 }]));

      expect(await log.stream(outage)).toEqual([good.event, bad.event]);
      expect(await log.streamEntries(outage)).toMatchObject([
        { seq: 1, kind: 'accepted', at: TEN + 1 },
        { seq: 4, kind: 'released', at: TEN + 99, sealed: bad },
      ]);
      expect(await log.eventsOf('bad' as CommandId)).toEqual([bad.event]);
      expect(await log.latestHlc()).toBe(bad.event.hlc);
      expect(await log.quarantined()).toBe(1);
      expect(await log.quarantine(0, 9)).toMatchObject([{ seq: 3 }]);
    });
  });

  describe('erasure', () => {
    const instead = { kind: 'note', text: '', progress: false };
    const by = 'a-redaction' as EventId;

    const erased = (sealed: SealedEvent) => ({
      header: sealed.header,
      prevHash: sealed.prevHash,
      hash: sealed.hash,
      salt: '',
      body: '',
      contentHash: digests.content(sealed.salt, sealed.body),
    });

    test.each([
      ['is here', 'after'],
      ['has yet to come', 'before'],
    ])(
      '[GEN-PRIVACY] words are taken out of an event that %s, and its chain still verifies',
      async (_, when) => {
        const log = await open();
        const chain = chainOf(deviceA);
        const [secret, other] = [chain.next({ text: 'a citizen’s name', command: 'secret' }), chain.next()];
        const erase = () => log.alone((writing) => writing.erase([{ target: secret.event.id, instead, by }]));
        if (when === 'before') await erase();
        await take(log, secret, other);
        if (when === 'after') await erase();

        const [entry, next] = await log.read(0, 9);
        if (entry?.kind !== 'accepted') throw new Error('it was accepted');
        expect(entry.sealed).toMatchObject(erased(secret));
        expect(JSON.stringify(entry)).not.toContain('citizen');
        expect(
          digests.erased(entry.sealed.prevHash, entry.sealed.header, entry.sealed.contentHash ?? ''),
        ).toBe(secret.hash);
        expect(next).toMatchObject({ sealed: other });
        expect(await log.stream(outage)).toEqual([{ ...secret.event, body: instead }, other.event]);
        expect(await log.eventsOf('secret' as CommandId)).toEqual([{ ...secret.event, body: instead }]);
        expect(await log.erasuresOf([secret.event.id, other.event.id])).toEqual([
          { target: secret.event.id, instead, by },
        ]);
      },
    );

    test('[GEN-PRIVACY] an altered event under the same id loses its words too, and one that is set aside', async () => {
      const log = await open();
      const event = chainOf(deviceA).next({ text: 'a citizen’s name' });
      await take(log, event);
      await setAside(log, 'unknownDevice', rewritten(event, { text: 'a citizen’s name!' }));
      await log.alone((writing) => writing.erase([{ target: event.event.id, instead, by }]));
      await setAside(log, 'unknownDevice', rewritten(event, { text: 'a citizen’s name!!' }));

      expect(await log.read(0, 9)).toMatchObject(Array(3).fill({ sealed: { salt: '', body: '' } }));
    });

    test('[GEN-PRIVACY] an event that came without words takes what stays of it from a later erasure', async () => {
      const log = await open();
      const whole = chainOf(deviceA).next();
      await take(log, { ...whole, event: { ...whole.event, body: null }, ...erased(whole) });
      expect(await log.stream(outage)).toEqual([{ ...whole.event, body: null }]);

      await log.alone((writing) => writing.erase([{ target: whole.event.id, instead: { was: 1 }, by }]));
      await log.alone((writing) => writing.erase([{ target: whole.event.id, instead, by }]));

      expect(await log.stream(outage)).toEqual([{ ...whole.event, body: instead }]);
      expect(await log.read(0, 9)).toMatchObject([{ sealed: erased(whole) }]);
    });
  });

  describe('chains', () => {
    test('[GEN-OFFLINE] a cloned device’s second history is a branch beside the first, and both count', async () => {
      const log = await open();
      const first = chainOf(deviceA);
      const shared = first.many(2);
      const clone = chainOf(deviceA, first.head());
      const [own, cloned] = [first.many(3), clone.many(2, { text: 'from the clone' })];
      await take(log, ...shared, ...own);
      await take(log, ...cloned, ...shared, ...own);

      const branch = `${deviceA}~3~${cloned[0]?.hash.slice(0, 8)}`;
      expect(await log.chainsOf(deviceA)).toEqual([deviceA, branch]);
      expect(await log.reaches()).toEqual([
        { chain: deviceA, dseq: 5, hash: own[2]?.hash },
        { chain: branch, dseq: 4, hash: cloned[1]?.hash },
      ]);
      expect(await log.links(branch, 1, 99)).toEqual(
        cloned.map(({ event: { dseq, id }, prevHash, hash }) => ({ dseq, id, prevHash, hash })),
      );
      expect((await log.links(deviceA, 2, 4)).map(({ dseq }) => dseq)).toEqual([2, 3, 4]);
      expect((await log.end()).seq).toBe(7);
      expect(await log.stream(outage)).toHaveLength(7);
    });

    test('an event altered under its own id is held beside the true one', async () => {
      const log = await open();
      const event = chainOf(deviceA).next();
      const altered = rewritten(event, { text: 'altered' });
      await take(log, event);
      await setAside(log, 'notPermitted', altered);

      expect(await log.read(0, 9)).toMatchObject([
        { sealed: event, chain: deviceA },
        { sealed: altered, chain: `${deviceA}~1~${altered.hash.slice(0, 8)}` },
      ]);
      expect(await log.stream(outage)).toEqual([event.event]);
    });

    test('the furthest place of a chain counts, whatever comes behind it later', async () => {
      const log = await open();
      const events = chainOf(deviceA).many(3);
      const last = events[2];
      if (!last) throw new Error('three were asked for');
      await take(log, last);
      await take(log, ...events.slice(0, 2));

      expect(await log.reaches()).toEqual([{ chain: deviceA, dseq: 3, hash: last.hash }]);
      expect(await log.latestHlc()).toBe(last.event.hlc);
    });

    test('the same place twice breaks the record: it throws and writes nothing', async () => {
      const log = await open();
      const event = chainOf(deviceA).next();
      await take(log, event);
      const again = log.alone((writing) =>
        writing.append([
          { kind: 'accepted', sealed: event, placement: { kind: 'next', chain: deviceA }, at: TEN },
        ]),
      );

      await expect(again).rejects.toThrow();
      expect((await log.end()).seq).toBe(1);
    });
  });

  describe('what is known besides', () => {
    test('[CLS-SECURITY] a stream is for the people last named, or for anybody', async () => {
      const log = await open();
      const say = (stream: StreamId, people: readonly string[] | null) =>
        log.alone((writing) =>
          writing.append([{ kind: 'audience', stream, people: people as PersonId[] | null, at: TEN }]),
        );
      await say(outage, ['mensah']);
      await say(leak, ['mensah']);
      await say(outage, ['mensah', 'okafor']);
      expect(await log.audiences([outage, leak, 'policy' as StreamId])).toEqual(
        new Map([
          [outage, ['mensah', 'okafor']],
          [leak, ['mensah']],
        ]),
      );
      await say(outage, null);
      await say(leak, []);

      expect(await log.audiences([outage, leak])).toEqual(new Map([[leak, []]]));
    });

    test('of each chain the furthest signature is kept, of each device the key last given', async () => {
      const log = await open();
      const sign = (chain: string, dseq: number) => ({ chain, dseq, hash: `${dseq}`, signature: `${dseq}` });
      await log.alone(async (writing) => {
        await writing.saveSignatures([sign(deviceA, 5), sign(deviceB, 2)]);
        await writing.saveSignatures([sign(deviceA, 3), sign(deviceB, 7)]);
        await writing.saveDevices([{ device: deviceA, publicKey: 'old' }]);
        await writing.saveDevices([{ device: deviceA, publicKey: 'new' }]);
      });

      expect(await log.signatures([deviceB, deviceA, 'device-x'])).toEqual([
        sign(deviceA, 5),
        sign(deviceB, 7),
      ]);
      expect(await log.signatures([])).toEqual([]);
      expect(await log.devices([deviceB, deviceA])).toEqual([{ device: deviceA, publicKey: 'new' }]);
    });

    test('a thousand entries in one go are a thousand entries', async () => {
      const log = await open();
      const events = chainOf(deviceA).many(1_000);
      await log.alone((writing) => placeAndAppend(writing, events));

      expect((await log.read(0, 1_000)).map((entry) => 'sealed' in entry && entry.sealed.hash)).toEqual(
        events.map(({ hash }) => hash),
      );
    });
  });
}

/** Written again with other words: what a tampered or cloned device may send under the same id and number. */
const rewritten = ({ event, prevHash, salt }: SealedEvent, words: { readonly text: string }): SealedEvent =>
  seal({ ...event, body: { kind: 'note', ...words, progress: false } }, prevHash, salt, chainDigest);

/** By hybrid clock, device and number, each compared as bytes. */
function byOrderOf(events: readonly SealedEvent[]) {
  const keyOf = ([device, dseq]: readonly (string | number)[]) => {
    const found = events.find(({ event }) => event.deviceId === device && event.dseq === dseq)?.event;
    return `${found?.hlc} ${device} ${String(dseq).padStart(9, '0')}`;
  };
  return (a: readonly (string | number)[], b: readonly (string | number)[]) => (keyOf(a) < keyOf(b) ? -1 : 1);
}
