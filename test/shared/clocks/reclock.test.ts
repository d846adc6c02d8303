import { describe, expect, test } from 'vitest';
import { defaultPackSource, packFrom } from '../../support/default-pack.ts';
import { command, people, type Story, t, underWay, warRoomActive } from '../../support/story.ts';

type Reclassification = Parameters<typeof command<'reclassify'>>[1];

const raise = (story: Story, at: string, changedAt: string, more: Reclassification = {}) =>
  story.when(
    { at, by: people.manager },
    command('reclassify', { to: 'P1', changedAt: t(changedAt), ...more }),
  );

const lower = (story: Story, at: string, changedAt: string, more: Reclassification = {}) =>
  story.when(
    { at, by: people.owner },
    command('reclassify', {
      to: 'P2',
      changedAt: t(changedAt),
      reason: 'Workaround reduces the impact',
      note: 'Half the users can sign in by post',
      approval: { person: people.manager, spoken: 'phone' },
      ...more,
    }),
  );

const commanded = (story: Story) => {
  story.when(
    { at: '10:03', by: people.manager },
    command('assignRole', { role: 'IC', person: people.owner }),
  );
  return story;
};

describe('impact changed at T', () => {
  test('[CLS-RECLOCK] what the graver priority brings runs from T, not from the moment somebody says so', () => {
    const story = underWay('P2');
    raise(story, '11:07', '11:00');
    expect(story.clock('warRoom', '11:08')).toMatchObject({ startsAt: t('11:00'), dueAt: t('11:15') });
    expect(story.open('citizenFirst', '11:08')).toMatchObject({
      priority: 'P1',
      startsAt: t('11:00'),
      dueAt: t('11:15'),
    });
    expect(story.open('investigate', '11:08')).toMatchObject({
      priority: 'P1',
      startsAt: t('11:00'),
      dueAt: t('11:15'),
    });
  });

  test('[CLS-RECLOCK] what was sent before T is no first message of the new priority; the new cadence runs from T', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('sendMessage', { channels: ['status page', 'social media'] }));
    raise(story, '11:01', '11:00');
    expect(story.clocks('citizenFirst', '11:02')).toMatchObject([
      { priority: 'P2', state: 'met', dueAt: t('10:30') },
      { priority: 'P1', state: 'running', dueAt: t('11:15') },
    ]);
    expect(story.open('citizenUpdate', '11:02')).toMatchObject({
      priority: 'P1',
      startsAt: t('11:00'),
      dueAt: t('11:30'),
    });
  });

  test('[CLS-RECLOCK] met stays met: the acknowledgement and the triage are not owed again', () => {
    const story = underWay('P2');
    raise(story, '11:00', '11:00');
    expect(story.clock('acknowledge', '12:00')).toMatchObject({
      clause: 'CLK-P2-ACK',
      state: 'met',
      margin: 13 * 60_000,
    });
    expect(story.clocks('triage', '12:00')).toMatchObject([
      { priority: 'P2', dueAt: t('10:05'), state: 'breached' },
      { priority: 'P1', startsAt: t('11:00'), dueAt: t('11:05'), state: 'breached' },
    ]);
  });

  test('[CLS-RECLOCK] breached stays breached: what was overdue at T keeps its lateness, ended there', () => {
    const story = underWay('P2');
    raise(story, '15:03', '15:00');
    expect(story.clocks('resolve', '15:10')).toMatchObject([
      { priority: 'P1', dueAt: t('11:00'), state: 'breached', ended: null },
      {
        priority: 'P2',
        dueAt: t('14:00'),
        state: 'breached',
        ended: { at: t('15:00'), why: 'priorityChanged' },
        margin: -60 * 60_000,
      },
    ]);
  });

  test('[CLS-RECLOCK] what was not yet due at T stays in the history as not applicable', () => {
    const story = underWay('P2');
    raise(story, '10:21', '10:20');
    expect(story.clocks('citizenFirst', '10:22')[0]).toMatchObject({
      priority: 'P2',
      dueAt: t('10:30'),
      state: 'notApplicable',
      ended: { at: t('10:20'), why: 'priorityChanged' },
    });
  });

  test('[CLS-RECLOCK] a breach that the board has shown is not undone by a T before it', () => {
    // given a P1 whose first message was due at 10:15
    const story = commanded(underWay('P1'));
    expect(story.clock('citizenFirst', '10:20')).toMatchObject({ state: 'breached' });
    // when it is lowered at 10:25 with the impact said to have changed at 10:10
    lower(story, '10:25', '10:10');
    expect(story.clocks('citizenFirst', '10:26')).toMatchObject([
      { priority: 'P1', dueAt: t('10:15'), state: 'breached', margin: -10 * 60_000 },
      { priority: 'P2', dueAt: t('10:40'), state: 'warned' },
    ]);
    expect(story.clock('warRoom', '10:26')).toMatchObject({ dueAt: t('10:15'), state: 'breached' });
  });

  test('[CLS-RECLOCK CLK-RESOLVE] target resolution always runs from detection', () => {
    const story = underWay('P2');
    raise(story, '10:31', '10:30');
    expect(story.open('resolve', '10:32')).toMatchObject({
      priority: 'P1',
      startsAt: t('10:00'),
      dueAt: t('11:00'),
    });
  });

  test('[CLS-RECLOCK CLK-RESOLVE] unless the pack counts it from the change', () => {
    const story = underWay('P2', packFrom({ ...defaultPackSource(), resolutionFrom: 'reclassification' }));
    raise(story, '10:31', '10:30');
    expect(story.open('resolve', '10:32')).toMatchObject({
      priority: 'P1',
      startsAt: t('10:30'),
      dueAt: t('11:30'),
    });
  });

  test('[CLS-RECLOCK CLK-CITIZEN-FIRST] lowering asks for no second first message, and the slower cadence runs from T', () => {
    const story = warRoomActive();
    story.when({ at: '10:12' }, command('sendMessage', { channels: ['status page', 'social media'] }));
    lower(story, '10:31', '10:30');
    expect(story.clock('citizenFirst', '11:00')).toMatchObject({ priority: 'P1', state: 'met' });
    expect(story.open('citizenUpdate', '10:32')).toMatchObject({
      priority: 'P2',
      startsAt: t('10:30'),
      dueAt: t('12:30'),
    });
  });

  test('[CLS-RECLOCK CLK-WARROOM] a war room no longer called for before it was due is not applicable', () => {
    const story = commanded(underWay('P1'));
    lower(story, '10:12', '10:11');
    expect(story.clock('warRoom', '12:00')).toMatchObject({
      state: 'notApplicable',
      ended: { at: t('10:11'), why: 'priorityChanged' },
    });
  });

  test('[CLS-RECLOCK CLS-DEESCALATE] a lowering that waits for its approval moves no clock until it is given', () => {
    const story = commanded(underWay('P1'));
    lower(story, '10:08', '10:08', { approval: null });
    expect(story.open('citizenFirst', '10:09')).toMatchObject({ priority: 'P1', dueAt: t('10:15') });
    story.when(
      { at: '10:12', by: people.manager },
      command('approveReclassification', { change: story.idOf('reclassified') }),
    );
    expect(story.open('citizenFirst', '10:13')).toMatchObject({
      priority: 'P2',
      startsAt: t('10:08'),
      dueAt: t('10:38'),
    });
  });
});

