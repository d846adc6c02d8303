import { describe, expect, test } from 'vitest';
import { command, people, resolvedP1, type Story, t, underWay, warRoomActive } from '../../support/story.ts';

/** What is said late of an earlier moment: a T, a restoration, a step. The board had shown something meanwhile. */

const lower = (story: Story, at: string, to: 'P2' | 'P3', changedAt: string) =>
  story.when(
    { at, by: people.manager },
    command('reclassify', { to, changedAt: t(changedAt), reason: 'Fewer users affected', note: 'Seen' }),
  );

describe('lowered with an earlier T', () => {
  test('[CLS-RECLOCK CLK-INVESTIGATE] progress noted before the lowering was made met the hour that was running then', () => {
    const story = underWay('P2');
    story.when({ at: '10:40' }, command('addEntry', { progress: true }));
    expect(story.clocks('investigate', '11:05')[0]).toMatchObject({ state: 'met', dueAt: t('11:02') });
    lower(story, '11:10', 'P3', '10:30');
    expect(story.clocks('investigate', '11:11')).toMatchObject([
      { priority: 'P2', dueAt: t('11:02'), state: 'met', met: { at: t('10:40') } },
      { priority: 'P3' },
      { priority: 'P3' },
    ]);
  });

  test('[CLS-RECLOCK CLK-CITIZEN-UPDATE] an update that was overdue when it was made stays late', () => {
    // given a P2 whose citizens were told at 10:20 and next at 12:30, ten minutes late
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('sendMessage'));
    story.when({ at: '12:30' }, command('sendMessage'));
    // when it is lowered at 12:40 with an impact said to have changed at 12:00
    lower(story, '12:40', 'P3', '12:00');
    expect(story.clocks('citizenUpdate', '12:41')).toMatchObject([
      { priority: 'P2', cycle: 1, dueAt: t('12:20'), state: 'metLate', met: { at: t('12:30') } },
      { priority: 'P3', cycle: 1, startsAt: t('12:00'), state: 'met' },
      { priority: 'P3', cycle: 2, startsAt: t('12:30'), state: 'running' },
    ]);
  });

  test('[CLS-RECLOCK CLK-CITIZEN-UPDATE] nor does it undo the breach of one never sent', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('sendMessage'));
    lower(story, '12:40', 'P3', '12:00');
    expect(story.clocks('citizenUpdate', '12:41')[0]).toMatchObject({
      priority: 'P2',
      dueAt: t('12:20'),
      state: 'breached',
      ended: { at: t('12:40'), why: 'priorityChanged' },
    });
  });

  test('[CLS-RECLOCK NTF-LEADERSHIP] nor that of a briefing', () => {
    const story = underWay('P2');
    const tell = command('notify', { rule: 'agency leadership', about: 'agency', person: people.liaison });
    story.when({ at: '10:10' }, tell);
    lower(story, '12:40', 'P3', '12:00');
    const briefings = story
      .clocks('notify', '12:41')
      .filter(({ subject, priority }) => subject === 'agency leadership' && priority === 'P2');
    expect(briefings).toMatchObject([
      { cycle: 1, state: 'met' },
      { cycle: 2, dueAt: t('12:10'), state: 'breached', ended: { at: t('12:40') } },
    ]);
  });
});

test('[CLS-RECLOCK CLS-SECURITY] what was done before a back-dated change was written down was done under the old priority', () => {
  const story = underWay('P3');
  story.when({ at: '+1 11:00' }, command('addEntry', { progress: true }));
  story.when({ at: '+1 11:01', occurredAt: '+1 10:59' }, command('declareSecurity'));
  expect(story.clocks('investigate', '+1 11:02')[0]).toMatchObject({
    priority: 'P3',
    dueAt: t('+1 10:02'),
    state: 'metLate',
    met: { at: t('+1 11:00') },
  });
});

