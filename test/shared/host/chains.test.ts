import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digests } from '../../../central/digests.ts';
import {
  type ChainLink,
  type ChainName,
  type ChainReader,
  deviceOfChain,
  firstOfChain,
  isBranch,
  type Placement,
  placeAll,
} from '../../../shared/host/chains.ts';
import { CHAIN_START } from '../../../shared/host/ports.ts';
import type { DeviceId, EventId } from '../../../shared/kernel/ids.ts';
import '../../support/random.ts';

interface Written {
  readonly event: { readonly id: EventId; readonly deviceId: DeviceId; readonly dseq: number };
  readonly prevHash: string;
  readonly hash: string;
}

const console1 = '0195d3a0-0000-7000-8000-0000000000c1' as DeviceId;
const console2 = '0195d3a0-0000-7000-8000-0000000000c2' as DeviceId;

/** An event that follows another one of its device, or begins its history. */
function written(name: string, after: Written | null, device: DeviceId = console1, hash?: string): Written {
  return {
    event: { id: name as EventId, deviceId: device, dseq: (after?.event.dseq ?? 0) + 1 },
    prevHash: after?.hash ?? CHAIN_START,
    hash: hash ?? digests.text(`${device} ${name}`),
  };
}

/** What a store holds, as plainly as can be. */
class Held implements ChainReader {
  readonly chains = new Map<ChainName, Map<number, Written>>();
  readonly asked: (readonly [number, number])[] = [];

  async chainsOf(device: DeviceId): Promise<readonly ChainName[]> {
    const branches = [...this.chains.keys()].filter(
      (chain) => chain !== device && deviceOfChain(chain) === device,
    );
    return [device, ...branches.sort()];
  }

  async links(chain: ChainName, from: number, to: number): Promise<readonly ChainLink[]> {
    this.asked.push([from, to]);
    return [...(this.chains.get(chain)?.values() ?? [])]
      .map(({ event: { dseq, id }, prevHash, hash }) => ({ dseq, id, prevHash, hash }))
      .filter(({ dseq }) => dseq >= from && dseq <= to);
  }

  async take(events: readonly Written[]): Promise<readonly Placement[]> {
    const placements = await placeAll(events, this);
    placements.forEach(({ kind, chain }, index) => {
      const one = events[index];
      if (!one || kind === 'duplicate') return;
      const places = this.chains.get(chain) ?? new Map<number, Written>();
      if (places.has(one.event.dseq)) throw new Error(`${chain} ${one.event.dseq} is taken`);
      this.chains.set(chain, places.set(one.event.dseq, one));
    });
    return placements;
  }

  all(): readonly Written[] {
    return [...this.chains.values()].flatMap((places) => [...places.values()]);
  }
}

/** Numbers of each event's choice of what it follows; mostly the one written last, so that histories grow long. */
const history = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(12)), {
  minLength: 1,
  maxLength: 25,
});

/** The events of a device and its clones: each follows one of those before it, or nothing. */
function treeOf(choices: readonly number[], device: DeviceId): readonly Written[] {
  const events: Written[] = [];
  for (const [index, choice] of choices.entries())
    events.push(written(`${index}`, events.at(-1 - choice) ?? null, device));
  return events;
}

const twoTrees = fc
  .tuple(history, history)
  .map(([one, other]) => [...treeOf(one, console1), ...treeOf(other, console2)]);

/** Every event at least once, in any order, some again and again. */
const anyArrival = (events: readonly Written[]) =>
  fc
    .array(fc.nat(events.length - 1), { maxLength: 10 })
    .map((again) => [...events, ...again.flatMap((index) => events[index] ?? [])])
    .chain((list) => fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }));

/** Any order in which nothing arrives before what it follows. */
const orderlyArrival = (events: readonly Written[]) =>
  fc.array(fc.nat(100), { minLength: events.length, maxLength: events.length }).map((picks) => {
    const arrived: Written[] = [];
    for (const pick of picks) {
      const here = new Set(arrived.map(({ hash }) => hash));
      const ready = events.filter(
        ({ hash, prevHash }) => !here.has(hash) && (prevHash === CHAIN_START || here.has(prevHash)),
      );
      const next = ready[pick % ready.length];
      if (next) arrived.push(next);
    }
    return arrived;
  });

const batches = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 });

async function takeInBatches(held: Held, events: readonly Written[], sizes: readonly number[]) {
  const placements: Placement[] = [];
  for (let from = 0, turn = 0; from < events.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    placements.push(...(await held.take(events.slice(from, from + size))));
    from += size;
  }
  return placements;
}

const idsOf = (events: readonly Written[]) =>
  events.map(({ event }) => `${event.deviceId} ${event.id}`).sort();

