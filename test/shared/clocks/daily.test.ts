import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../../shared/kernel/time.ts';
import { command, people, type Story, t, underWay } from '../../support/story.ts';

const report = (story: Story, at: string, occurredAt = at) =>
  story.when({ at, occurredAt, by: people.manager }, command('giveDailyReport'));
const restore = (story: Story, at: string) => story.when({ at }, command('resolve', { restoredAt: t(at) }));
const days = (story: Story, at: string) =>
  story.clocks('dailyReport', at).map(({ cycle, startsAt, dueAt, state }) => [cycle, startsAt, dueAt, state]);

test('[CLK-DAILY RUL-BOUNDARY] an open P1 or P2 owes a report by midnight of the jurisdiction, each local day', () => {
  for (const priority of ['P1', 'P2'] as const) {
    const story = underWay(priority);
    expect(story.clock('dailyReport', '10:02')).toMatchObject({
      clause: 'CLK-DAILY',
      priority,
      startsAt: t('10:00'),
      // London is on UTC in March
      dueAt: t('+1 00:00'),
      owner: { office: 'SM' },
      cite: ['§7.2'],
    });
    expect(story.board('10:02').nextChangeAt).not.toBeNull();
    expect(days(story, '+1 23:59')).toEqual([
      [1, t('10:00'), t('+1 00:00'), 'breached'],
      [2, t('+1 00:00'), t('+2 00:00'), 'warned'],
    ]);
  }
});

test('[CLK-DAILY] other priorities owe none', () => {
  for (const priority of ['P3', 'P4'] as const)
    expect(underWay(priority).clocks('dailyReport', '+2 10:00')).toEqual([]);
});

test('[CLK-DAILY] a day begins at midnight without any event: the board says so beforehand', () => {
  const story = underWay('P1');
  const { nextChangeAt } = story.board('23:59');
  expect(nextChangeAt).toBe(t('+1 00:00'));
  expect(days(story, '+1 00:00').map(([cycle]) => cycle)).toEqual([1, 2]);
  // looked at again before then, as a test or a corrected clock may, there is one again
  expect(days(story, '23:59').map(([cycle]) => cycle)).toEqual([1]);
});

test('[CLK-DAILY] met by a report given that day', () => {
  const story = underWay('P2');
  report(story, '16:00');
  report(story, '+1 00:00:00.001');
  expect(days(story, '+1 10:00')).toEqual([
    [1, t('10:00'), t('+1 00:00'), 'met'],
    [2, t('+1 00:00'), t('+2 00:00'), 'met'],
  ]);
});

test('[CLK-DAILY] a day without one is late until the next report is given, which is that day’s too', () => {
  const story = underWay('P2');
  report(story, '+2 09:00');
  expect(story.clocks('dailyReport', '+2 10:00')).toMatchObject([
    { cycle: 1, state: 'metLate', margin: -33 * HOUR },
    { cycle: 2, state: 'metLate', margin: -9 * HOUR },
    { cycle: 3, state: 'met' },
  ]);
});

test('[CLK-DAILY] one written down the day after is claimed', () => {
  const story = underWay('P2');
  report(story, '+1 08:00', '23:00');
  expect(story.clocks('dailyReport', '+1 09:00')[0]).toMatchObject({ state: 'met', claimed: true });
});

test('[CLK-DAILY] owed until service is restored; a day missed by then stays missed', () => {
  const story = underWay('P1');
  restore(story, '+1 15:00');
  expect(story.clocks('dailyReport', '+5 10:00')).toMatchObject([
    { cycle: 1, state: 'breached', margin: -15 * HOUR, ended: { at: t('+1 15:00'), why: 'restored' } },
    { cycle: 2, state: 'notApplicable', ended: { why: 'restored' } },
  ]);
  expect(story.board('+5 10:00').nextChangeAt).not.toBe(t('+6 00:00'));
});

test('[CLK-DAILY CLO-REOPEN] after a reopening they run on as if it had never been restored', () => {
  const story = underWay('P1');
  restore(story, '15:00');
  story.when({ at: '+1 15:00' }, command('reopen'));
  expect(days(story, '+1 16:00').map(([cycle, , , state]) => [cycle, state])).toEqual([
    [1, 'breached'],
    [2, 'warned'],
  ]);
});

test('[CLK-DAILY CLS-RECLOCK] raised on the second day they begin with T; lowered, they end with it', () => {
  const story = underWay('P3');
  story.when(
    { at: '+1 10:05', by: people.manager },
    command('reclassify', { to: 'P2', changedAt: t('+1 10:00') }),
  );
  story.when(
    { at: '+2 09:00', by: people.manager },
    command('reclassify', {
      to: 'P3',
      changedAt: t('+2 09:00'),
      reason: 'Fewer users affected',
      approval: { person: people.manager, spoken: 'phone' },
    }),
  );
  expect(story.clocks('dailyReport', '+5 10:00')).toMatchObject([
    { cycle: 1, startsAt: t('+1 10:00'), dueAt: t('+2 00:00'), state: 'breached' },
    { cycle: 2, state: 'notApplicable', ended: { at: t('+2 09:00'), why: 'priorityChanged' } },
  ]);
});

test('[CLK-DAILY CLS-RECLOCK] between P1 and P2 the day’s report is one', () => {
  const story = underWay('P2');
  report(story, '10:30');
  story.when({ at: '11:00', by: people.manager }, command('reclassify', { changedAt: t('11:00') }));
  expect(days(story, '12:00')).toEqual([[1, t('10:00'), t('+1 00:00'), 'met']]);
});

test('[CLK-DAILY CLS-RECLOCK] a day that the board had shown missed stays missed, whatever T a lowering states', () => {
  const story = underWay('P2');
  story.when(
    { at: '+2 09:00', by: people.manager },
    command('reclassify', {
      to: 'P3',
      changedAt: t('12:00'),
      reason: 'Fewer users affected',
      approval: { person: people.manager, spoken: 'phone' },
    }),
  );
  expect(story.clocks('dailyReport', '+2 10:00')).toMatchObject([
    { cycle: 1, state: 'breached', ended: { at: t('+2 09:00') } },
    { cycle: 2, state: 'breached', ended: { at: t('+2 09:00') } },
  ]);
});

test('[CLK-DAILY] a record left open for years does not fill the board for ever', () => {
  const story = underWay('P2');
  const { readings, nextChangeAt } = story.board(t('10:00') + 3_000 * DAY);
  expect(readings.filter(({ kind }) => kind === 'dailyReport').length).toBeLessThan(370);
  expect(nextChangeAt).toBeNull();
});