describe('wrong from the start', () => {
  const wrong = { basis: 'wrong from the start' } as const;

  test('[CLS-RECLOCK] what the right priority brings runs from detection', () => {
    const story = underWay('P2');
    raise(story, '10:08', '10:08', wrong);
    expect(story.clock('warRoom', '10:09')).toMatchObject({ startsAt: t('10:00'), dueAt: t('10:15') });
    expect(story.open('citizenFirst', '10:09')).toMatchObject({
      priority: 'P1',
      startsAt: t('10:00'),
      dueAt: t('10:15'),
    });
    expect(story.open('resolve', '10:09')).toMatchObject({
      priority: 'P1',
      startsAt: t('10:00'),
      dueAt: t('11:00'),
    });
  });

  test('[CLS-RECLOCK CLK-INVESTIGATE] the investigation’s still from the acknowledgement, which came after detection', () => {
    const story = underWay('P2');
    raise(story, '10:08', '10:08', wrong);
    expect(story.open('investigate', '10:09')).toMatchObject({
      priority: 'P1',
      startsAt: t('10:02'),
      dueAt: t('10:17'),
    });
  });

  test('[CLS-RECLOCK] a war room found to have been owed long ago is late at once', () => {
    const story = underWay('P2');
    raise(story, '11:00', '11:00', wrong);
    expect(story.clock('warRoom', '11:00')).toMatchObject({ state: 'breached', dueAt: t('10:15') });
  });

  test('[CLS-RECLOCK] messages sent since detection count for the right priority too', () => {
    const story = underWay('P2');
    story.when({ at: '10:06' }, command('sendMessage', { channels: ['status page', 'social media'] }));
    raise(story, '10:08', '10:08', wrong);
    expect(story.clocks('citizenFirst', '10:09')).toMatchObject([
      { priority: 'P1', state: 'met', margin: 9 * 60_000 },
      { priority: 'P2', state: 'met', margin: 24 * 60_000 },
    ]);
    expect(story.open('citizenUpdate', '10:09')).toMatchObject({
      priority: 'P1',
      startsAt: t('10:06'),
      dueAt: t('10:36'),
    });
  });

  test('[CLS-RECLOCK] met stays met: updates given under the wrong priority stay in the history', () => {
    const story = underWay('P2');
    story.when({ at: '10:06' }, command('sendMessage'));
    story.when({ at: '11:30' }, command('sendMessage'));
    raise(story, '12:00', '12:00', wrong);
    expect(story.clocks('citizenUpdate', '12:01').filter(({ priority }) => priority === 'P2')).toMatchObject([
      { cycle: 1, state: 'met', margin: 36 * 60_000 },
      { cycle: 2, state: 'notApplicable', ended: { at: t('12:00'), why: 'priorityChanged' } },
    ]);
  });

  test('[CLS-RECLOCK] breached stays breached: lowering to what it always was undoes no lateness', () => {
    const story = commanded(underWay('P1'));
    lower(story, '10:30', '10:30', wrong);
    expect(story.clocks('triage', '10:31')).toMatchObject([
      {
        priority: 'P1',
        dueAt: t('10:05'),
        state: 'breached',
        ended: { at: t('10:30') },
        margin: -25 * 60_000,
      },
      { priority: 'P2', dueAt: t('10:05'), state: 'breached', ended: null },
    ]);
    expect(story.clock('warRoom', '10:31')).toMatchObject({
      state: 'breached',
      ended: { at: t('10:30'), why: 'priorityChanged' },
    });
  });

  test('[CLS-RECLOCK CLK-WARROOM] a room not yet due when the P1 proves never to have been one is not applicable', () => {
    const story = commanded(underWay('P1'));
    lower(story, '10:08', '10:08', wrong);
    expect(story.clock('warRoom', '12:00')).toMatchObject({
      state: 'notApplicable',
      ended: { why: 'priorityChanged' },
    });
  });
});

test('[CLS-RECLOCK CLS-ESCALATE] a raise refused afterwards lowers from the refusal on: what the P1 owed till then stays', () => {
  const story = underWay('P2');
  story.when({ at: '10:40' }, command('reclassify', { changedAt: t('10:40') }));
  const change = story.idOf('reclassified');
  story.when({ at: '11:00', by: people.manager }, command('refuseReclassification', { change }));
  expect(story.clock('warRoom', '11:01')).toMatchObject({
    dueAt: t('10:55'),
    state: 'breached',
    ended: { at: t('11:00') },
  });
  expect(story.clocks('citizenFirst', '11:01')).toMatchObject([
    { priority: 'P2', dueAt: t('10:30'), state: 'breached' },
    { priority: 'P1', dueAt: t('10:55'), state: 'breached' },
    { priority: 'P2', startsAt: t('11:00'), dueAt: t('11:30'), state: 'running' },
  ]);
});
