import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { command, people, Story, t, underWay } from '../../support/story.ts';

/** Detected at 10:00, classified at 10:01, taken by nobody. */
function untaken(priority: 'P1' | 'P2'): Story {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:01' }, command('classify', { priority }));
  return story;
}

test('[CLK-P1-ACK RUL-BOUNDARY] acknowledgement of a P1 is due under five minutes after detection: at the limit is late', () => {
  const story = untaken('P1');
  expect(story.clock('acknowledge', '10:02')).toMatchObject({
    clause: 'CLK-P1-ACK',
    priority: 'P1',
    startsAt: t('10:00'),
    dueAt: t('10:05'),
    owner: { office: 'on-call' },
    cite: ['§2.2'],
    packDefault: false,
  });
  expect(story.around('acknowledge', '10:05')).toEqual([
    'warned',
    'warned',
    'breached',
    'breached',
    'breached',
  ]);
});

test('[CLK-P2-ACK RUL-BOUNDARY] a P2 is acknowledged under fifteen minutes after detection', () => {
  const story = untaken('P2');
  expect(story.clock('acknowledge', '10:02')).toMatchObject({ clause: 'CLK-P2-ACK', dueAt: t('10:15') });
  expect(story.around('acknowledge', '10:15')).toEqual([
    'warned',
    'warned',
    'breached',
    'breached',
    'breached',
  ]);
});

test('[CLK-P2-ACK] a P2 taken after two minutes is met with thirteen to spare', () => {
  expect(underWay('P2').clock('acknowledge', '12:00')).toMatchObject({
    state: 'met',
    dueAt: t('10:15'),
    margin: 13 * 60_000,
    met: { at: t('10:02'), by: people.engineer },
  });
});

test.each([
  ['10:04:59.999', 'met', 1],
  ['10:05', 'metLate', 0],
  ['10:05:00.001', 'metLate', -1],
] as const)('[CLK-P1-ACK RUL-BOUNDARY] a P1 taken at %s is %s', (at, state, margin) => {
  const story = untaken('P1');
  story.when({ at }, command('acknowledge'));
  expect(story.clock('acknowledge', '12:00')).toMatchObject({ state, margin });
});

test('[CLS-NOW] until somebody classifies, the P1 acknowledgement and triage clocks run, and no other', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  expect(story.board('10:02').readings).toMatchObject([
    { clause: 'CLK-P1-ACK', dueAt: t('10:05'), state: 'running' },
    { clause: 'CLK-TRIAGE', dueAt: t('10:05'), state: 'running' },
  ]);
});

test('[CLS-NOW CLK-P2-ACK] what was taken before it was classified is met under the priority it then gets', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:06' }, command('acknowledge'));
  story.when({ at: '10:07' }, command('classify', { priority: 'P2' }));
  expect(story.clock('acknowledge', '10:30')).toMatchObject({
    clause: 'CLK-P2-ACK',
    state: 'met',
    margin: 9 * 60_000,
  });
});

/** Detected at a moment, classified a minute later, taken by nobody. */
function since(detected: string, priority: Priority): Story {
  const story = new Story();
  story.when({ at: t(detected) + MINUTE }, command('declare', { detectedAt: t(detected) }));
  story.when({ at: t(detected) + MINUTE }, command('classify', { priority }));
  return story;
}

test('[CLK-P3-ACK RUL-BOUNDARY] a P3 is acknowledged under an hour after detection', () => {
  const story = since('10:00', 'P3');
  expect(story.clock('acknowledge', '10:02')).toMatchObject({
    clause: 'CLK-P3-ACK',
    dueAt: t('11:00'),
    owner: { office: 'support L1' },
    business: null,
  });
  expect(story.around('acknowledge', '11:00')).toEqual([
    'warned',
    'warned',
    'breached',
    'breached',
    'breached',
  ]);
});

test('[CLK-P4-ACK CLK-CALENDAR RUL-BOUNDARY] a P4 under four business hours: what the day has left, and the next morning', () => {
  const story = since('15:00', 'P4');
  expect(story.clock('acknowledge', '15:02')).toMatchObject({ clause: 'CLK-P4-ACK', dueAt: t('+1 11:00') });
  expect(story.around('acknowledge', '+1 11:00')).toEqual([
    'warned',
    'warned',
    'breached',
    'breached',
    'breached',
  ]);
});

test('[CLK-P4-ACK CLK-CALENDAR] a business clock warns by working time, and says how much is used and left', () => {
  const story = since('15:00', 'P4');
  // half of four hours is gone at closing time; the night changes nothing
  expect(story.clock('acknowledge', '16:59:59')).toMatchObject({ state: 'running' });
  for (const at of ['17:00', '23:00', '+1 09:00'])
    expect(story.clock('acknowledge', at)).toMatchObject({
      state: 'warned',
      warnLevel: 1,
      workingUsed: 2 * HOUR,
      workingLeft: 2 * HOUR,
    });
  expect(story.clock('acknowledge', '+1 10:30')).toMatchObject({ warnLevel: 2, workingLeft: 30 * MINUTE });
  expect(story.clock('acknowledge', '+1 12:00')).toMatchObject({ state: 'breached', workingLeft: 0 });
});

test('[CLK-P1-ACK] a clock of real time speaks of no business time', () => {
  expect(since('10:00', 'P1').clock('acknowledge', '10:02')).toMatchObject({
    workingUsed: null,
    workingLeft: null,
  });
});
