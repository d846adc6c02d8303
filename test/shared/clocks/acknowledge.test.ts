import { expect, test } from 'vitest';
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
