import { describe, expect, test } from 'vitest';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import { command, people, resolvedP1, Story, t, underWay } from '../../support/story.ts';

const { owner, manager, ciso } = people;

/** An act may be written down late, but not as if it had come before what it answers. */
describe('no act of office before what it answers', () => {
  const refusal = (
    story: Story,
    at: string,
    by: (typeof people)[keyof typeof people],
    sent: IncidentCommand,
  ) => story.refused({ at: '11:30', occurredAt: at, by }, sent);

  test('[RES-APPROVE] no approval and no refusal before service was back', () => {
    const story = resolvedP1();
    for (const type of ['approveResolution', 'refuseResolution'] as const)
      expect(refusal(story, '10:49', owner, command(type))).toEqual({
        code: 'time.tooEarly',
        params: { givenAt: t('10:49'), sinceAt: t('10:50') },
      });
    story.when({ at: '11:30', occurredAt: '10:51', by: owner }, command('approveResolution'));
  });

  test('[CLO-CRITERIA CLO-REOPEN] no closure before the approval, no reopening before the restoration', () => {
    const story = resolvedP1();
    expect(refusal(story, '10:49', owner, command('reopen')).code).toBe('time.tooEarly');
    story.when({ at: '11:00', by: owner }, command('approveResolution'));
    story.when({ at: '11:05', by: owner }, command('standDown'));
    expect(refusal(story, '10:59', owner, command('close')).code).toBe('time.tooEarly');
  });

  test('[WAR-STANDDOWN] no stand-down before its criterion held', () => {
    expect(refusal(resolvedP1(), '10:49', owner, command('standDown')).code).toBe('time.tooEarly');
  });

  test('[CLS-ESCALATE CLS-DEESCALATE] no verdict before the change, no change before the last one', () => {
    const story = underWay('P2');
    story.when({ at: '10:40' }, command('reclassify', { changedAt: t('10:30') }));
    const change = story.idOf('reclassified');
    for (const type of ['approveReclassification', 'refuseReclassification'] as const)
      expect(refusal(story, '10:29', manager, command(type, { change })).code).toBe('time.tooEarly');
    const lowered = command('reclassify', {
      to: 'P2',
      changedAt: t('10:35'),
      reason: 'Fewer users affected',
    });
    story.when({ at: '10:45', by: manager }, command('assignRole', { role: 'IC', person: owner }));
    expect(refusal(story, '10:39', owner, lowered).code).toBe('time.tooEarly');
  });

  test('[CLS-SECURITY INT-DETECTION] nothing is taken or said of an incident before it was detected', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    story.when({ at: '10:01' }, command('classify', { priority: 'P3' }));
    expect(refusal(story, '09:59', owner, command('acknowledge')).code).toBe('time.tooEarly');
    expect(refusal(story, '09:59', owner, command('declareSecurity')).code).toBe('time.tooEarly');
    story.when({ at: '10:10' }, command('declareSecurity'));
    expect(refusal(story, '10:09', ciso, command('withdrawSecurity')).code).toBe('time.tooEarly');
  });

  test('[RES-TIME CLS-RECLOCK] nor speaks an act of a time after it', () => {
    const story = underWay('P2');
    expect(refusal(story, '10:40', owner, command('resolve', { restoredAt: t('10:50') })).code).toBe(
      'time.inFuture',
    );
    expect(refusal(story, '10:40', manager, command('reclassify', { changedAt: t('10:50') })).code).toBe(
      'time.inFuture',
    );
  });
});

test('[INT-RECORD CLS-RECLOCK] a detection corrected and corrected back leaves every T where it was said to be', () => {
  // given an impact that changed at 10:10, in an incident detected at 10:00 and declared at 10:40
  const story = new Story();
  story.when({ at: '10:40' }, command('declare'));
  story.when({ at: '10:40' }, command('classify', { priority: 'P2' }));
  story.when({ at: '10:41' }, command('reclassify', { changedAt: t('10:10') }));
  // when its detection is wrongly put at 10:30, and put right again
  story.when({ at: '10:42' }, command('correctTimes', { detectedAt: t('10:30') }));
  story.when({ at: '10:43' }, command('correctTimes', { detectedAt: t('10:00') }));
  // then what the P1 brought runs from 10:10 again
  expect(story.clock('warRoom', '10:44')).toMatchObject({ startsAt: t('10:10'), dueAt: t('10:25') });
  expect(story.open('citizenFirst', '10:44')).toMatchObject({ startsAt: t('10:10') });
  expect(story.now.changes).toMatchObject([{ changedAt: t('10:10') }]);
});
