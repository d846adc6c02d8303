import { expect, test } from 'vitest';
import { command, people, resolvedP1, t, underWay } from '../../support/story.ts';

test('[CLK-CLOSE RES-TIME RUL-BOUNDARY] an incident is closed within twenty-four hours of restoration', () => {
  const story = resolvedP1();
  expect(story.clock('close', '10:53')).toMatchObject({
    clause: 'CLK-CLOSE',
    startsAt: t('10:50'),
    dueAt: t('+1 10:50'),
    owner: { assignee: true },
    cite: ['§3.6'],
  });
  expect(story.around('close', '+1 10:50')).toEqual(['warned', 'warned', 'warned', 'breached', 'breached']);
});

test('[CLK-CLOSE] the same for a P2', () => {
  const story = underWay('P2');
  story.when({ at: '10:52' }, command('resolve'));
  expect(story.around('close', '+1 10:50')).toEqual(['warned', 'warned', 'warned', 'breached', 'breached']);
});

test('[CLK-CLOSE] nothing is owed before service is back', () => {
  expect(underWay('P1').clocks('close', '+2 10:00')).toEqual([]);
});

test('[CLK-CLOSE] closing meets it', () => {
  const story = underWay('P2');
  story.when({ at: '10:52' }, command('resolve'));
  story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
  story.when({ at: '+1 10:50' }, command('close'));
  expect(story.clock('close', '+3 10:00')).toMatchObject({ state: 'met', margin: 0 });
});
