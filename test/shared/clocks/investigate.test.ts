import { expect, test } from 'vitest';
import { command, people, Story, t, underWay } from '../../support/story.ts';

/** Detected at 10:00, taken at a moment or by nobody. */
function takenAt(priority: 'P1' | 'P2', at: string | null): Story {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:01' }, command('classify', { priority }));
  if (at) story.when({ at }, command('acknowledge'));
  return story;
}

test.each([
  ['10:02', '10:02', '10:17'],
  ['10:20', '10:05', '10:20'],
  [null, '10:05', '10:20'],
] as const)(
  '[CLK-INVESTIGATE] a P1 acknowledged at %s owes its decision fifteen minutes from %s: the earlier of acknowledgement and its deadline',
  (taken, starts, due) => {
    const reading = takenAt('P1', taken).clock('investigate', '10:21');
    expect(reading).toMatchObject({
      clause: 'CLK-INVESTIGATE',
      startsAt: t(starts),
      dueAt: t(due),
      owner: { role: 'TL' },
    });
  },
);

test('[CLK-INVESTIGATE RUL-BOUNDARY] fifteen minutes are the most: at the limit is in time', () => {
  expect(takenAt('P1', '10:02').around('investigate', '10:17')).toEqual([
    'warned',
    'warned',
    'warned',
    'breached',
    'breached',
  ]);
});

test('[CLK-INVESTIGATE] a decision meets it; progress does not', () => {
  const story = takenAt('P1', '10:02');
  story.when({ at: '10:10' }, command('addEntry', { progress: true }));
  expect(story.clock('investigate', '10:11')).toMatchObject({ dueAt: t('10:17'), met: null });
  story.when({ at: '10:18' }, command('makeDecision'));
  expect(story.clock('investigate', '11:00')).toMatchObject({ state: 'metLate', margin: -60_000 });
});

test('[CLK-INVESTIGATE] service restored ends the question too', () => {
  const story = takenAt('P1', '10:02');
  story.when({ at: '10:20' }, command('resolve', { restoredAt: t('10:16') }));
  expect(story.clock('investigate', '11:00')).toMatchObject({ state: 'met', margin: 60_000 });
});

test('[CLK-INVESTIGATE] a P2 may go on for an hour without progress, counted anew from each sign of it', () => {
  const story = takenAt('P2', '10:02');
  expect(story.clock('investigate', '10:30')).toMatchObject({
    startsAt: t('10:02'),
    dueAt: t('11:02'),
    owner: { assignee: true },
  });
  expect(story.around('investigate', '11:02')).toEqual([
    'warned',
    'warned',
    'warned',
    'breached',
    'breached',
  ]);

  story.when({ at: '10:40' }, command('addEntry', { progress: true }));
  story.when({ at: '10:50' }, command('addEntry', { progress: false }));
  expect(story.clocks('investigate', '10:51')).toMatchObject([
    { cycle: 1, state: 'met', margin: 22 * 60_000 },
    { cycle: 2, state: 'running', startsAt: t('10:40'), dueAt: t('11:40') },
  ]);
});

test('[CLK-INVESTIGATE CLS-ESCALATE] raising a P2 is the escalation it owed', () => {
  const story = underWay('P2');
  story.when({ at: '11:12', by: people.manager }, command('reclassify', { to: 'P1', changedAt: t('11:10') }));
  const [ofP2, ofP1] = story.clocks('investigate', '11:13');
  expect(ofP2).toMatchObject({ priority: 'P2', state: 'metLate', margin: -10 * 60_000 });
  expect(ofP1).toMatchObject({ priority: 'P1', startsAt: t('11:10'), dueAt: t('11:25'), state: 'running' });
});

test('[CLK-INVESTIGATE] a P2 that nobody has taken owes it an hour after the acknowledgement was due', () => {
  expect(takenAt('P2', null).clock('investigate', '10:30')).toMatchObject({
    startsAt: t('10:15'),
    dueAt: t('11:15'),
  });
});

test.each(['P3', 'P4'] as const)(
  '[CLK-INVESTIGATE] a %s communicates its progress daily (pack), counted anew from each sign of it',
  (priority) => {
    const story = underWay(priority);
    expect(story.clock('investigate', '10:30')).toMatchObject({
      cycle: 1,
      startsAt: t('10:02'),
      dueAt: t('+1 10:02'),
      packDefault: true,
      owner: { assignee: true },
    });
    story.when({ at: '16:00' }, command('addEntry', { progress: true }));
    expect(story.open('investigate', '16:01')).toMatchObject({ cycle: 2, dueAt: t('+1 16:00') });
    story.when({ at: '+1 15:00' }, command('resolve', { restoredAt: t('+1 15:00') }));
    expect(story.clocks('investigate', '+2 10:00').map(({ state }) => state)).toEqual(['met', 'met']);
  },
);

test('[CLK-INVESTIGATE CLK-P4-ACK] a P4 that nobody has taken, from when its acknowledgement was due', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:01' }, command('classify', { priority: 'P4' }));
  expect(story.clock('investigate', '15:00')).toMatchObject({ startsAt: t('14:00'), dueAt: t('+1 14:00') });
});

test('[CLK-INVESTIGATE] service restored before anybody took it, or before it was raised, leaves nothing to investigate', () => {
  const story = takenAt('P1', '10:04');
  story.when({ at: '10:05' }, command('resolve', { restoredAt: t('10:03') }));
  expect(story.clocks('investigate', '12:00')).toEqual([]);

  const raised = takenAt('P2', '10:04');
  raised.when({ at: '10:31' }, command('resolve', { restoredAt: t('10:30') }));
  raised.when({ at: '11:00', by: people.manager }, command('reclassify', { changedAt: t('11:00') }));
  expect(raised.clocks('investigate', '12:00')).toMatchObject([{ priority: 'P2', state: 'met' }]);
});
