import { describe, expect, test } from 'vitest';
import { currentWarRoom } from '../../../shared/incident/state.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import { command, people, type Story, services, t, underWay } from '../../support/story.ts';

const { owner, manager, liaison, cdo, scribe } = people;

const told = (story: Story) => story.now.notifications;
const executives = (story: Story) => currentWarRoom(story.now)?.steps.executives;

describe('notifying', () => {
  test('[NTF-PROOF] it is kept who was told, when, by what channel, and when they acknowledged', () => {
    const story = underWay('P1');
    story.when({ at: '10:06', occurredAt: '10:03', by: manager }, command('notify', { channel: 'mail' }));
    expect(told(story)).toMatchObject([
      {
        rule: 'service owner',
        about: services.tier1,
        person: owner,
        channel: 'mail',
        at: t('10:03'),
        recordedAt: t('10:06'),
        by: manager,
        acknowledged: null,
      },
    ]);
    const notification = story.idOf('notified');
    story.when({ at: '10:08', by: owner }, command('acknowledgeNotification', { notification }));
    expect(told(story)).toMatchObject([{ acknowledged: { at: t('10:08'), by: owner } }]);
    expect(
      story.refused({ at: '10:09', by: scribe }, command('acknowledgeNotification', { notification })),
    ).toEqual({ code: 'notification.acknowledged', params: { name: 'The owner', doneAt: t('10:08') } });
  });

  test('[NTF-PROOF] told face to face, it is acknowledged at once', () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: manager }, command('notify', { acknowledged: true }));
    expect(told(story)).toMatchObject([{ acknowledged: { at: t('10:03'), by: manager } }]);
  });

  test('[NTF-PROOF] where the office has no holder the proof says who was told', () => {
    const story = underWay('P1');
    expect(story.refused({ at: '10:03' }, command('notify', { person: null })).code).toBe(
      'notification.proofMissing',
    );
    story.when({ at: '10:03' }, command('notify', { person: null, proof: 'Her office, Ms Lee, 555-0134' }));
    expect(told(story)).toMatchObject([{ person: null, proof: 'Her office, Ms Lee, 555-0134' }]);
    expect(story.refused({ at: '10:04' }, command('notify', { person: 'stranger' as PersonId })).code).toBe(
      'person.unknown',
    );
  });

  test('[NTF-LEADERSHIP] the briefings of a cadence are notified again and again', () => {
    const story = underWay('P1');
    for (const at of ['10:04', '10:30', '11:00'])
      story.when({ at, by: liaison }, command('notify', { rule: 'agency leadership', about: 'agency' }));
    expect(told(story).map(({ at }) => at)).toEqual([t('10:04'), t('10:30'), t('11:00')]);
  });

  test('[NTF-SO NTF-CIO NTF-CDO] each is told of what it is owed for, and of nothing else', () => {
    const story = underWay('P1');
    expect(story.refused({ at: '10:04' }, command('notify', { about: services.tier2 }))).toEqual({
      code: 'notification.notOwed',
      params: { rule: 'Service Owner told', owed: ['Service of tier 1'] },
    });
    expect(story.refused({ at: '10:04' }, command('notify', { rule: 'agency CIO', about: null }))).toEqual({
      code: 'notification.notOwed',
      params: { rule: 'Agency CIO told', owed: ['Agency'] },
    });
    expect(story.refused({ at: '10:04' }, command('notify', { rule: 'CDO' }))).toEqual({
      code: 'notification.forGovernment',
      params: { rule: 'Chief Digital Officer told' },
    });
    expect(story.refused({ at: '10:04' }, command('notify', { rule: 'the press' })).code).toBe(
      'notification.unknownRule',
    );
  });

  test('[NTF-AGENCIES] owners of dependent services are told once these are said to be hit', () => {
    const story = underWay('P1');
    const notify = command('notify', { rule: 'dependent services', about: services.tier2 });
    expect(story.refused({ at: '10:04', by: liaison }, notify)).toEqual({
      code: 'notification.nothingOwed',
      params: { rule: 'Owner of a dependent service told' },
    });
    story.when({ at: '10:05' }, command('reportDependents', { services: [services.tier2] }));
    story.when({ at: '10:06', by: liaison }, notify);
    expect(told(story)).toMatchObject([{ about: services.tier2, at: t('10:06') }]);
  });

  test('[CLS-SECURITY NTF-CISO] what the law asks for is notified under its own name', () => {
    const story = underWay('P1');
    story.when(
      { at: '11:00', by: manager },
      command('notify', { rule: 'statutory:data protection', about: null, person: null, proof: 'Case 4711' }),
    );
    expect(told(story)).toMatchObject([{ rule: 'statutory:data protection', proof: 'Case 4711' }]);
    expect(
      story.refused({ at: '11:01' }, command('notify', { rule: 'statutory:tax', about: null })).code,
    ).toBe('notification.unknownRule');
  });

  test('[GEN-OFFLINE NTF-PROOF] of two consoles that acknowledge it the first counts', () => {
    const here = underWay('P1');
    here.when({ at: '10:03' }, command('notify'));
    const acknowledge = command('acknowledgeNotification', { notification: here.idOf('notified') });
    const there = here.fork('there');
    here.when({ at: '10:05', by: owner }, acknowledge);
    here.hear(...there.when({ at: '10:06', by: scribe }, acknowledge));
    expect(told(here)).toMatchObject([{ acknowledged: { at: t('10:05'), by: owner } }]);
  });

  test('what was never notified is not acknowledged', () => {
    const notification = 'nowhere' as EventId;
    expect(
      underWay('P1').refused({ at: '10:03' }, command('acknowledgeNotification', { notification })).code,
    ).toBe('notification.unknown');
  });
});

