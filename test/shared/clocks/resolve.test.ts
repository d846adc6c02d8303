import { expect, test } from 'vitest';
import type { Priority, Tier } from '../../../shared/policy/vocabulary.ts';
import { command, Story, services, t } from '../../support/story.ts';

function of(priority: Priority, tier: Tier): Story {
  const story = new Story();
  const service = tier === '1' ? services.tier1 : services.tier2;
  story.when({ at: '10:01' }, command('declare', { services: [service] }));
  story.when({ at: '10:01' }, command('classify', { priority }));
  story.when({ at: '10:02' }, command('acknowledge'));
  return story;
}

const targets = [
  ['P1', '1', '11:00', { role: 'TL' }],
  ['P1', '2', '14:00', { role: 'TL' }],
  ['P2', '1', '14:00', { assignee: true }],
  ['P2', '2', '18:00', { assignee: true }],
] as const;

test.each(targets)(
  '[CLK-RESOLVE RUL-BOUNDARY] a %s of tier %s, detected at 10:00, is resolved before %s',
  (priority, tier, due, owner) => {
    const story = of(priority, tier);
    expect(story.clock('resolve', '10:02')).toMatchObject({
      clause: 'CLK-RESOLVE',
      priority,
      startsAt: t('10:00'),
      dueAt: t(due),
      owner,
      cite: ['§2.2'],
      packDefault: false,
    });
    expect(story.around('resolve', due)).toEqual(['warned', 'warned', 'breached', 'breached', 'breached']);
  },
);

test('[CLK-RESOLVE CLS-MULTI] of several services the strictest tier decides', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare', { services: [services.tier2, services.tier1] }));
  story.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
  expect(story.clock('resolve', '10:02')).toMatchObject({ dueAt: t('11:00') });
});

test.each([
  ['10:59:59.999', 'met', 1],
  ['11:00', 'metLate', 0],
  ['11:10', 'metLate', -600_000],
] as const)(
  '[CLK-RESOLVE RES-TIME] service restored at %s is %s, whenever that is written down',
  (restored, state, margin) => {
    const story = of('P1', '1');
    story.when({ at: '11:30' }, command('resolve', { restoredAt: t(restored) }));
    expect(story.clock('resolve', '12:00')).toMatchObject({ state, margin, met: { at: t(restored) } });
  },
);
