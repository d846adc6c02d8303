import { describe, expect, test } from 'vitest';
import { peakPriority, statusOf } from '../../../shared/incident/state.ts';
import { type Priority, resolutionKinds } from '../../../shared/policy/vocabulary.ts';
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

describe('resolving', () => {
  test.each(resolutionKinds)('[RES-ACTION] service is restored by %s', (kind) => {
    const story = underWay('P2');
    story.when({ at: '10:52' }, command('resolve', { kind }));
    expect(story.now.resolution).toMatchObject({ kind, text: 'Issuer restarted' });
  });

  test('[RES-TIME] it states when service was restored, which is not when that is said', () => {
    expect(resolved('P2').now.resolution).toMatchObject({ restoredAt: t('10:50'), done: { at: t('10:52') } });
    const story = underWay('P2');
    expect(story.refused({ at: '10:52' }, command('resolve', { restoredAt: t('10:53') })).code).toBe(
      'time.inFuture',
    );
    expect(story.refused({ at: '10:52' }, command('resolve', { restoredAt: t('09:59:59') }))).toEqual({
      code: 'resolve.beforeDetection',
      params: { detectedAt: t('10:00') },
    });
    expect(story.refused({ at: '10:52' }, command('resolve', { text: '' })).code).toBe('text.missing');
  });

  test('resolving takes an incident under investigation, classified, and somebody concerned with it', () => {
    const untaken = new NewStory();
    untaken.when({ at: '10:01' }, command('declare'));
    expect(untaken.refused({ at: '10:52' }, command('resolve')).code).toBe('resolve.notInvestigating');
    untaken.when({ at: '10:02' }, command('acknowledge'));
    expect(untaken.refused({ at: '10:52' }, command('resolve')).code).toBe('incident.notClassified');
    expect(resolved('P2').refused({ at: '10:53' }, command('resolve')).code).toBe('resolve.notInvestigating');
    expect(underWay('P2').refused({ at: '10:52', by: people.bystander }, command('resolve')).code).toBe(
      'resolve.notPermitted',
    );
  });
});

describe('approving', () => {
  test.each([
    ['P1', people.owner, 'The owner (Service Owner)'],
    ['P2', people.manager, 'The manager (Service Manager)'],
    ['P3', people.teamLead, 'The team-lead (Support team lead)'],
    ['P4', people.teamLead, 'The team-lead (Support team lead)'],
  ] as const)(
    '[RES-APPROVE] the resolution of a %s takes the word of %s and of nobody else',
    (priority, approver, who) => {
      for (const by of Object.values(people).filter((person) => person !== approver))
        for (const type of ['approveResolution', 'refuseResolution'] as const)
          expect(resolved(priority).refused({ at: '10:55', by }, command(type))).toEqual({
            code: 'resolution.notApprover',
            params: { who, priority },
          });
      const story = resolved(priority);
      story.when({ at: '10:55', by: approver }, command('approveResolution'));
      expect(story.now.resolution?.approved).toMatchObject({ by: approver, at: t('10:55') });
    },
  );

  test('[RUL-PEAK RES-APPROVE] the peak decides, however low the incident has sunk', () => {
    const story = underWay('P1');
    story.when(
      { at: '10:03', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    const approval = { person: people.manager, spoken: 'phone' } as const;
    story.when(
      { at: '10:40', by: people.owner },
      command('reclassify', { to: 'P3', reason: 'Fewer users affected', changedAt: t('10:40'), approval }),
    );
    story.when({ at: '10:52' }, command('resolve'));
    expect(peakPriority(story.now)).toBe('P1');
    expect(story.refused({ at: '10:55', by: people.teamLead }, command('approveResolution')).code).toBe(
      'resolution.notApprover',
    );
    expect(story.when({ at: '10:55', by: people.owner }, command('approveResolution'))).toHaveLength(1);
  });

  test('[RUL-PEAK RES-APPROVE] an approval given before the peak rose no longer suffices', () => {
    // given a P2 approved by the Service Manager
    const story = resolved('P2');
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    // when it proves to have been a P1 from the start
    story.when({ at: '11:00', by: people.manager }, command('reclassify', { basis: 'wrong from the start' }));
    // then closing asks for the Service Owner’s word
    expect(story.refused({ at: '11:05' }, command('close'))).toMatchObject({
      code: 'close.missing',
      params: { missing: ['approval', 'standDown'], who: 'The owner (Service Owner)' },
    });
    story.when({ at: '11:06', by: people.owner }, command('approveResolution'));
    expect(story.now.resolution?.approved).toMatchObject({ by: people.owner });
  });

  test('[RES-APPROVE] a refusal reopens with its reason', () => {
    const story = resolvedP1();
    expect(
      story.refused({ at: '10:55', by: people.owner }, command('refuseResolution', { reason: '' })).code,
    ).toBe('text.missing');
    story.when({ at: '10:55', by: people.owner }, command('refuseResolution'));
    expect(statusOf(story.now)).toBe('investigating');
    expect(story.now).toMatchObject({
      resolution: null,
      returns: [{ reason: 'Still failing for some', refused: true }],
    });
  });

  test('[RES-ONBEHALF] approval by phone is recorded on behalf of the owner, counts, and is marked', () => {
    const story = resolvedP1();
    const onBehalfOf = { person: people.owner, how: 'phone' } as const;
    story.when({ at: '10:55', by: people.scribe, onBehalfOf }, command('approveResolution'));
    expect(story.now.resolution?.approved).toMatchObject({ by: people.owner });
    expect(story.events.at(-1)).toMatchObject({ actor: { person: people.scribe }, onBehalfOf });
  });

  test('[RES-APPROVE] it is given once, for a resolution that stands', () => {
    expect(underWay('P1').refused({ at: '10:55', by: people.owner }, command('approveResolution')).code).toBe(
      'resolution.none',
    );
    const story = resolvedP1();
    story.when({ at: '10:55', by: people.owner }, command('approveResolution'));
    expect(story.refused({ at: '10:56', by: people.owner }, command('refuseResolution'))).toEqual({
      code: 'resolution.approved',
      params: { name: 'The owner', doneAt: t('10:55') },
    });
  });

  test('[RES-COMMUNICATE CLK-RESTORED] restoration is told to citizens, and kept as such', () => {
    const story = resolvedP1();
    story.when({ at: '10:53', by: people.comms }, command('sendMessage', { kind: 'restoration' }));
    expect(story.now.messages.at(-1)).toMatchObject({ kind: 'restoration', done: { at: t('10:53') } });
  });
});

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
