import { describe, expect, test } from 'vitest';
import { reviewTriggers } from '../../../shared/clocks/review.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { command, otherIncidents, people, Story, services, t, underWay } from '../../support/story.ts';

const restored = (story: Story, at = '10:50') => {
  story.when({ at: '+9 12:00' }, command('resolve', { restoredAt: t(at) }));
  return story;
};
const triggers = (story: Story) => reviewTriggers(story.now, story.pack);
const late = (priority: Priority, tier: 'tier1' | 'tier2' = 'tier1'): Story => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare', { services: [services[tier]] }));
  story.when({ at: '10:01' }, command('classify', { priority }));
  story.when({ at: '10:02' }, command('acknowledge'));
  return story;
};

describe('why a review is mandatory', () => {
  test.each([
    ['P1', ['peak']],
    ['P2', ['peak']],
    ['P3', []],
    ['P4', []],
  ] as const)('[PIR-TRIGGER] a %s restored in time: %j', (priority, expected) => {
    expect(triggers(restored(underWay(priority)))).toEqual(expected);
  });

  test('[PIR-TRIGGER RUL-PEAK] the gravest priority it ever had decides', () => {
    const story = underWay('P2');
    const approval = { person: people.manager, spoken: 'phone' } as const;
    story.when(
      { at: '10:20', by: people.manager },
      command('reclassify', { to: 'P3', changedAt: t('10:20'), reason: 'Fewer users affected', approval }),
    );
    expect(triggers(restored(story))).toEqual(['peak']);
    expect(story.clock('review', '+9 12:00')).toMatchObject({ priority: 'P2' });
  });

  test('[PIR-TRIGGER CLS-SECURITY] a security incident of any priority', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity', { breach: false, reason: 'Strange logins' }));
    expect(triggers(restored(story))).toEqual(['peak', 'security']);
  });

  test('[PIR-TRIGGER RUL-SECURITY] not security after all: the ordinary rules apply', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity', { breach: false, reason: 'Strange logins' }));
    story.when({ at: '10:30', by: people.ciso }, command('withdrawSecurity', { reason: 'A test account' }));
    expect(triggers(restored(story))).toEqual(['peak']);
  });

  test('[PIR-TRIGGER RUL-SLA RUL-BOUNDARY] a target missed, at the limit included', () => {
    expect(triggers(restored(late('P3'), '17:59:59.999'))).toEqual([]);
    expect(triggers(restored(late('P3'), '18:00'))).toEqual(['slaBreach']);
    expect(triggers(restored(late('P4', 'tier2'), '+3 10:00'))).toEqual(['slaBreach']);
  });

  test('[PIR-TRIGGER RUL-SLA] a target missed before the priority was lowered stays missed', () => {
    const story = late('P3');
    story.when(
      { at: '19:00', by: people.manager },
      command('reclassify', {
        to: 'P4',
        changedAt: t('19:00'),
        reason: 'Fewer users affected',
        approval: { person: people.manager, spoken: 'phone' },
      }),
    );
    expect(triggers(restored(story, '20:00'))).toEqual(['slaBreach']);
  });

  test('[PIR-TRIGGER] a P3 that recurs, linked to as many as the pack says; a P4 that recurs asks for none', () => {
    for (const [priority, expected] of [
      ['P3', ['recurring']],
      ['P4', []],
    ] as const) {
      const story = underWay(priority);
      const link = (other: (typeof otherIncidents)[keyof typeof otherIncidents]) =>
        story.when({ at: '10:10' }, command('linkIncident', { other, as: 'recurrence of' }));
      link(otherIncidents.original);
      expect(triggers(story)).toEqual([]);
      link(otherIncidents.duplicate);
      expect(triggers(restored(story))).toEqual(expected);
    }
  });

  test('[PIR-TRIGGER CLO-CRITERIA] one closed as recurring', () => {
    const story = restored(underWay('P3'));
    story.when({ at: '+9 12:05', by: people.teamLead }, command('approveResolution'));
    expect(story.clocks('review', '+9 12:06')).toEqual([]);
    story.when(
      { at: '+9 12:10' },
      command('close', { recurring: true, handOff: 'Problem management, ticket 77' }),
    );
    expect(triggers(story)).toEqual(['recurring']);
    expect(story.clock('review', '+9 12:11')).toMatchObject({ startsAt: t('10:50'), packDefault: true });
  });
});

