import { expect, test } from 'vitest';
import { assertGapless, migrations } from '../../../central/store/migrations/migrations.ts';

test('migrations are numbered from 1 without gaps, and a list that is not is refused', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));

  const step = (number: number) => ({ number, name: `step ${number}`, sql: () => '' });
  expect(() => assertGapless([step(1), step(3)])).toThrow('"step 3" is number 3, expected 2');
  expect(() => assertGapless([step(2)])).toThrow('expected 1');
});
