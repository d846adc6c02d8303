import { describe, expect, test } from 'vitest';
import { statusOf } from '../../../shared/incident/state.ts';
import type { UserConfirmation } from '../../../shared/policy/vocabulary.ts';
import {
  closedP2,
  command,
  Story as NewStory,
  people,
  resolvedP1,
  type Story,
  t,
  underWay,
} from '../../support/story.ts';

describe('users who reported it', () => {
  function reported(): Story {
    const story = new NewStory();
    story.when({ at: '10:01' }, command('declare', { method: 'user report' }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P2' }));
    story.when({ at: '10:02' }, command('acknowledge'));
    story.when({ at: '10:52' }, command('resolve'));
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    return story;
  }
  const close = (userConfirmation: UserConfirmation) => command('close', { userConfirmation });

  test('[CLO-CRITERIA] confirm; where none reported it, none need to', () => {
    reported().when({ at: '11:00' }, close('confirmed'));
    expect(reported().refused({ at: '11:00' }, close('not reported by users'))).toMatchObject({
      params: { missing: ['userConfirmation'] },
    });
    expect(statusOf(closedP2().now)).toBe('closed');
  });

  test('[CLO-CRITERIA] whoever reported it besides is a user as well', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('recordReport', { method: 'user report' }));
    story.when({ at: '10:52' }, command('resolve'));
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    expect(story.refused({ at: '11:00' }, close('not reported by users')).code).toBe('close.missing');
    story.when({ at: '11:00' }, close('confirmed'));
  });

  test('[CLO-CRITERIA] no answer counts once they were asked and had the policy’s time', () => {
    const story = reported();
    expect(story.refused({ at: '11:00' }, close('unanswered')).code).toBe('close.usersNotAsked');
    story.when({ at: '11:00', by: people.comms }, command('askUsers'));
    expect(story.now.usersAsked).toMatchObject({ at: t('11:00'), by: people.comms });
    expect(story.refused({ at: '12:00' }, close('unanswered'))).toEqual({
      code: 'close.usersStillHaveTime',
      params: { untilAt: t('+2 11:00') },
    });
    // asking again takes no time away from anybody, and gives none
    story.when({ at: '+1 11:00' }, command('askUsers'));
    expect(story.refused({ at: t('+2 11:00') - 1 }, close('unanswered')).code).toBe(
      'close.usersStillHaveTime',
    );
    story.when({ at: '+2 11:00' }, close('unanswered'));
    expect(story.now.closure).toMatchObject({ userConfirmation: 'unanswered' });
  });

  test('[CLO-CRITERIA] while more is missing all of it is named, their answer included', () => {
    expect(
      reported().refused({ at: '11:00' }, command('close', { userConfirmation: 'unanswered', lessons: '' })),
    ).toMatchObject({ code: 'close.missing', params: { missing: ['userConfirmation', 'lessons'] } });
  });

  test('[CLO-CRITERIA] are asked of a resolution that stands, if there are any, and again of the next one', () => {
    expect(underWay('P2').refused({ at: '10:20' }, command('askUsers')).code).toBe('resolution.none');
    expect(resolvedP1().refused({ at: '11:00' }, command('askUsers')).code).toBe('users.noneReported');
    const story = reported();
    expect(story.refused({ at: '11:00' }, command('askUsers', { text: '' })).code).toBe('text.missing');
    story.when({ at: '11:00' }, command('askUsers'));
    story.when({ at: '11:30' }, command('reopen'));
    expect(story.now.usersAsked).toBeNull();
  });

  test('[CLO-CRITERIA] a question said to have been put before service was back counts from then', () => {
    const story = reported();
    story.when({ at: '11:00', occurredAt: '10:05' }, command('askUsers'));
    expect(story.refused({ at: '12:00' }, close('unanswered'))).toMatchObject({
      params: { untilAt: t('+2 10:50') },
    });
  });
});
