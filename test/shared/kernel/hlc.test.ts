import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareOrder, type Envelope } from '../../../shared/kernel/envelope.ts';
import { HLC_ZERO, hlcOf, hlcPhysical, nextHlc } from '../../../shared/kernel/hlc.ts';

const time = fc.integer({ min: 0, max: 7_258_118_400_000 });

test('plain text comparison is time order, the counter deciding within a millisecond', () => {
  fc.assert(
    fc.property(time, time, fc.nat(0xffff), fc.nat(0xffff), (a, b, i, j) => {
      const expected = Math.sign(a - b || i - j);
      const [one, other] = [hlcOf(a, i), hlcOf(b, j)];
      expect(one < other ? -1 : one > other ? 1 : 0).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('a reading says its physical time again', () => {
  fc.assert(
    fc.property(time, fc.nat(0xffff), (at, counter) => {
      expect(hlcPhysical(hlcOf(at, counter))).toBe(at);
    }),
  );
});

test('[CLK-OFFLINE] the next reading is later than the last, whatever the wall clock says', () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 30 }), (walls) => {
      let last = HLC_ZERO;
      for (const wall of walls) {
        const next = nextHlc(last, wall);
        expect(next > last).toBe(true);
        expect(hlcPhysical(next)).toBeGreaterThanOrEqual(wall);
        last = next;
      }
    }),
    { numRuns: 1_000 },
  );
});

test('it follows the wall clock where that goes on, and counts where it does not', () => {
  expect(nextHlc(hlcOf(1_000, 7), 1_001)).toBe(hlcOf(1_001, 0));
  expect(nextHlc(hlcOf(1_000, 7), 1_000)).toBe(hlcOf(1_000, 8));
  expect(nextHlc(hlcOf(1_000, 7), 10)).toBe(hlcOf(1_000, 8));
});

test('a counter that is full borrows the next millisecond', () => {
  expect(nextHlc(hlcOf(1_000, 0xffff), 1_000)).toBe(hlcOf(1_001, 0));
});

test('fold order is the reading, then the device, then its counter', () => {
  const event = (hlc: string, deviceId: string, dseq: number) =>
    ({ hlc, deviceId, dseq }) as unknown as Envelope;
  const inOrder = [
    event(hlcOf(1, 0), 'b', 9),
    event(hlcOf(2, 0), 'a', 1),
    event(hlcOf(2, 0), 'a', 2),
    event(hlcOf(2, 0), 'b', 1),
    event(hlcOf(2, 1), 'a', 3),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
      expect(shuffled.toSorted(compareOrder)).toEqual(inOrder);
    }),
  );
});
