import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chronicle } from '../../../shared/kernel/chronicle.ts';

interface Item {
  readonly id: string;
  readonly value: number;
}

/** What is done to some earlier version, named by how many versions back it stands. */
type Step = { readonly back: number } & (
  | { readonly kind: 'append'; readonly count: number }
  | { readonly kind: 'replace'; readonly target: number }
  | { readonly kind: 'get'; readonly target: number }
);

const back = fc.nat(2);
const target = fc.nat(300);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    // often just below, at and above the size of a chunk
    fc.record({
      kind: fc.constant('append' as const),
      back,
      count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 60, max: 68 })),
    }),
    fc.record({ kind: fc.constant('replace' as const), back, target }),
    fc.record({ kind: fc.constant('get' as const), back, target }),
  ),
  { minLength: 1, maxLength: 12, size: 'max' },
);

interface Version {
  readonly list: Chronicle<Item>;
  readonly model: readonly Item[];
}

function after({ list, model }: Version, step: Step, number: number): Version {
  if (step.kind === 'append') {
    const items = Array.from({ length: step.count }, (_, index) => ({
      id: `item-${number}-${index}`,
      value: 0,
    }));
    return { list: items.reduce((grown, item) => grown.append(item), list), model: [...model, ...items] };
  }
  // an item of this version, or one that only another branch holds, or none at all
  const id = model[step.target]?.id ?? `item-0-${step.target}`;
  const known = model.some((item) => item.id === id);
  if (step.kind === 'get') {
    expect(list.get(id)).toEqual(model.find((item) => item.id === id));
    return { list, model };
  }
  const change = (item: Item) => ({ ...item, value: number });
  const changed = list.replace(id, change);
  if (!known) expect(changed).toBe(list);
  return { list: changed, model: model.map((item) => (item.id === id ? change(item) : item)) };
}

test('a chronicle does what a copied array does, in every version and on every branch', () => {
  fc.assert(
    fc.property(steps, (done) => {
      const versions: Version[] = [{ list: Chronicle.empty(), model: [] }];
      for (const [number, step] of done.entries()) {
        const version = versions[Math.max(0, versions.length - 1 - step.back)];
        if (version) versions.push(after(version, step, number));
      }
      for (const { list, model } of versions) {
        expect(list.length).toBe(model.length);
        expect([...list]).toEqual(model);
        expect(list.toArray()).toEqual(model);
        const positions = Array.from({ length: model.length + 2 }, (_, position) => list.at(position));
        expect(positions).toEqual([...model, undefined, undefined]);
        expect(model.map(({ id }) => list.get(id))).toEqual(model);
      }
    }),
    { numRuns: 300 },
  );
});

test('chunks join without a seam', () => {
  const items = Array.from({ length: 1_000 }, (_, index) => ({ id: `item-${index}`, value: index }));
  const list = items.reduce((grown, item) => grown.append(item), Chronicle.empty<Item>());
  expect(list.toArray()).toEqual(items);
  for (const index of [0, 63, 64, 65, 127, 128, 129, 998, 999]) expect(list.at(index)).toEqual(items[index]);
  const changed = list.replace('item-64', (item) => ({ ...item, value: -1 }));
  expect(changed.get('item-64')).toEqual({ id: 'item-64', value: -1 });
  expect(list.get('item-64')).toEqual(items[64]);
});
