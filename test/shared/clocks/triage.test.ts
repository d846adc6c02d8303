import { expect, test } from 'vitest';
import { triageSteps } from '../../../shared/policy/vocabulary.ts';
import { closedP2, command, t, underWay } from '../../support/story.ts';

for (const priority of ['P1', 'P2'] as const) {
  test(`[CLK-TRIAGE RUL-BOUNDARY] triage of a ${priority} is due within five minutes of detection: at the limit is in time`, () => {
    const story = underWay(priority);
    expect(story.clock('triage', '10:02')).toMatchObject({
      clause: 'CLK-TRIAGE',
      priority,
      startsAt: t('10:00'),
      dueAt: t('10:05'),
      owner: { office: 'support L1' },
      cite: ['§3.3'],
    });
    expect(story.around('triage', '10:05')).toEqual(['warned', 'warned', 'warned', 'breached', 'breached']);
  });
}

test('[CLK-TRIAGE INT-TRIAGE] triage is met by the last of its four steps, in whatever order they are done', () => {
  const story = underWay('P2');
  const [validated, impact, services, assigned] = triageSteps;
  for (const [step, at] of [
    [assigned, '10:02'],
    [services, '10:03'],
    [validated, '10:04'],
  ] as const)
    story.when({ at }, command('completeTriageStep', { step }));
  expect(story.clock('triage', '10:04:30')).toMatchObject({ state: 'warned', met: null });

  story.when({ at: '10:05' }, command('completeTriageStep', { step: impact }));
  expect(story.clock('triage', '11:00')).toMatchObject({ state: 'met', margin: 0 });
});

test('[CLK-TRIAGE] triage done a second too late is met late by that second', () => {
  const story = underWay('P1');
  for (const step of triageSteps) story.when({ at: '10:05:01' }, command('completeTriageStep', { step }));
  expect(story.clock('triage', '11:00')).toMatchObject({ state: 'metLate', margin: -1_000 });
});

test.each(['P3', 'P4'] as const)('[CLK-TRIAGE] a %s owes no triage within five minutes', (priority) => {
  expect(underWay(priority).clocks('triage', '10:03')).toEqual([]);
});

test('[CLK-TRIAGE RUL-CLOSED] what nobody triaged before the closure stays a breach, and is owed by nobody after it', () => {
  expect(closedP2().clock('triage', '+1 10:00')).toMatchObject({
    state: 'breached',
    ended: { at: t('11:00'), why: 'closed' },
    margin: -55 * 60_000,
  });
});
