import { describe, expect, test } from 'vitest';
import { peakPriority, priorityOf } from '../../../shared/incident/state.ts';
import { defaultPack } from '../../support/default-pack.ts';
import { command, people, Story, t, underWay } from '../../support/story.ts';

type Fields = Parameters<typeof command<'reclassify'>>[1];
const spokenBySM = { person: people.manager, spoken: 'phone' } as const;
const lowering = (fields: Fields = {}) =>
  command('reclassify', { to: 'P3', reason: 'Fewer users affected', note: 'One region is back', ...fields });

/** A P1 with the owner in command. */
function commandedP1(): Story {
  const story = underWay('P1');
  story.when(
    { at: '10:03', by: people.manager },
    command('assignRole', { role: 'IC', person: people.owner }),
  );
  return story;
}

describe('raising', () => {
  test('[CLS-ESCALATE] the policy’s four reasons, and no other', () => {
    expect(defaultPack().raiseReasons).toHaveLength(4);
    for (const reason of defaultPack().raiseReasons) {
      const story = underWay('P2');
      story.when({ at: '10:31' }, command('reclassify', { reason }));
      expect(priorityOf(story.now)).toBe('P1');
    }
    const refused = underWay('P2').refused({ at: '10:31' }, command('reclassify', { reason: 'Feels worse' }));
    expect(refused).toEqual({
      code: 'reclassify.reasonUnknown',
      params: { reasons: defaultPack().raiseReasons },
    });
  });

  test('[CLS-ESCALATE] it may act first and be approved after: awaiting approval, and in force meanwhile', () => {
    const story = underWay('P2');
    story.when({ at: '10:31', by: people.engineer }, command('reclassify'));
    expect(priorityOf(story.now)).toBe('P1');
    expect(story.now.changes).toMatchObject([
      { from: 'P2', to: 'P1', effective: true, verdict: { kind: 'awaiting' }, done: { by: people.engineer } },
    ]);

    story.when(
      { at: '10:40', by: people.manager },
      command('approveReclassification', { change: story.idOf('reclassified') }),
    );
    expect(story.now.changes[0]?.verdict).toMatchObject({
      kind: 'approved',
      approval: { person: people.manager, spoken: null },
      done: { at: t('10:40') },
    });
    expect(story.now.periods).toHaveLength(2);
  });

  test('[CLS-ESCALATE] what the Service Manager raises is approved by being theirs', () => {
    const story = underWay('P2');
    story.when({ at: '10:31', by: people.manager }, command('reclassify'));
    expect(story.now.changes[0]?.verdict).toMatchObject({
      kind: 'approved',
      approval: { person: people.manager },
    });
  });

  test('[CLS-ESCALATE RES-ONBEHALF] an approval heard by phone counts, and is marked', () => {
    const story = underWay('P2');
    story.when({ at: '10:31', by: people.engineer }, command('reclassify', { approval: spokenBySM }));
    expect(story.now.changes[0]?.verdict).toMatchObject({ kind: 'approved', approval: spokenBySM });
  });

  test('[CLS-ESCALATE] a refusal afterwards is a documented de-escalation from then on', () => {
    const story = underWay('P2');
    story.when({ at: '10:31' }, command('reclassify'));
    const change = story.idOf('reclassified');
    expect(
      story.refused(
        { at: '10:50', by: people.manager },
        command('refuseReclassification', { change, reason: '' }),
      ),
    ).toEqual({
      code: 'text.missing',
      params: { field: 'reason' },
    });
    story.when({ at: '10:50', by: people.manager }, command('refuseReclassification', { change }));
    expect(priorityOf(story.now)).toBe('P2');
    expect(peakPriority(story.now)).toBe('P1');
    expect(story.now.changes[0]?.verdict).toMatchObject({
      kind: 'refused',
      reason: 'Not as bad as it looked',
    });
    expect(story.now.periods.at(-1)).toMatchObject({ priority: 'P2', from: t('10:50') });
  });

  test('[CLS-RECLOCK] “wrong from the start” needs none of the reasons, but some', () => {
    const story = underWay('P2');
    const wrong = { basis: 'wrong from the start', reason: '', note: '' } as const;
    expect(story.refused({ at: '10:31' }, command('reclassify', wrong)).code).toBe('text.missing');
    story.when(
      { at: '10:31' },
      command('reclassify', { ...wrong, note: 'Core function was down all along' }),
    );
    expect(story.now.periods.at(-1)).toMatchObject({ priority: 'P1', from: t('10:00') });
  });

  test('[CLS-RECLOCK] the impact cannot have changed before detection or in the future', () => {
    expect(
      underWay('P2').refused({ at: '10:31' }, command('reclassify', { changedAt: t('09:59:59') })).code,
    ).toBe('reclassify.beforeDetection');
    expect(
      underWay('P2').refused({ at: '10:29' }, command('reclassify', { changedAt: t('10:30') })).code,
    ).toBe('time.inFuture');
  });
});

