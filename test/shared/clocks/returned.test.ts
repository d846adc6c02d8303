import { expect, test } from 'vitest';
import { command, people, resolvedP1, t, warRoomActive } from '../../support/story.ts';

test('[RES-APPROVE CLK-RESOLVE] after a refusal the target runs on as if it had never stopped', () => {
  const story = resolvedP1();
  expect(story.clock('resolve', '11:30')).toMatchObject({ state: 'met' });
  story.when({ at: '10:55', by: people.owner }, command('refuseResolution'));
  expect(story.clock('resolve', '10:59')).toMatchObject({
    state: 'warned',
    startsAt: t('10:00'),
    dueAt: t('11:00'),
  });
  expect(story.clock('resolve', '11:00')).toMatchObject({ state: 'breached' });
  expect(story.clocks('close', '11:00')).toEqual([]);
  expect(story.clocks('restored', '11:00')).toEqual([]);
});

test('[CLO-REOPEN CLK-CITIZEN-UPDATE] after a reopening the updates are owed from the last message before it', () => {
  const story = warRoomActive();
  story.when({ at: '10:12' }, command('sendMessage', { channels: ['status page', 'social media'] }));
  story.when({ at: '10:30', by: people.owner }, command('resolve', { restoredAt: t('10:30') }));
  expect(story.clock('citizenUpdate', '11:30')).toMatchObject({ state: 'notApplicable' });
  story.when({ at: '11:30' }, command('reopen'));
  expect(story.clock('citizenUpdate', '11:31')).toMatchObject({
    state: 'breached',
    dueAt: t('10:42'),
    ended: null,
  });
});

test('[RES-APPROVE CLK-RESOLVE] the second restoration is the one that counts', () => {
  const story = resolvedP1();
  story.when({ at: '10:55', by: people.owner }, command('refuseResolution'));
  story.when({ at: '11:21', by: people.owner }, command('resolve', { restoredAt: t('11:20') }));
  expect(story.clock('resolve', '12:00')).toMatchObject({ state: 'metLate', margin: -20 * 60_000 });
  expect(story.clock('close', '12:00')).toMatchObject({ dueAt: t('+1 11:20') });
});
