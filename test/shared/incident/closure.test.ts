import { describe, expect, test } from 'vitest';
import { priorityOf, statusOf } from '../../../shared/incident/state.ts';
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
    usersNotified: false,
    statusPageUpdated: false,
    rootCause: '',
    category: '',
    lessons: '',
    recurring: true,
    handOff: '',
  };

  test('[CLO-CRITERIA CLO-DOCS CLO-NOTIFY RES-ACTION] everything that is missing is named, and who approves', () => {
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
          'usersNotified',
          'statusPage',
          'rootCause',
          'category',
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

  test('[RUL-ACCEPTABLE CLO-CRITERIA] acceptable is resolved, reduced is still open, and only normal is closed', () => {
    const reduced = bare();
    reduced.when(
      { at: '10:40', by: people.owner },
      command('reclassify', {
        to: 'P2',
        reason: 'Partial restoration achieved',
        approval: { person: people.manager, spoken: 'phone' },
      }),
    );
    expect([priorityOf(reduced.now), statusOf(reduced.now)]).toEqual(['P2', 'investigating']);

    const acceptable = bare();
    acceptable.when({ at: '10:52' }, command('resolve', { kind: 'workaround' }));
    expect(statusOf(acceptable.now)).toBe('resolved');
    acceptable.when({ at: '10:55', by: people.owner }, command('approveResolution'));
    acceptable.when({ at: '10:56', by: people.owner }, command('standDown'));
    acceptable.when({ at: '10:57' }, command('addAction', { due: t('+5 10:00'), permanentFix: true }));
    expect(
      acceptable.refused(
        { at: '11:00' },
        command('close', { userConfirmation: 'confirmed', serviceNormal: false }),
      ),
    ).toMatchObject({ code: 'close.missing', params: { missing: ['serviceNormal'] } });
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
      category: 'configuration',
      lessons: 'Watch expiry dates',
      userConfirmation: 'confirmed',
      recurring: true,
      handOff: 'Problem management',
    });
  });

  test('[RES-ACTION] the permanent fix that a workaround asks for is an action with its owner and deadline', () => {
    const story = underWay('P2');
    story.when({ at: '10:52' }, command('resolve', { kind: 'workaround' }));
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    story.when({ at: '10:56' }, command('addAction', { due: t('+5 10:00') }));
    expect(story.refused({ at: '11:00' }, command('close'))).toMatchObject({
      params: { missing: ['permanentFix'] },
    });
    expect(story.refused({ at: '11:00' }, command('addAction', { due: null, permanentFix: true })).code).toBe(
      'action.dueMissing',
    );
    story.when({ at: '11:01' }, command('addAction', { due: t('+5 10:00'), permanentFix: true }));
    story.when({ at: '11:02' }, command('close'));
    // and outlives the closure
    story.when({ at: '+5 09:00' }, command('completeAction', { action: story.idOf('actionAdded') }));
  });

  test.each([
    ['serviceNormal', { serviceNormal: false }],
    ['slaAcceptable', { slaAcceptable: false }],
    ['usersNotified', { usersNotified: false }],
    ['statusPage', { statusPageUpdated: false }],
    ['rootCause', { rootCause: '' }],
    ['category', { category: '' }],
    ['lessons', { lessons: '' }],
    ['handOff', { recurring: true }],
  ] as const)('[CLO-CRITERIA] without %s alone it does not close', (missing, fields) => {
    const story = resolved('P2');
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    expect(story.refused({ at: '11:00' }, command('close', fields))).toMatchObject({
      params: { missing: [missing] },
    });
  });

  test('[PIR-TAXONOMY CLO-DOCS] the category is one of the policy’s root causes; “not known yet” is one', () => {
    const approved = () => {
      const story = resolved('P2');
      story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
      return story;
    };
    expect(approved().refused({ at: '11:00' }, command('close', { category: 'gremlins' })).code).toBe(
      'close.unknownCategory',
    );
    const story = approved();
    story.when({ at: '11:00' }, command('close', { category: 'unknown' }));
    expect(story.now.closure).toMatchObject({ category: 'unknown' });
  });

  test('[CLO-NOTIFY] the status page of a P3 or P4 is brought up to date only if the public was told', () => {
    const closes = (priority: Priority, channel: string | null): boolean => {
      const story = underWay(priority);
      if (channel) story.when({ at: '10:20' }, command('sendMessage', { channels: [channel] }));
      story.when({ at: '10:52' }, command('resolve'));
      const by = priority === 'P2' ? people.manager : people.teamLead;
      story.when({ at: '10:55', by }, command('approveResolution'));
      return story.attempt({ at: '11:00' }, command('close', { statusPageUpdated: false })).ok;
    };
    expect([closes('P2', null), closes('P3', 'status page'), closes('P4', 'email')]).toEqual([
      false,
      false,
      false,
    ]);
    expect([closes('P3', null), closes('P4', null), closes('P4', 'direct answer')]).toEqual([
      true,
      true,
      true,
    ]);
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

describe('recurring', () => {
  function approved(): Story {
    const story = resolved('P2');
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    story.world = { ...story.world, recurrence: { others: [], count: 4, days: 30 } };
    return story;
  }

  test('[CLO-CRITERIA PIR-TRIGGER] the record says that it recurs, whatever the form says', () => {
    expect(approved().refused({ at: '11:00' }, command('close', { recurring: false }))).toEqual({
      code: 'close.missingAsItRecurs',
      params: { missing: ['handOff'], who: 'The manager (Service Manager)', count: 4, days: 30 },
    });
    const story = approved();
    story.when({ at: '11:00' }, command('close', { recurring: false, handOff: 'PRB-17, Ms Lee' }));
    expect(story.now.closure).toMatchObject({ recurring: true, handOff: 'PRB-17, Ms Lee' });
  });

  test('[CLO-CRITERIA] so may its author', () => {
    const story = approved();
    story.world = { ...story.world, recurrence: null };
    expect(story.refused({ at: '11:00' }, command('close', { recurring: true })).code).toBe('close.missing');
    story.when({ at: '11:00' }, command('close', { recurring: true, handOff: 'PRB-17' }));
    expect(story.now.closure).toMatchObject({ recurring: true });
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

test('[RUL-IMMEDIATE] “at once” is five minutes for everyone', () => {
  for (const priority of ['P1', 'P2'] as const) {
    const clock = resolved(priority).clock('restored', '10:53');
    expect(clock.dueAt - clock.startsAt).toBe(5 * 60_000);
  }
});
