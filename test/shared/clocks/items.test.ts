import { expect, test } from 'vitest';
import { closedP2, command, people, t, underWay, warRoomActive } from '../../support/story.ts';

test('[CLK-ACTION WAR-ACTIONS RUL-BOUNDARY] an action item counts against its own deadline and is owed by its own owner', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, command('addAction', { owner: people.scribe, due: t('10:40') }));
  expect(story.clock('action', '10:06')).toMatchObject({
    clause: 'CLK-ACTION',
    subject: story.idOf('actionAdded'),
    startsAt: t('10:05'),
    dueAt: t('10:40'),
    owner: { person: people.scribe },
  });
  expect(story.around('action', '10:40')).toEqual(['warned', 'warned', 'warned', 'breached', 'breached']);
});

test('[CLK-ACTION] starting it meets nothing; doing it does', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, command('addAction'));
  const action = story.idOf('actionAdded');
  story.when({ at: '10:10' }, command('startAction', { action }));
  expect(story.clock('action', '10:11').met).toBeNull();
  story.when({ at: '10:45' }, command('completeAction', { action }));
  expect(story.clock('action', '12:00')).toMatchObject({ state: 'metLate', margin: -5 * 60_000 });
});

test('[CLK-ACTION] a new date and a new owner move the clock', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, command('addAction'));
  const action = story.idOf('actionAdded');
  story.when({ at: '10:50' }, command('redateAction', { action, due: t('11:40') }));
  story.when({ at: '10:51' }, command('reassignAction', { action, owner: people.liaison }));
  expect(story.clock('action', '11:00')).toMatchObject({
    dueAt: t('11:40'),
    state: 'warned',
    owner: { person: people.liaison },
  });
});

test('[CLK-ACTION RUL-CLOSED] an action outlives the closure: it goes on counting, and can still be done', () => {
  const story = closedP2((open) => open.when({ at: '10:30' }, command('addAction', { due: t('+5 10:00') })));
  const action = story.idOf('actionAdded');
  expect(story.clock('action', '+1 10:00')).toMatchObject({ state: 'running', dueAt: t('+5 10:00') });
  story.when({ at: '+2 09:00' }, command('redateAction', { action, due: t('+9 10:00') }));
  story.when({ at: '+3 10:00' }, command('completeAction', { action }));
  expect(story.clock('action', '+9 10:00')).toMatchObject({ state: 'met', margin: 6 * 86_400_000 });
});

test('[CLK-DECISION WAR-DECISIONS RUL-BOUNDARY] a time-boxed question is decided before its box closes; the commander owes it', () => {
  const story = warRoomActive();
  story.when({ at: '10:12' }, command('openDecision', { until: t('10:20') }));
  expect(story.clock('decision', '10:13')).toMatchObject({
    clause: 'CLK-DECISION',
    subject: story.idOf('decisionOpened'),
    startsAt: t('10:12'),
    dueAt: t('10:20'),
    owner: { role: 'IC' },
  });
  expect(story.around('decision', '10:20')).toEqual(['warned', 'warned', 'warned', 'breached', 'breached']);
  story.when({ at: '10:22' }, command('makeDecision', { decision: story.idOf('decisionOpened') }));
  expect(story.clock('decision', '11:00')).toMatchObject({ state: 'metLate', margin: -2 * 60_000 });
});

test('[CLK-DECISION] a decision made straight away had no box and gets no clock', () => {
  const story = warRoomActive();
  story.when({ at: '10:12' }, command('openDecision', { until: t('10:20') }));
  story.when({ at: '10:13' }, command('makeDecision', { decision: null }));
  expect(story.clock('decision', '10:14')).toMatchObject({ met: null });
});

test('[CLK-DECISION] a question still open at closure ends with it', () => {
  const story = closedP2((open) =>
    open.when({ at: '10:30' }, command('openDecision', { until: t('+5 10:00') })),
  );
  expect(story.clock('decision', '+6 10:00')).toMatchObject({
    state: 'notApplicable',
    ended: { why: 'closed' },
  });
});