describe('lowering', () => {
  test('[CLS-DEESCALATE] waits for the Service Manager, documented', () => {
    const story = underWay('P2');
    story.when({ at: '10:31' }, lowering());
    expect(priorityOf(story.now)).toBe('P2');
    expect(story.now.changes[0]).toMatchObject({
      effective: false,
      verdict: { kind: 'awaiting' },
      note: 'One region is back',
    });

    story.when(
      { at: '10:40', by: people.manager },
      command('approveReclassification', { change: story.idOf('reclassified') }),
    );
    expect(priorityOf(story.now)).toBe('P3');
    // T is the moment the impact changed, not that of the approval
    expect(story.now.periods.at(-1)).toMatchObject({ priority: 'P3', from: t('10:30'), actedAt: t('10:40') });
  });

  test('[CLS-DEESCALATE] the policy’s three reasons, and documentation mandatory', () => {
    expect(defaultPack().lowerReasons).toHaveLength(3);
    for (const reason of defaultPack().lowerReasons)
      expect(underWay('P2').when({ at: '10:31' }, lowering({ reason }))).toHaveLength(1);
    expect(underWay('P2').refused({ at: '10:31' }, lowering({ reason: 'Impact worsens' })).code).toBe(
      'reclassify.reasonUnknown',
    );
    expect(underWay('P2').refused({ at: '10:31' }, lowering({ note: '' })).code).toBe(
      'reclassify.noteMissing',
    );
  });

  test('[RUL-DEESC] from P1 the commander declares it and the Service Manager’s approval is recorded', () => {
    const story = commandedP1();
    const byManager = story.refused({ at: '10:31', by: people.manager }, lowering({ to: 'P2' }));
    expect(byManager).toEqual({
      code: 'reclassify.notCommander',
      params: { who: 'The owner (Incident Commander)' },
    });

    story.when({ at: '10:31', by: people.owner }, lowering({ to: 'P2' }));
    expect(priorityOf(story.now)).toBe('P1');
    story.when(
      { at: '10:33', by: people.manager },
      command('approveReclassification', { change: story.idOf('reclassified') }),
    );
    expect(priorityOf(story.now)).toBe('P2');
  });

  test('[RUL-DEESC RES-ONBEHALF] the approval spoken in the room takes effect at once', () => {
    const story = commandedP1();
    story.when({ at: '10:31', by: people.owner }, lowering({ to: 'P2', approval: spokenBySM }));
    expect(priorityOf(story.now)).toBe('P2');
  });

  test('[RUL-DEESC] a lowering that is refused never was in force', () => {
    const story = commandedP1();
    story.when({ at: '10:31', by: people.owner }, lowering({ to: 'P2' }));
    story.when(
      { at: '10:33', by: people.manager },
      command('refuseReclassification', { change: story.idOf('reclassified') }),
    );
    expect(priorityOf(story.now)).toBe('P1');
    expect(story.now.periods).toHaveLength(1);
    expect(story.now.changes[0]?.verdict).toMatchObject({ kind: 'refused' });
  });

  test('[RUL-SECURITY] a security incident is lowered no further than P2', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    story.when({ at: '10:01' }, command('classify', { answers: { breach: 'yes' }, priority: 'P1' }));
    story.when(
      { at: '10:03', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    for (const to of ['P3', 'P4'] as const)
      expect(story.refused({ at: '10:31', by: people.owner }, lowering({ to })).code).toBe(
        'priority.securityFloor',
      );
    story.when({ at: '10:31', by: people.owner }, lowering({ to: 'P2', approval: spokenBySM }));
    expect(story.now).toMatchObject({ security: true });
  });
});

describe('who approves', () => {
  test('[CLS-ESCALATE CLS-DEESCALATE] the Service Manager and nobody else', () => {
    const story = underWay('P2');
    story.when({ at: '10:31' }, command('reclassify'));
    const change = story.idOf('reclassified');
    for (const by of [people.owner, people.teamLead, people.cdo, people.engineer])
      for (const type of ['approveReclassification', 'refuseReclassification'] as const)
        expect(story.refused({ at: '10:40', by }, command(type, { change }))).toEqual({
          code: 'reclassify.notApprover',
          params: { who: 'The manager (Service Manager)' },
        });
  });

  test('[RES-ONBEHALF] recorded by another on their behalf it counts, and says how it was given', () => {
    const story = underWay('P2');
    story.when({ at: '10:31' }, command('reclassify'));
    const onBehalfOf = { person: people.manager, how: 'phone' } as const;
    story.when(
      { at: '10:40', by: people.scribe, onBehalfOf },
      command('approveReclassification', { change: story.idOf('reclassified') }),
    );
    expect(story.now.changes[0]?.verdict).toMatchObject({
      kind: 'approved',
      approval: spokenBySM,
      done: { by: people.manager },
    });
    expect(story.events.at(-2)).toMatchObject({ actor: { person: people.scribe }, onBehalfOf });
  });

  test('[RES-ONBEHALF] an approval claimed for another says how it came, and comes from the right office', () => {
    const story = underWay('P2');
    const claimed = (person: typeof people.owner | typeof people.manager, spoken: 'phone' | null) =>
      story.refused({ at: '10:31' }, command('reclassify', { approval: { person, spoken } })).code;
    expect(claimed(people.manager, null)).toBe('reclassify.spokenMissing');
    expect(claimed(people.owner, 'phone')).toBe('reclassify.notApprover');
  });

  test('a change is settled once', () => {
    const story = underWay('P2');
    story.when({ at: '10:31', by: people.manager }, command('reclassify'));
    const change = story.idOf('reclassified');
    expect(
      story.refused({ at: '10:40', by: people.manager }, command('refuseReclassification', { change })),
    ).toEqual({
      code: 'reclassify.settled',
      params: { verdict: 'approved' },
    });
  });

  test('a change that a later one has overtaken is no longer settled', () => {
    const story = underWay('P3');
    story.when({ at: '10:31' }, command('reclassify', { to: 'P2' }));
    const change = story.idOf('reclassified');
    story.when({ at: '10:35' }, command('reclassify', { to: 'P1' }));
    expect(
      story.refused({ at: '10:40', by: people.manager }, command('approveReclassification', { change })),
    ).toEqual({
      code: 'reclassify.overtaken',
      params: { priority: 'P1' },
    });
  });

  test('nor is one that later changes led away from and back to the same priority', () => {
    // given a raise, undone by a lowering, and raised again
    const story = underWay('P2');
    story.when({ at: '10:31' }, command('reclassify'));
    const first = story.idOf('reclassified');
    story.when(
      { at: '10:32', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    story.when({ at: '10:33', by: people.owner }, lowering({ to: 'P2', approval: spokenBySM }));
    story.when({ at: '10:34' }, command('reclassify'));
    // then refusing the first raise would undo the second
    expect(
      story.refused({ at: '10:40', by: people.manager }, command('refuseReclassification', { change: first }))
        .code,
    ).toBe('reclassify.overtaken');
    expect(priorityOf(story.now)).toBe('P1');
  });

  test('nor a lowering that waits while the priority went elsewhere and came back', () => {
    const story = commandedP1();
    story.when({ at: '10:31', by: people.owner }, lowering({ to: 'P3' }));
    const waiting = story.idOf('reclassified');
    story.when({ at: '10:32', by: people.owner }, lowering({ to: 'P2', approval: spokenBySM }));
    story.when({ at: '10:35' }, command('reclassify'));
    expect(
      story.refused(
        { at: '10:40', by: people.manager },
        command('approveReclassification', { change: waiting }),
      ).code,
    ).toBe('reclassify.overtaken');
  });
});