describe('the events of a device and its clones', () => {
  test('[GEN-OFFLINE] in whatever order, with gaps and duplicates, each is held once and neighbours are linked', async () => {
    await fc.assert(
      fc.asyncProperty(
        twoTrees.chain((events) => fc.tuple(fc.constant(events), anyArrival(events))),
        batches,
        async ([events, arrival], sizes) => {
          const held = new Held();
          const placements = await takeInBatches(held, arrival, sizes);

          expect(idsOf(held.all())).toEqual(idsOf(events));
          expect(placements.filter(({ kind }) => kind === 'duplicate')).toHaveLength(
            arrival.length - events.length,
          );
          for (const [chain, places] of held.chains) {
            if (isBranch(chain)) expect(Math.min(...places.keys())).toBe(firstOfChain(chain));
            for (const [dseq, one] of places) {
              expect(one.event.deviceId).toBe(deviceOfChain(chain));
              const before = places.get(dseq - 1);
              if (before) expect(one.prevHash).toBe(before.hash);
            }
          }
        },
      ),
    );
  });

  test('[GEN-OFFLINE] each after the one it follows, no chain has a hole and each second history is told once', async () => {
    await fc.assert(
      fc.asyncProperty(
        twoTrees.chain((events) => fc.tuple(fc.constant(events), orderlyArrival(events))),
        batches,
        async ([events, arrival], sizes) => {
          const held = new Held();
          const placements = await takeInBatches(held, arrival, sizes);

          expect(idsOf(held.all())).toEqual(idsOf(events));
          const claims = new Set(events.map(({ event, prevHash }) => `${event.deviceId} ${prevHash}`));
          expect(placements.filter(({ kind }) => kind === 'fork')).toHaveLength(events.length - claims.size);
          for (const [chain, places] of held.chains) {
            const first = firstOfChain(chain);
            expect([...places.keys()].sort((a, b) => a - b)).toEqual(
              Array.from(places, (_, index) => first + index),
            );
            const root = places.get(first)?.prevHash;
            if (first > 1) expect(held.all().map(({ hash }) => hash)).toContain(root);
          }
        },
      ),
    );
  });

  test('one history is one chain and no fork, in whatever order it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 1, max: 25 })
          .map((count) => treeOf(Array<number>(count).fill(0), console1))
          .chain((events) => fc.tuple(fc.constant(events), anyArrival(events))),
        batches,
        async ([events, arrival], sizes) => {
          const held = new Held();
          const placements = await takeInBatches(held, arrival, sizes);

          expect([...held.chains.keys()]).toEqual([console1]);
          expect(idsOf(held.all())).toEqual(idsOf(events));
          expect(placements.filter(({ kind }) => kind === 'fork')).toEqual([]);
        },
      ),
    );
  });

  test('it makes no difference in how many batches they come', async () => {
    await fc.assert(
      fc.asyncProperty(twoTrees.chain(anyArrival), batches, async (arrival, sizes) => {
        const [atOnce, bitByBit] = [new Held(), new Held()];

        expect(await takeInBatches(bitByBit, arrival, sizes)).toEqual(await atOnce.take(arrival));
      }),
    );
  });
});

describe('an event finds its place', () => {
  const one = written('one', null);
  const two = written('two', one);
  const three = written('three', two);
  const otherTwo = written('other two', one);
  const otherThree = written('other three', otherTwo);
  const branch = `${console1}~2~${otherTwo.hash.slice(0, 8)}`;

  test('a clone’s first own event opens a branch named by it, and its next ones go on there', async () => {
    const held = new Held();

    expect(await held.take([one, two, three, otherTwo, otherThree])).toEqual([
      { kind: 'next', chain: console1 },
      { kind: 'next', chain: console1 },
      { kind: 'next', chain: console1 },
      { kind: 'fork', chain: branch },
      { kind: 'next', chain: branch },
    ]);
  });

  test('the one before an event that waits behind a gap joins it', async () => {
    const four = written('four', otherThree);
    const [, five] = [four, written('five', four)];
    const held = new Held();
    await held.take([
      one,
      two,
      three,
      otherTwo,
      written('x', three),
      written('y', written('x', three)),
      five,
    ]);

    // `five` waits in the branch: the first history has a fifth event of its own.
    expect(held.chains.get(branch)?.get(5)).toBe(five);
    expect(await held.take([four, otherThree])).toEqual([
      { kind: 'next', chain: branch },
      { kind: 'next', chain: branch },
    ]);
  });

  test('a clone of a clone is a fork although the first history has room at that number', async () => {
    const held = new Held();
    await held.take([one, otherTwo, two, three, written('other four', written('other three', two))]);

    expect(await held.take([written('third history', two)])).toMatchObject([{ kind: 'fork' }]);
  });

  test('a history that begins with another event than the first links to nothing here and is set apart', async () => {
    const held = new Held();
    const astray = { ...written('astray', null), prevHash: digests.text('nothing here') };

    expect(await held.take([astray, one])).toMatchObject([
      { kind: 'fork' },
      { kind: 'next', chain: console1 },
    ]);
  });

  test('two events whose hashes begin alike still open two branches', async () => {
    const alike = (end: string) => `0badcafe${end.repeat(56)}`;
    const held = new Held();
    const placements = await held.take([
      one,
      two,
      written('second', one, console1, alike('1')),
      written('third', one, console1, alike('2')),
    ]);

    expect(placements.slice(2)).toEqual([
      { kind: 'fork', chain: `${console1}~2~0badcafe` },
      { kind: 'fork', chain: `${console1}~2~22222222` },
    ]);
  });

  test('an event altered under its own id and number is held beside the true one', async () => {
    const held = new Held();
    const altered = { ...two, hash: digests.text('altered') };

    expect(await held.take([one, two, altered, three])).toMatchObject([
      { kind: 'next', chain: console1 },
      { kind: 'next', chain: console1 },
      { kind: 'fork' },
      { kind: 'next', chain: console1 },
    ]);
  });

  test('of a long history only what lies beside the events is read', async () => {
    const held = new Held();
    const far = { ...written('far', null), event: { ...one.event, dseq: 80_000 } };
    await placeAll([one, far], held);

    expect(held.asked).toEqual([
      [0, 2],
      [79_999, 80_001],
    ]);
  });
});