describe('executives', () => {
  const notifications = [
    command('notify', { rule: 'agency CIO', about: 'agency', person: null, proof: 'Agency CIO' }),
    command('notify', { rule: 'CDO', about: null, person: cdo }),
    command('notify'),
  ] as const;

  test('[WAR-ACTIVATE NTF-SO NTF-CIO NTF-CDO] the step is ticked once owner, CIO and CDO are told', () => {
    const story = underWay('P1');
    for (const [index, notify] of notifications.entries()) {
      expect(executives(story)).toBeUndefined();
      story.when({ at: `10:0${index + 4}`, by: manager }, notify);
    }
    expect(executives(story)).toEqual({ at: t('10:06'), recordedAt: t('10:06'), by: manager, seen: true });
  });

  test('[WAR-ACTIVATE] it counts from when the last of them was told, in whatever order that is written down', () => {
    const story = underWay('P1');
    const [chief, digital, service] = notifications;
    story.when({ at: '10:12' }, chief);
    story.when({ at: '10:13', occurredAt: '10:05' }, digital);
    story.when({ at: '10:14', occurredAt: '10:04' }, service);
    expect(executives(story)).toMatchObject({ at: t('10:12'), recordedAt: t('10:14'), seen: true });
  });

  test('[WAR-ACTIVATE CLS-RECLOCK] who heard of a P2 has not heard of a P1', () => {
    const story = underWay('P2');
    for (const notify of notifications) story.when({ at: '10:05' }, notify);
    story.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:30') }));
    story.when({ at: '10:32' }, notifications[0]);
    expect(executives(story)).toBeUndefined();
    for (const notify of notifications.slice(1)) story.when({ at: '10:33' }, notify);
    expect(executives(story)).toMatchObject({ at: t('10:33') });
  });

  test('[WAR-ACTIVATE CLS-MULTI] of several services each owner is told', () => {
    const story = underWay('P1');
    story.when(
      { at: '10:03' },
      command('changeServices', { services: [services.tier1, services.tier2], reason: 'Both are hit' }),
    );
    for (const notify of notifications) story.when({ at: '10:05' }, notify);
    expect(executives(story)).toBeUndefined();
    story.when({ at: '10:06' }, command('notify', { about: services.tier2 }));
    expect(executives(story)).toMatchObject({ at: t('10:06') });
  });
});