describe('the clocks of the review', () => {
  test('[CLK-PIR RUL-BOUNDARY] a P1 is reviewed within forty-eight hours of restoration, at the limit in time', () => {
    const story = underWay('P1');
    story.when({ at: '10:52' }, command('resolve'));
    expect(story.clock('review', '10:53')).toMatchObject({
      clause: 'CLK-PIR',
      startsAt: t('10:50'),
      dueAt: t('+2 10:50'),
      owner: { office: 'SO' },
      cite: ['§2.2', '§6.1'],
      adviseAt: null,
      business: null,
    });
    expect(story.around('review', '+2 10:50')).toEqual([
      'warned',
      'warned',
      'warned',
      'breached',
      'breached',
    ]);
  });

  test('[CLK-PIR CLK-CALENDAR] a P2 within five business days, better by the third: the report is due on the fifth', () => {
    const story = underWay('P2');
    story.when({ at: '10:52' }, command('resolve'));
    // Monday 2 March 2026; the fifth working day after it is Monday the 9th
    expect(story.clock('review', '10:53')).toMatchObject({ dueAt: t('+7 17:00'), adviseAt: t('+3 17:00') });
    expect(story.clock('report', '10:53')).toMatchObject({ clause: 'CLK-REPORT', dueAt: t('+7 17:00') });
  });

  test('[CLK-PIR] any other mandatory one within five business days (pack), without a report', () => {
    const story = restored(late('P3'), '18:00');
    expect(story.clock('review', '+9 12:00')).toMatchObject({
      priority: 'P3',
      dueAt: t('+7 17:00'),
      packDefault: true,
    });
    expect(story.clocks('report', '+9 12:00')).toEqual([]);
  });

  test('[CLK-PIR] held, it is met; the closure before it ends nothing', () => {
    const story = underWay('P2');
    story.when({ at: '10:52' }, command('resolve'));
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    story.when({ at: '11:00' }, command('close'));
    expect(story.clock('review', '+1 10:00')).toMatchObject({ state: 'running', ended: null });
    story.when({ at: '+2 15:00', by: people.owner }, command('holdReview'));
    story.when({ at: '+8 09:00', by: people.owner }, command('publishReport'));
    expect(story.clock('review', '+9 10:00')).toMatchObject({ state: 'met', met: { at: t('+2 15:00') } });
    expect(story.clock('report', '+9 10:00')).toMatchObject({ state: 'metLate', margin: -16 * 3_600_000 });
  });

  test('[CLK-PIR-SCHEDULE] every mandatory review is scheduled within twenty-four hours', () => {
    const story = underWay('P1');
    story.when({ at: '10:52' }, command('resolve'));
    expect(story.clock('reviewSchedule', '10:53')).toMatchObject({
      clause: 'CLK-PIR-SCHEDULE',
      dueAt: t('+1 10:50'),
      owner: { office: 'SM' },
      cite: ['§6.2'],
    });
    story.when({ at: '11:00' }, command('scheduleReview', { heldAt: t('+1 10:00') }));
    expect(story.clock('reviewSchedule', '11:01')).toMatchObject({ state: 'met', met: { at: t('11:00') } });
  });

  test('[CLK-PIR-SCHEDULE] setting another date later does not undo that it was scheduled in time', () => {
    const story = underWay('P1');
    story.when({ at: '10:52' }, command('resolve'));
    story.when({ at: '11:00' }, command('scheduleReview', { heldAt: t('+1 10:00') }));
    story.when({ at: '+1 11:00' }, command('scheduleReview', { heldAt: t('+2 10:00') }));
    expect(story.clock('reviewSchedule', '+1 12:00')).toMatchObject({
      state: 'met',
      met: { at: t('11:00') },
    });
  });

  test('[CLK-PIR-SCHEDULE CLO-REOPEN] a date before the second restoration was for the first', () => {
    const story = underWay('P1');
    story.when({ at: '10:52' }, command('resolve'));
    story.when({ at: '11:00' }, command('scheduleReview', { heldAt: t('+1 10:00') }));
    story.when({ at: '12:00' }, command('reopen'));
    expect(story.clocks('reviewSchedule', '12:01')).toEqual([]);
    story.when({ at: '+1 12:00' }, command('resolve', { restoredAt: t('+1 11:00') }));
    expect(story.clock('reviewSchedule', '+1 12:01')).toMatchObject({ met: null, dueAt: t('+2 11:00') });
  });
});
