import { describe, expect, test } from 'vitest';
import { activation, isActive } from '../../../shared/incident/checklist.ts';
import { currentWarRoom } from '../../../shared/incident/state.ts';
import { activationSteps, standDownSteps } from '../../../shared/policy/vocabulary.ts';
import { command, people, resolvedP1, Story, t, underWay, warRoomActive } from '../../support/story.ts';

const steps = (story: Story) => currentWarRoom(story.now)?.steps ?? {};

describe('activation', () => {
  test('[WAR-TRIGGER] any P1 starts it, and nobody has to remember it', () => {
    expect(currentWarRoom(underWay('P1').now)).toMatchObject({ startsAt: t('10:00'), stoodDown: null });
    for (const priority of ['P2', 'P3', 'P4'] as const)
      expect(currentWarRoom(underWay(priority).now)).toBeNull();

    const raised = underWay('P2');
    raised.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:30') }));
    expect(currentWarRoom(raised.now)).toMatchObject({ startsAt: t('10:30') });
  });

  test('[WAR-ACTIVATE] six steps, each with who and when; with the last the room is active', () => {
    expect(activationSteps).toEqual(['declared', 'commander', 'bridge', 'paged', 'executives', 'citizens']);
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.manager }, command('completeActivationStep', { step: 'declared' }));
    expect(steps(story)).toEqual({
      declared: { at: t('10:03'), recordedAt: t('10:03'), by: people.manager, seen: false },
    });
    expect(isActive(currentWarRoom(story.now))).toBe(false);

    const room = currentWarRoom(warRoomActive().now);
    expect(isActive(room)).toBe(true);
    expect(room && activation(room)).toMatchObject({ at: t('10:10') });
  });

  test('[WAR-ACTIVATE] the product ticks what it sees: the declaration by the Service Manager', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    story.when({ at: '10:02', by: people.manager }, command('classify', { priority: 'P1' }));
    expect(steps(story)).toMatchObject({ declared: { at: t('10:02'), by: people.manager, seen: true } });
    expect(steps(underWay('P1'))).toEqual({});
  });

  test('[WAR-ACTIVATE CLS-ESCALATE] their approval of a raise declares it as well', () => {
    const story = underWay('P2');
    story.when({ at: '10:31', by: people.engineer }, command('reclassify'));
    expect(steps(story)).toEqual({});
    story.when(
      { at: '10:35', by: people.manager },
      command('approveReclassification', { change: story.idOf('reclassified') }),
    );
    expect(steps(story)).toMatchObject({ declared: { at: t('10:35'), seen: true } });
  });

  test('[WAR-ACTIVATE] the appointment of a commander, and a message to citizens', () => {
    const story = underWay('P1');
    story.when(
      { at: '10:04', by: people.manager },
      command('assignRole', { role: 'TL', person: people.engineer }),
    );
    expect(steps(story)).toEqual({});
    story.when(
      { at: '10:05', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    story.when({ at: '10:06', by: people.comms }, command('sendMessage'));
    expect(steps(story)).toMatchObject({
      commander: { at: t('10:05'), seen: true },
      citizens: { at: t('10:06'), by: people.comms, seen: true },
    });
  });

  test('[WAR-ACTIVATE CLS-RECLOCK] a commander in place and a message sent since T count; a message before it does not', () => {
    const story = underWay('P2');
    story.when(
      { at: '10:05', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    story.when({ at: '10:20' }, command('sendMessage'));
    story.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:30') }));
    expect(steps(story)).toMatchObject({ commander: { at: t('10:30'), by: people.manager, seen: true } });
    expect(steps(story)).not.toHaveProperty('citizens');

    // nor does one entered afterwards of which people say that it was sent before T
    story.when({ at: '10:35', occurredAt: '10:25' }, command('sendMessage'));
    expect(steps(story)).not.toHaveProperty('citizens');

    const since = underWay('P2');
    since.when({ at: '10:20' }, command('sendMessage'));
    since.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:15') }));
    expect(steps(since)).toMatchObject({ citizens: { at: t('10:20'), seen: true } });
  });

  test('[WAR-ACTIVATE] a person may confirm what the product saw: it keeps its time, and is done once', () => {
    const story = underWay('P1');
    story.when({ at: '10:06', by: people.comms }, command('sendMessage'));
    story.when({ at: '10:09', by: people.manager }, command('completeActivationStep', { step: 'citizens' }));
    expect(steps(story)).toMatchObject({ citizens: { at: t('10:06'), by: people.comms, seen: false } });
    expect(story.refused({ at: '10:10' }, command('completeActivationStep', { step: 'citizens' }))).toEqual({
      code: 'warRoom.stepDone',
      params: { name: 'The comms', doneAt: t('10:06') },
    });
  });

  test('[WAR-ACTIVATE] what a person ticked is not taken over by what the product sees later', () => {
    const story = underWay('P1');
    story.when({ at: '10:06' }, command('completeActivationStep', { step: 'citizens' }));
    story.when({ at: '10:08' }, command('sendMessage'));
    expect(steps(story)).toMatchObject({ citizens: { at: t('10:06'), seen: false } });
  });

  test('[WAR-ACTIVATE] only the Service Manager declares, and no commander is ticked where none is appointed', () => {
    const story = underWay('P1');
    expect(
      story.refused(
        { at: '10:03', by: people.owner },
        command('completeActivationStep', { step: 'declared' }),
      ),
    ).toEqual({
      code: 'warRoom.notDeclarer',
      params: { who: 'The manager (Service Manager)' },
    });
    expect(
      story.refused({ at: '10:03' }, command('completeActivationStep', { step: 'commander' })).code,
    ).toBe('warRoom.appointCommander');
  });

  test('[WAR-ACTIVATE RES-ONBEHALF] a declaration by phone is recorded on behalf of the Service Manager', () => {
    const story = underWay('P1');
    const onBehalfOf = { person: people.manager, how: 'phone' } as const;
    story.when(
      { at: '10:03', by: people.scribe, onBehalfOf },
      command('completeActivationStep', { step: 'declared' }),
    );
    expect(steps(story)).toMatchObject({ declared: { by: people.manager } });
    expect(story.events.at(-1)).toMatchObject({ actor: { person: people.scribe }, onBehalfOf });
  });
});

describe('cadence', () => {
  test('[WAR-CADENCE] statuses and briefings are kept with who and when', () => {
    const story = warRoomActive();
    story.when({ at: '10:20', by: people.engineer }, command('giveBridgeStatus'));
    story.when({ at: '10:30', by: people.owner }, command('giveExecutiveBriefing'));
    expect(story.now.bridgeStatuses).toMatchObject([{ at: t('10:20'), by: people.engineer }]);
    expect(story.now.briefings).toMatchObject([{ at: t('10:30'), by: people.owner }]);
  });

  test('[WAR-CADENCE] none without a war room, none after it, and none without words', () => {
    for (const type of ['giveBridgeStatus', 'giveExecutiveBriefing'] as const) {
      expect(underWay('P2').refused({ at: '10:20' }, command(type)).code).toBe('warRoom.none');
      expect(warRoomActive().refused({ at: '10:20' }, command(type, { text: '' })).code).toBe('text.missing');
      const over = resolvedP1();
      over.when({ at: '11:00', by: people.owner }, command('standDown'));
      expect(over.refused({ at: '11:05' }, command(type)).code).toBe('warRoom.none');
    }
  });
});

describe('stand-down', () => {
  test('[WAR-STANDDOWN RUL-ACCEPTABLE] acceptable service means resolved', () => {
    expect(warRoomActive().refused({ at: '11:00', by: people.owner }, command('standDown')).code).toBe(
      'standDown.notResolved',
    );
    const story = resolvedP1();
    story.when({ at: '11:00', by: people.owner }, command('standDown'));
    expect(currentWarRoom(story.now)).toMatchObject({
      stoodDown: { at: t('11:00'), criterion: 'service acceptable' },
    });
    expect(isActive(currentWarRoom(story.now))).toBe(false);
  });

  test('[WAR-STANDDOWN] a workaround means P2 or lower', () => {
    const story = warRoomActive();
    const standDown = command('standDown', { criterion: 'workaround' });
    expect(story.refused({ at: '11:00', by: people.owner }, standDown).code).toBe('standDown.stillP1');
    const approval = { person: people.manager, spoken: 'in the room' } as const;
    story.when(
      { at: '11:00', by: people.owner },
      command('reclassify', {
        to: 'P2',
        changedAt: t('11:00'),
        reason: 'Workaround reduces the impact',
        approval,
      }),
    );
    story.when({ at: '11:01', by: people.owner }, standDown);
    expect(isActive(currentWarRoom(story.now))).toBe(false);
  });

  test('[WAR-STANDDOWN] the commander declares it, and nobody else', () => {
    for (const by of [people.manager, people.engineer, people.cdo])
      expect(resolvedP1().refused({ at: '11:00', by }, command('standDown'))).toEqual({
        code: 'standDown.notCommander',
        params: { who: 'The owner (Incident Commander)' },
      });
  });

  test('[WAR-STANDDOWN RES-ONBEHALF] declared by phone it is recorded on behalf of the commander', () => {
    const story = resolvedP1();
    const onBehalfOf = { person: people.owner, how: 'phone' } as const;
    story.when({ at: '11:00', by: people.scribe, onBehalfOf }, command('standDown'));
    expect(currentWarRoom(story.now)?.stoodDown).toMatchObject({ by: people.owner, at: t('11:00') });
    expect(story.events.at(-1)).toMatchObject({ actor: { person: people.scribe }, onBehalfOf });
  });

  test('[WAR-STANDDOWN] for a reason of the policy, which the refusal names', () => {
    for (const criterion of ['tired', 'constructor'])
      expect(
        resolvedP1().refused({ at: '11:00', by: people.owner }, command('standDown', { criterion })),
      ).toEqual({
        code: 'standDown.unknownCriterion',
        params: {
          criteria: ['Service restored to acceptable level', 'Workaround reduces the impact to P2 or lower'],
        },
      });
  });

  test('[WAR-STANDDOWN] its steps come after it: final update, hand-off, review, thanks', () => {
    expect(standDownSteps).toEqual(['finalUpdate', 'handOff', 'review', 'thanks']);
    const story = resolvedP1();
    expect(story.refused({ at: '10:59' }, command('completeStandDownStep')).code).toBe(
      'standDown.notStoodDown',
    );
    story.when({ at: '11:00', by: people.owner }, command('standDown'));
    for (const step of standDownSteps)
      story.when({ at: '11:05', by: people.owner }, command('completeStandDownStep', { step }));
    expect(Object.keys(currentWarRoom(story.now)?.standDownSteps ?? {}).toSorted()).toEqual(
      [...standDownSteps].sort(),
    );
    expect(story.refused({ at: '11:06' }, command('completeStandDownStep', { step: 'thanks' })).code).toBe(
      'warRoom.stepDone',
    );
  });
});
