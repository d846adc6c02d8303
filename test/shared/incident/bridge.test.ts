import { describe, expect, test } from 'vitest';
import { currentWarRoom } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { runningSteps } from '../../../shared/policy/vocabulary.ts';
import { participants } from '../../../shared/views/participants.ts';
import { command, people, resolvedP1, t, underWay, warRoomActive } from '../../support/story.ts';

const { owner, manager, engineer, comms, scribe, bystander, liaison } = people;

describe('the bridge', () => {
  test('[WAR-ACTIVATE WAR-BRIDGE] opening it keeps where it is and ticks the step', () => {
    const story = underWay('P1');
    const links = { video: 'https://meet.example/1', chat: '+44 20 7946 0000' };
    story.when({ at: '10:04', by: comms }, command('openBridge', links));
    expect(currentWarRoom(story.now)).toMatchObject({
      bridge: links,
      steps: { bridge: { at: t('10:04'), by: comms, seen: true } },
    });
    expect(story.refused({ at: '10:05' }, command('openBridge', links)).code).toBe('bridge.same');
    // it moves: the step keeps its time
    story.when({ at: '10:20' }, command('openBridge', { ...links, video: 'https://meet.example/2' }));
    expect(currentWarRoom(story.now)).toMatchObject({
      bridge: { video: 'https://meet.example/2' },
      steps: { bridge: { at: t('10:04') } },
    });
    expect(story.refused({ at: '10:21' }, command('openBridge', { video: '', chat: '' })).code).toBe(
      'text.missing',
    );
  });

  test('[WAR-ACTIVATE CLS-RECLOCK] one that is still open serves when the priority comes back to P1', () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: manager }, command('assignRole', { role: 'IC', person: owner }));
    story.when({ at: '10:04' }, command('openBridge'));
    const approval = { person: manager, spoken: 'phone' } as const;
    story.when(
      { at: '10:10', by: owner },
      command('reclassify', { to: 'P2', reason: 'Fewer users affected', changedAt: t('10:10'), approval }),
    );
    story.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:30') }));
    expect(story.now.warRooms).toHaveLength(2);
    expect(currentWarRoom(story.now)).toMatchObject({
      bridge: { video: 'https://meet.example/1' },
      steps: { bridge: { at: t('10:30'), seen: true } },
    });
  });

  test('[WAR-BRIDGE] who joined and left, and when, is kept; said by themselves or by others', () => {
    const story = warRoomActive();
    story.when({ at: '10:11', by: engineer }, command('joinBridge', { person: engineer }));
    story.when({ at: '10:12', by: scribe }, command('joinBridge', { person: owner }));
    story.when({ at: '10:20', by: scribe }, command('leaveBridge', { person: engineer }));
    story.when({ at: '10:30', by: engineer }, command('joinBridge', { person: engineer }));
    expect(story.now.bridgeStays).toMatchObject([
      { person: engineer, joined: { at: t('10:11') }, left: { at: t('10:20'), by: scribe } },
      { person: owner, joined: { at: t('10:12'), by: scribe }, left: null },
      { person: engineer, joined: { at: t('10:30') }, left: null },
    ]);
  });

  test('[WAR-BRIDGE] nobody joins twice, leaves without having joined, or left before', () => {
    const story = warRoomActive();
    expect(story.refused({ at: '10:11' }, command('leaveBridge'))).toEqual({
      code: 'bridge.notThere',
      params: { name: 'The engineer' },
    });
    story.when({ at: '10:11' }, command('joinBridge'));
    expect(story.refused({ at: '10:12' }, command('joinBridge'))).toEqual({
      code: 'bridge.joined',
      params: { name: 'The engineer', doneAt: t('10:11') },
    });
    expect(story.refused({ at: '10:20', occurredAt: '10:10' }, command('leaveBridge')).code).toBe(
      'bridge.leftBeforeJoined',
    );
    expect(
      story.refused({ at: '10:20' }, command('joinBridge', { person: 'stranger' as PersonId })).code,
    ).toBe('person.unknown');
  });

  test('[WAR-BRIDGE WAR-STANDDOWN] with the stand-down everybody has left, and no bridge is open', () => {
    const story = resolvedP1();
    story.when({ at: '10:53' }, command('joinBridge'));
    const there = story.fork('there');
    const late = there.when({ at: '11:01' }, command('joinBridge', { person: comms }));
    story.when({ at: '11:00', by: owner }, command('standDown'));
    story.hear(...late);
    expect(story.now.bridgeStays).toMatchObject([
      { person: engineer, left: { at: t('11:00'), by: owner } },
      { person: comms, joined: { at: t('11:01') }, left: { at: t('11:00') } },
    ]);
    for (const type of ['openBridge', 'joinBridge', 'leaveBridge'] as const)
      expect(story.refused({ at: '11:05' }, command(type)).code).toBe('warRoom.none');
    expect(underWay('P2').refused({ at: '10:05' }, command('joinBridge')).code).toBe('warRoom.none');
  });

  test('[GEN-OFFLINE WAR-BRIDGE] said on two consoles, somebody joined once', () => {
    const here = warRoomActive();
    const there = here.fork('there');
    here.when({ at: '10:11' }, command('joinBridge'));
    here.hear(...there.when({ at: '10:12' }, command('joinBridge')));
    expect(here.now.bridgeStays).toMatchObject([{ joined: { at: t('10:11') }, left: null }]);
  });
});

test('[WAR-ACTIVATE] between activation and stand-down the checklist (App. B) goes on, each step once', () => {
  const story = warRoomActive();
  for (const step of runningSteps)
    story.when({ at: '10:15', by: scribe }, command('completeRunningStep', { step }));
  expect(Object.keys(currentWarRoom(story.now)?.runningSteps ?? {}).toSorted()).toEqual(
    [...runningSteps].sort(),
  );
  expect(currentWarRoom(story.now)?.runningSteps.cadence).toMatchObject({ at: t('10:15'), by: scribe });
  expect(story.refused({ at: '10:16' }, command('completeRunningStep'))).toEqual({
    code: 'warRoom.stepDone',
    params: { name: 'The scribe', doneAt: t('10:15') },
  });
  expect(underWay('P2').refused({ at: '10:16' }, command('completeRunningStep')).code).toBe('warRoom.none');
});

test('[WAR-STANDDOWN] participants are everyone who held a role, joined the bridge or acted', () => {
  const story = underWay('P1');
  story.when({ at: '10:04', by: manager }, command('assignRole', { role: 'IC', person: owner }));
  story.when({ at: '10:05', by: scribe }, command('joinBridge', { person: liaison }));
  const onBehalfOf = { person: comms, how: 'phone' } as const;
  story.when({ at: '10:06', by: scribe, onBehalfOf }, command('addEntry'));
  story.when(
    { at: '10:07', by: bystander },
    command('amendEntry', { entry: story.idOf('entryAdded'), text: 'Error rate 29 %' }),
  );
  expect(participants(story.now)).toEqual([
    { person: engineer, roles: [], onBridge: false, acts: 3, since: t('10:01') },
    { person: owner, roles: ['IC'], onBridge: false, acts: 0, since: t('10:04') },
    { person: manager, roles: [], onBridge: false, acts: 1, since: t('10:04') },
    { person: liaison, roles: [], onBridge: true, acts: 0, since: t('10:05') },
    { person: scribe, roles: [], onBridge: false, acts: 2, since: t('10:05') },
    { person: comms, roles: [], onBridge: false, acts: 1, since: t('10:06') },
    { person: bystander, roles: [], onBridge: false, acts: 1, since: t('10:07') },
  ]);
});
