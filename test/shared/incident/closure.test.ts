import { describe, expect, test } from 'vitest';
import { statusOf } from '../../../shared/incident/state.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import {
  closedP1,
  closedP2,
  command,
  Story as NewStory,
  people,
  resolvedP1,
  type Story,
  t,
  underWay,
} from '../../support/story.ts';

const resolved = (priority: Priority): Story => {
  const story = underWay(priority);
  story.when({ at: '10:52' }, command('resolve'));
  return story;
};

describe('closing', () => {
  /** A P1 resolved by a workaround, of which nothing else is done. */
  function bare(): Story {
    const story = new NewStory();
    story.when({ at: '10:01' }, command('declare', { method: 'user report' }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
    story.when({ at: '10:02' }, command('acknowledge'));
    story.when(
      { at: '10:04', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    return story;
  }
  const unready = {
    serviceNormal: false,
    slaAcceptable: false,
    rootCause: '',
    lessons: '',
    recurring: true,
    handOff: '',
  };

  test('[CLO-CRITERIA CLO-DOCS RES-ACTION] everything that is missing is named, and who approves', () => {
    const story = bare();
    story.when({ at: '10:52' }, command('resolve', { kind: 'workaround' }));
    expect(story.refused({ at: '11:00' }, command('close', unready))).toEqual({
      code: 'close.missing',
      params: {
        missing: [
          'approval',
          'standDown',
          'serviceNormal',
          'slaAcceptable',
          'userConfirmation',
          'rootCause',
          'lessons',
          'permanentFix',
          'handOff',
        ],
        who: 'The owner (Service Owner)',
      },
    });
    expect(bare().refused({ at: '11:00' }, command('close'))).toMatchObject({
      params: { missing: ['resolution', 'approval', 'standDown', 'userConfirmation'] },
    });
  });

  test('[CLO-CRITERIA CLO-DOCS] one after the other is settled, and it closes with its documentation', () => {
    const story = bare();
    story.when({ at: '10:52' }, command('resolve', { kind: 'workaround' }));
    story.when({ at: '10:55', by: people.owner }, command('approveResolution'));
    story.when({ at: '10:56', by: people.owner }, command('standDown'));
    story.when({ at: '10:57' }, command('addAction', { due: t('+5 10:00'), permanentFix: true }));
    const documented = {
      userConfirmation: 'confirmed',
      recurring: true,
      handOff: 'Problem management',
    } as const;
    story.when({ at: '11:00' }, command('close', documented));
    expect(story.now.closure).toMatchObject({
      at: t('11:00'),
      rootCause: 'Expired certificate',
      lessons: 'Watch expiry dates',
      userConfirmation: 'confirmed',
      handOff: 'Problem management',
    });
  });

  test.each([
    ['serviceNormal', { serviceNormal: false }],
    ['slaAcceptable', { slaAcceptable: false }],
    ['rootCause', { rootCause: '' }],
    ['lessons', { lessons: '' }],
    ['handOff', { recurring: true }],
  ] as const)('[CLO-CRITERIA] without %s alone it does not close', (missing, fields) => {
    const story = resolved('P2');
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    expect(story.refused({ at: '11:00' }, command('close', fields))).toMatchObject({
      params: { missing: [missing] },
    });
  });

  test('[CLO-CRITERIA] users who reported it confirm, or do not answer; where none did, none need to', () => {
    const reported = (userConfirmation: 'confirmed' | 'unanswered' | 'not reported by users') => {
      const story = new NewStory();
      story.when({ at: '10:01' }, command('declare', { method: 'user report' }));
      story.when({ at: '10:01' }, command('classify', { priority: 'P2' }));
      story.when({ at: '10:02' }, command('acknowledge'));
      story.when({ at: '10:52' }, command('resolve'));
      story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
      return story.attempt({ at: '11:00' }, command('close', { userConfirmation })).ok;
    };
    expect([reported('confirmed'), reported('unanswered'), reported('not reported by users')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(statusOf(closedP2().now)).toBe('closed');
  });

  test('[RUL-CLOSED CLO-DOCS] a provisional cause suffices: no review is needed to close', () => {
    const story = closedP1();
    expect(statusOf(story.now)).toBe('closed');
    expect(story.now.review).toBeNull();
  });

  test('[CLO-CRITERIA] those who may conclude it close it', () => {
    const approved = () => {
      const story = resolved('P2');
      story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
      return story;
    };
    expect(approved().refused({ at: '11:00', by: people.bystander }, command('close'))).toMatchObject({
      code: 'close.notPermitted',
    });
    for (const by of [people.engineer, people.owner, people.manager, people.teamLead])
      expect(approved().when({ at: '11:00', by }, command('close'))).toHaveLength(1);
  });
});

describe('reopening', () => {
  test('[CLO-REOPEN] a resolved incident is reopened with a reason', () => {
    const story = resolvedP1();
    expect(story.refused({ at: '11:00' }, command('reopen', { reason: '' })).code).toBe('text.missing');
    story.when({ at: '11:00' }, command('reopen'));
    expect(story.now).toMatchObject({
      resolution: null,
      returns: [{ reason: 'It is back', refused: false, at: t('11:00') }],
    });
    expect(story.refused({ at: '11:01' }, command('reopen')).code).toBe('resolution.none');
  });

  test('[CLO-REOPEN RUL-CLOSED] a closed one is not', () => {
    const story = closedP2();
    expect(story.refused({ at: '12:00' }, command('reopen')).code).toBe('reopen.closed');
    expect(statusOf(story.now)).toBe('closed');
  });

  test('[CLO-REOPEN RES-APPROVE] what is resolved again is approved again', () => {
    const story = resolvedP1();
    story.when({ at: '10:55', by: people.owner }, command('approveResolution'));
    story.when({ at: '11:00' }, command('reopen'));
    story.when({ at: '11:21', by: people.owner }, command('resolve', { restoredAt: t('11:20') }));
    expect(story.now.resolution).toMatchObject({ restoredAt: t('11:20'), approved: null });
  });
});

test('[PIR-SCHEDULE] a review is planned ahead, with a facilitator who is not the commander', () => {
  const story = resolvedP1();
  const schedule = (fields: Parameters<typeof command<'scheduleReview'>>[1]) =>
    command('scheduleReview', fields);
  expect(story.refused({ at: '11:00' }, schedule({ heldAt: t('11:00') })).code).toBe('review.inPast');
  expect(story.refused({ at: '11:00' }, schedule({ facilitator: people.owner }))).toEqual({
    code: 'review.facilitatorIsCommander',
    params: { name: 'The owner' },
  });
  story.when({ at: '11:00' }, schedule({}));
  expect(story.now.review).toMatchObject({ heldAt: t('+1 10:00'), facilitator: people.liaison });
});

test('[RUL-IMMEDIATE] “at once” is five minutes for everyone', () => {
  for (const priority of ['P1', 'P2'] as const) {
    const clock = resolved(priority).clock('restored', '10:53');
    expect(clock.dueAt - clock.startsAt).toBe(5 * 60_000);
  }
});