describe('restored earlier than anybody said', () => {
  test('[RES-TIME CLK-DAILY] a report given before the restoration was written down was given', () => {
    const story = underWay('P2');
    story.when({ at: '+1 09:00' }, command('giveDailyReport'));
    story.when({ at: '+1 09:30' }, command('resolve', { restoredAt: t('+1 08:00') }));
    expect(story.clocks('dailyReport', '+1 10:00')).toMatchObject([
      { cycle: 1, dueAt: t('+1 00:00'), state: 'metLate', met: { at: t('+1 09:00') } },
      { cycle: 2, dueAt: t('+2 00:00'), state: 'met', met: { at: t('+1 09:00') } },
    ]);
  });

  test('[RES-TIME CLK-CITIZEN-UPDATE] an update sent before it was written down was sent', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('sendMessage'));
    story.when({ at: '12:30' }, command('sendMessage'));
    story.when({ at: '12:40' }, command('resolve', { restoredAt: t('12:25') }));
    expect(story.clocks('citizenUpdate', '12:41')).toMatchObject([
      { cycle: 1, dueAt: t('12:20'), state: 'metLate', met: { at: t('12:30') } },
    ]);
  });

  test('[CLK-EXEC-BRIEF RES-TIME] a briefing given in time is not made late by a change written down after it', () => {
    const story = warRoomActive();
    story.when({ at: '11:05' }, command('giveExecutiveBriefing'));
    expect(story.clocks('executiveBriefing', '11:06')[0]).toMatchObject({ state: 'met', dueAt: t('11:10') });
    story.when({ at: '11:30', by: people.owner }, command('resolve', { restoredAt: t('10:20') }));
    expect(story.clocks('executiveBriefing', '11:31')[0]).toMatchObject({ state: 'met', dueAt: t('11:10') });
  });
});

test('[WAR-STANDDOWN CLK-EXEC-BRIEF] a briefing given before the stand-down was written down was given', () => {
  const story = resolvedP1();
  story.when({ at: '12:05', by: people.owner }, command('giveExecutiveBriefing'));
  story.when({ at: '12:10', occurredAt: '12:00', by: people.owner }, command('standDown'));
  expect(story.clocks('executiveBriefing', '12:11')).toMatchObject([
    { cycle: 1, dueAt: t('11:10'), state: 'metLate', met: { at: t('12:05') } },
  ]);
});

describe('recorded late', () => {
  test('[CLK-TRIAGE] four steps are done in time only by what was said, where one of them was written down too late', () => {
    const story = underWay('P2');
    for (const step of ['impact', 'services', 'assigned'] as const)
      story.when({ at: '10:04' }, command('completeTriageStep', { step }));
    story.when({ at: '10:30', occurredAt: '10:03' }, command('completeTriageStep', { step: 'validated' }));
    expect(story.clock('triage', '10:31')).toMatchObject({
      state: 'met',
      claimed: true,
      met: { at: t('10:04'), recordedAt: t('10:30') },
    });
  });

  test('[CLK-CITIZEN-FIRST] and a message on two channels, where the record of one of them came too late', () => {
    const story = underWay('P1');
    story.when({ at: '10:12' }, command('sendMessage', { channels: ['social media'] }));
    story.when({ at: '10:40', occurredAt: '10:10' }, command('sendMessage', { channels: ['status page'] }));
    expect(story.clock('citizenFirst', '10:41')).toMatchObject({
      state: 'met',
      claimed: true,
      met: { at: t('10:12'), recordedAt: t('10:40') },
    });
  });

  test('[CLK-WARROOM] and the six steps of a war room', () => {
    const story = underWay('P1');
    const by = people.manager;
    story.when({ at: '10:03', by }, command('assignRole', { role: 'IC', person: people.owner }));
    for (const step of ['declared', 'paged', 'executives', 'citizens'] as const)
      story.when({ at: '10:10', by }, command('completeActivationStep', { step }));
    story.when(
      { at: '10:50', occurredAt: '10:08', by },
      command('completeActivationStep', { step: 'bridge' }),
    );
    expect(story.clock('warRoom', '10:51')).toMatchObject({
      state: 'met',
      claimed: true,
      met: { at: t('10:10'), recordedAt: t('10:50') },
    });
  });
});

describe('after service was back', () => {
  test('[CLK-RESTORED] lowering a P1 nobody heard of does not undo what citizens were owed when it was restored', () => {
    const story = warRoomActive();
    story.when({ at: '10:52', by: people.owner }, command('resolve'));
    expect(story.clock('restored', '11:00')).toMatchObject({ priority: 'P1', state: 'breached' });
    story.when(
      { at: '11:05', by: people.owner },
      command('reclassify', {
        to: 'P3',
        changedAt: t('11:00'),
        reason: 'Fewer users affected',
        note: 'Seen',
        approval: { person: people.manager, spoken: 'phone' },
      }),
    );
    expect(story.clock('restored', '11:06')).toMatchObject({ priority: 'P1', state: 'breached' });
    expect(story.clock('close', '11:06')).toMatchObject({ priority: 'P1' });
  });

  test('[CLK-RESTORED] raising a P3 nobody heard of means that citizens are to be told', () => {
    const story = underWay('P3');
    story.when({ at: '10:52' }, command('resolve'));
    expect(story.clocks('restored', '11:00')).toEqual([]);
    story.when({ at: '11:05', by: people.manager }, command('reclassify', { changedAt: t('11:00') }));
    expect(story.clock('restored', '11:06')).toMatchObject({ priority: 'P1', dueAt: t('10:55') });
  });
});
