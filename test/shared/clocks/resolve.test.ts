import { expect, test } from 'vitest';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import type { Priority, Tier } from '../../../shared/policy/vocabulary.ts';
import { aService, directoryWith } from '../../support/directory.ts';
import { command, directory, Story, services, t } from '../../support/story.ts';

function of(priority: Priority, tier: Tier): Story {
  const service = tier === '1' ? services.tier1 : services.tier2;
  return hitting([service], priority);
}

function hitting(affected: readonly ServiceId[], priority: Priority, story = new Story()): Story {
  story.when({ at: '10:01' }, command('declare', { services: [...affected] }));
  story.when({ at: '10:01' }, command('classify', { priority }));
  story.when({ at: '10:02' }, command('acknowledge'));
  return story;
}

const targets = [
  ['P1', '1', '11:00', { role: 'TL' }],
  ['P1', '2', '14:00', { role: 'TL' }],
  ['P2', '1', '14:00', { assignee: true }],
  ['P2', '2', '18:00', { assignee: true }],
  ['P3', '1', '18:00', { assignee: true }],
  ['P3', '2', '+1 10:00', { assignee: true }],
  ['P4', '1', '+1 10:00', { assignee: true }],
  ['P4', '2', '+3 10:00', { assignee: true }],
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

/** A story among services with targets of their own. */
function withTargets(...more: readonly Parameters<typeof aService>[]): Story {
  const story = new Story();
  const owned = more.map(([id, fields]) => aService(id, fields));
  story.world = { ...story.world, directory: directoryWith({ services: owned }, directory) };
  return story;
}
const id = (name: string) => name as ServiceId;

test.each(['3', '4'] as const)('[CLK-RESOLVE] tier %s has the targets of tier 2 (pack)', (tier) => {
  const story = hitting([id('own')], 'P2', withTargets(['own', { tier }]));
  expect(story.clock('resolve', '10:02')).toMatchObject({ dueAt: t('18:00'), packDefault: true });
});

test('[RUL-SLA CLK-RESOLVE RUL-BOUNDARY] a service’s own target replaces the policy’s, stricter or not', () => {
  for (const [target, due] of [
    [30 * MINUTE, '10:30'],
    [6 * HOUR, '16:00'],
  ] as const) {
    const story = hitting([id('own')], 'P2', withTargets(['own', { tier: '1', targets: { P2: target } }]));
    expect(story.clock('resolve', '10:02')).toMatchObject({
      dueAt: t(due),
      lateAtLimit: true,
      cite: ['SLA'],
      owner: { assignee: true },
    });
  }
});

test('[RUL-SLA] a target for another priority is none for this one', () => {
  const story = hitting([id('own')], 'P2', withTargets(['own', { tier: '1', targets: { P1: 30 * MINUTE } }]));
  expect(story.clock('resolve', '10:02')).toMatchObject({ dueAt: t('14:00'), cite: ['§2.2'] });
});

test('[RUL-SLA CLS-MULTI] of several services the strictest target counts, whoever set it', () => {
  const world = () =>
    withTargets(
      ['slack', { tier: '2', targets: { P1: 6 * HOUR } }],
      ['strict', { tier: '2', targets: { P1: 40 * MINUTE } }],
    );
  const both = hitting([id('slack'), id('strict')], 'P1', world());
  expect(both.clock('resolve', '10:02')).toMatchObject({ dueAt: t('10:40'), cite: ['SLA'] });
  const beside = hitting([id('slack'), services.tier1], 'P1', world());
  expect(beside.clock('resolve', '10:02')).toMatchObject({ dueAt: t('11:00'), cite: ['§2.2'] });
});
