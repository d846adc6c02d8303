import { expect, test } from 'vitest';
import { command, people, resolvedP1, t, underWay, warRoomActive } from '../../support/story.ts';

test('[CLK-BRIDGE-STATUS WAR-CADENCE RUL-BOUNDARY] a status is spoken on the bridge within fifteen minutes of activation', () => {
  const story = warRoomActive();
  expect(story.clock('bridgeStatus', '10:11')).toMatchObject({
    clause: 'CLK-BRIDGE-STATUS',
    cycle: 1,
    startsAt: t('10:10'),
    dueAt: t('10:25'),
    owner: { role: 'TL' },
    cite: ['§4.3'],
  });
  expect(story.around('bridgeStatus', '10:25')).toEqual([
    'warned',
    'warned',
    'warned',
    'breached',
    'breached',
  ]);
});

test('[CLK-BRIDGE-STATUS WAR-CADENCE] giving the update resets the clock to fifteen minutes from it', () => {
  const story = warRoomActive();
  story.when({ at: '10:20' }, command('giveBridgeStatus'));
  story.when({ at: '10:40' }, command('giveBridgeStatus'));
  expect(story.clocks('bridgeStatus', '10:41')).toMatchObject([
    { cycle: 1, state: 'met', margin: 5 * 60_000 },
    { cycle: 2, state: 'metLate', dueAt: t('10:35'), margin: -5 * 60_000 },
    { cycle: 3, state: 'running', dueAt: t('10:55') },
  ]);
});

test('[CLK-BRIDGE-STATUS WAR-CADENCE] two at the same instant are one turn', () => {
  const story = warRoomActive();
  story.when({ at: '10:20' }, command('giveBridgeStatus'));
  story.when({ at: '10:20' }, command('giveBridgeStatus'));
  expect(story.clocks('bridgeStatus', '10:21')).toMatchObject([
    { cycle: 1, state: 'met', startsAt: t('10:10') },
    { cycle: 2, state: 'running', startsAt: t('10:20'), dueAt: t('10:35') },
  ]);
});

test('[CLK-BRIDGE-STATUS WAR-STANDDOWN] a status given at the very moment of the stand-down was given', () => {
  const story = resolvedP1();
  story.when({ at: '11:00' }, command('giveBridgeStatus'));
  story.when({ at: '11:00', by: people.owner }, command('standDown'));
  expect(story.clock('bridgeStatus', '12:00')).toMatchObject({ state: 'metLate', margin: -35 * 60_000 });
});

test('[CLK-BRIDGE-STATUS CLK-EXEC-BRIEF] before the room is active neither is owed', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, command('giveBridgeStatus'));
  expect(story.clocks('bridgeStatus', '12:00')).toEqual([]);
  expect(story.clocks('executiveBriefing', '12:00')).toEqual([]);
});

test('[CLK-BRIDGE-STATUS CLK-EXEC-BRIEF WAR-STANDDOWN] both end with the stand-down', () => {
  const story = resolvedP1();
  story.when({ at: '10:55' }, command('giveBridgeStatus'));
  story.when({ at: '11:00', by: people.owner }, command('standDown'));
  expect(story.clocks('bridgeStatus', '14:00').at(-1)).toMatchObject({
    state: 'notApplicable',
    ended: { at: t('11:00'), why: 'stoodDown' },
  });
  expect(story.clock('executiveBriefing', '14:00')).toMatchObject({
    state: 'notApplicable',
    ended: { why: 'stoodDown' },
  });
});

test('[CLK-EXEC-BRIEF RUL-BRIEFINGS RUL-BOUNDARY] executives are briefed within an hour of activation, and of each briefing', () => {
  const story = warRoomActive();
  expect(story.clock('executiveBriefing', '10:11')).toMatchObject({
    clause: 'CLK-EXEC-BRIEF',
    startsAt: t('10:10'),
    dueAt: t('11:10'),
    owner: { role: 'IC' },
  });
  expect(story.around('executiveBriefing', '11:10')).toEqual([
    'warned',
    'warned',
    'warned',
    'breached',
    'breached',
  ]);
  story.when({ at: '11:00' }, command('giveExecutiveBriefing'));
  expect(story.open('executiveBriefing', '11:01')).toMatchObject({ cycle: 2, dueAt: t('12:00') });
});

test('[CLK-EXEC-BRIEF] a major status change brings the next briefing forward', () => {
  // restored at 10:50: thirty minutes later (pack) is after the hourly 11:10, so the hour stands
  expect(resolvedP1().clock('executiveBriefing', '10:55')).toMatchObject({ dueAt: t('11:10') });
  const story = warRoomActive();
  story.when({ at: '10:26', by: people.owner }, command('resolve', { restoredAt: t('10:25') }));
  expect(story.clock('executiveBriefing', '10:27')).toMatchObject({ dueAt: t('10:55') });
});

test('[CLK-EXEC-BRIEF] a change of which executives were then told brings nothing forward', () => {
  const story = warRoomActive();
  story.when({ at: '10:26', by: people.owner }, command('resolve', { restoredAt: t('10:25') }));
  story.when({ at: '10:30', by: people.owner }, command('giveExecutiveBriefing'));
  expect(story.open('executiveBriefing', '10:31')).toMatchObject({ dueAt: t('11:30') });
});
