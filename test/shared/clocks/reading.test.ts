import { expect, test } from 'vitest';
import { isCounting } from '../../../shared/clocks/reading.ts';
import { defaultPackSource, packFrom } from '../../support/default-pack.ts';
import { closedP2, command, people, Story, t, underWay } from '../../support/story.ts';

/** Detected and declared at 10:00 and classified, so that only the P1 clocks of the first minutes run. */
function fresh(pack?: ConstructorParameters<typeof Story>[0]): Story {
  const story = new Story(pack);
  story.when({ at: '10:00' }, command('declare'));
  story.when({ at: '10:00' }, command('classify', { priority: 'P1' }));
  return story;
}

test.each([
  ['10:02:29.999', 'running', 0],
  ['10:02:30', 'warned', 1],
  ['10:03:44.999', 'warned', 1],
  ['10:03:45', 'warned', 2],
  ['10:04:29.999', 'warned', 2],
  ['10:04:30', 'warned', 3],
  ['10:04:59.999', 'warned', 3],
  ['10:05', 'breached', 3],
] as const)(
  '[GEN-PACK] five minutes warn at half, three quarters and nine tenths: at %s it is %s',
  (at, state, warnLevel) => {
    expect(fresh().clock('acknowledge', at)).toMatchObject({ state, warnLevel });
  },
);

test('[GEN-PACK] the shares are the pack’s', () => {
  const story = fresh(packFrom({ ...defaultPackSource(), warnAt: [0.8] }));
  expect(story.clock('acknowledge', '10:03:59.999')).toMatchObject({ state: 'running' });
  expect(story.clock('acknowledge', '10:04')).toMatchObject({ state: 'warned', warnLevel: 1 });
});

test('[RUL-BOUNDARY] what is met before half its time never warned', () => {
  expect(underWay('P1').clock('acknowledge', '10:04')).toMatchObject({
    state: 'met',
    warnLevel: 0,
    claimed: false,
  });
});

test('a breach counts up until it is met, then keeps its margin', () => {
  const story = fresh();
  expect(story.clock('acknowledge', '10:30')).toMatchObject({
    state: 'breached',
    margin: null,
    met: null,
    ended: null,
  });
  story.when({ at: '10:31' }, command('acknowledge'));
  expect(story.clock('acknowledge', '11:00')).toMatchObject({ state: 'metLate', margin: -26 * 60_000 });
});

test('[CLK-P1-ACK] a fulfilment entered after the deadline with an earlier time is met, claimed', () => {
  const story = fresh();
  story.when({ at: '10:20', occurredAt: '10:04' }, command('acknowledge'));
  expect(story.clock('acknowledge', '11:00')).toMatchObject({ state: 'met', claimed: true, margin: 60_000 });
});

test('[CLK-P1-ACK] one entered a moment after it happened, both in time, is no claim', () => {
  const story = fresh();
  story.when({ at: '10:04:59.999', occurredAt: '10:02' }, command('acknowledge'));
  expect(story.clock('acknowledge', '11:00')).toMatchObject({ state: 'met', claimed: false });
});

test('[CLK-P1-ACK] one that was late by its own account claims nothing', () => {
  const story = fresh();
  story.when({ at: '10:20', occurredAt: '10:06' }, command('acknowledge'));
  expect(story.clock('acknowledge', '11:00')).toMatchObject({ state: 'metLate', claimed: false });
});

test('[CLK-RESOLVE RES-TIME] a restoration written down after the target claims to have been in time', () => {
  const story = underWay('P1');
  story.when({ at: '11:30' }, command('resolve', { restoredAt: t('10:50') }));
  expect(story.clock('resolve', '12:00')).toMatchObject({ state: 'met', claimed: true });
});

test('[CLK-CITIZEN-FIRST] a message entered late with an earlier time counts at that time', () => {
  const story = underWay('P2');
  story.when({ at: '11:00' }, command('sendMessage'));
  story.when({ at: '11:10', occurredAt: '10:20', by: people.scribe }, command('sendMessage'));
  expect(story.clock('citizenFirst', '12:00')).toMatchObject({
    state: 'met',
    claimed: true,
    met: { at: t('10:20') },
  });
});

test('the board is sorted by due time and knows when it will next change', () => {
  const { readings, nextChangeAt } = fresh().board('10:00');
  const due = readings.map(({ dueAt }) => dueAt);
  expect(due).toEqual(due.toSorted((a, b) => a - b));
  // acknowledgement and triage both warn at half of five minutes, before anything else
  expect(nextChangeAt).toBe(t('10:02:30'));
});

test('a board on which everything is settled will not change by itself', () => {
  const { readings, nextChangeAt } = closedP2().board('+30 10:00');
  expect(readings.filter(isCounting).map(({ kind, state }) => [kind, state])).toEqual([
    ['reviewSchedule', 'breached'],
    ['review', 'breached'],
    ['report', 'breached'],
  ]);
  expect(nextChangeAt).toBeNull();
});

test('what does not change between two looks is the same reading, so that nothing is drawn twice', () => {
  const story = fresh();
  const [first, second] = [story.board('10:00'), story.board('10:02:29')];
  expect(second.readings).toHaveLength(first.readings.length);
  for (const [index, reading] of second.readings.entries()) expect(reading).toBe(first.readings[index]);
  expect(story.clock('acknowledge', '10:02:30')).not.toBe(story.clock('acknowledge', '10:02'));
});

test('[CLS-RECLOCK] a priority left and come back to owes the same again, and each of the two clocks is its own', () => {
  const story = underWay('P1');
  story.when(
    { at: '10:03', by: people.manager },
    command('assignRole', { role: 'IC', person: people.owner }),
  );
  const approval = { person: people.manager, spoken: 'phone' } as const;
  const lowered = { to: 'P2', reason: 'Fewer users affected', changedAt: t('10:20'), approval } as const;
  story.when({ at: '10:20', by: people.owner }, command('reclassify', lowered));
  story.when({ at: '10:40', by: people.manager }, command('reclassify', { changedAt: t('10:40') }));

  const targets = story.clocks('resolve', '10:41').filter(({ priority }) => priority === 'P1');
  expect(targets).toMatchObject([
    { dueAt: t('11:00'), state: 'notApplicable', ended: { at: t('10:20') } },
    { dueAt: t('11:00'), state: 'warned', ended: null },
  ]);
  expect(new Set(targets.map(({ key }) => key)).size).toBe(2);
});
