import { describe, expect, test } from 'vitest';
import { currentWarRoom } from '../../../shared/incident/state.ts';
import type { EventId, RotationId } from '../../../shared/kernel/ids.ts';
import { MINUTE } from '../../../shared/kernel/time.ts';
import { aPerson, aRotation, aService, directoryWith } from '../../support/directory.ts';
import { command, directory, people, type Story, services, t, underWay } from '../../support/story.ts';

const { engineer, scribe, bystander, manager, comms } = people;

/** On 2 March the engineer is first in the rotation, then the scribe, then the bystander; each has seven minutes. */
function onRotation(story = underWay('P1')): Story {
  const rotation = aRotation('rotation', [scribe, bystander, engineer], { escalateAfter: 7 * MINUTE });
  const turned = aService(services.tier1, { name: 'Service of tier 1', rotation: 'rotation' as RotationId });
  story.world = {
    ...story.world,
    directory: directoryWith({ rotations: [rotation], services: [turned] }, directory),
  };
  return story;
}

const pages = (story: Story) => story.now.pages;

describe('paging', () => {
  test('[NTF-PAGE] goes to the first on call for the affected services, and says until when and who is next', () => {
    const story = onRotation();
    story.when({ at: '10:04', by: manager }, command('page', { text: 'Sign-in is down' }));
    expect(pages(story)).toMatchObject([
      {
        person: engineer,
        text: 'Sign-in is down',
        channel: 'phone',
        answerBy: t('10:11'),
        next: scribe,
        answered: null,
        followedBy: null,
        at: t('10:04'),
        by: manager,
      },
    ]);
  });

  test('[NTF-PAGE RUL-IMMEDIATE] without a rotation those appointed are paged, and have five minutes', () => {
    const story = underWay('P1');
    story.when({ at: '10:04' }, command('page'));
    expect(pages(story)).toMatchObject([{ person: engineer, answerBy: t('10:09'), next: null }]);
  });

  test('[NTF-PAGE] somebody else is paged by name, and nobody follows but whom somebody names', () => {
    const story = onRotation();
    story.when({ at: '10:04' }, command('page', { person: comms }));
    expect(pages(story)).toMatchObject([{ person: comms, answerBy: t('10:09'), next: null }]);
    // who is in the rotation is paged as such, named or not
    story.when({ at: '10:05' }, command('page', { person: scribe }));
    expect(pages(story).at(-1)).toMatchObject({ person: scribe, answerBy: t('10:12'), next: engineer });
  });

  test('[NTF-PAGE] an unanswered page goes to the next in the rotation, until everybody was asked', () => {
    const story = onRotation();
    story.when({ at: '10:04' }, command('page'));
    for (const at of ['10:11', '10:18'])
      story.when({ at }, command('page', { follows: story.idOf('paged') }));
    expect(pages(story)).toMatchObject([
      { person: engineer, next: scribe, followedBy: pages(story)[1]?.id },
      { person: scribe, next: bystander, follows: pages(story)[0]?.id, followedBy: pages(story)[2]?.id },
      { person: bystander, next: null, followedBy: null },
    ]);
    expect(story.refused({ at: '10:25' }, command('page', { follows: story.idOf('paged') }))).toEqual({
      code: 'page.everybodyAsked',
      params: { names: ['The engineer', 'The scribe', 'The bystander'] },
    });
    story.when({ at: '10:26' }, command('page', { follows: story.idOf('paged'), person: manager }));
    expect(pages(story).at(-1)).toMatchObject({ person: manager });
  });

  test('[NTF-PAGE] a page that was answered, or has gone on, is not followed again', () => {
    const story = onRotation();
    story.when({ at: '10:04' }, command('page'));
    const first = story.idOf('paged');
    story.when({ at: '10:11' }, command('page', { follows: first }));
    expect(story.refused({ at: '10:12' }, command('page', { follows: first }))).toEqual({
      code: 'page.followed',
      params: { name: 'The scribe' },
    });
    story.when({ at: '10:12', by: scribe }, command('answerPage', { page: story.idOf('paged') }));
    expect(story.refused({ at: '10:13' }, command('page', { follows: story.idOf('paged') })).code).toBe(
      'page.answered',
    );
  });

  test('[NTF-PAGE] where nobody is on call that is said, and somebody can be named', () => {
    const story = underWay('P2');
    story.world = { ...story.world, directory: { ...directory, appointments: new Map() } };
    expect(story.refused({ at: '10:04' }, command('page'))).toEqual({
      code: 'page.nobodyOnCall',
      params: { services: ['Service of tier 1'] },
    });
    story.when({ at: '10:05' }, command('page', { person: engineer }));
    expect(pages(story)).toHaveLength(1);
  });

  test('[NTF-PAGE] who has left is not paged', () => {
    const story = underWay('P1');
    const gone = aPerson(comms, { left: true });
    story.world = { ...story.world, directory: directoryWith({ people: [gone] }, directory) };
    expect(story.refused({ at: '10:04' }, command('page', { person: comms }))).toEqual({
      code: 'person.left',
      params: { name: 'The comms' },
    });
  });
});

describe('answering', () => {
  test('[NTF-PAGE RES-ONBEHALF] by the paged person, on their behalf, or as somebody saw it', () => {
    const onBehalfOf = { person: engineer, how: 'phone' } as const;
    for (const [act, by] of [
      [{ by: engineer }, engineer],
      [{ by: scribe, onBehalfOf }, engineer],
      [{ by: scribe }, scribe],
    ] as const) {
      const story = underWay('P1');
      story.when({ at: '10:04' }, command('page'));
      story.when({ at: '10:06', ...act }, command('answerPage', { page: story.idOf('paged') }));
      expect(pages(story)).toMatchObject([{ answered: { at: t('10:06'), by } }]);
    }
  });

  test('[NTF-PAGE] once', () => {
    const story = underWay('P1');
    story.when({ at: '10:04' }, command('page'));
    const page = story.idOf('paged');
    story.when({ at: '10:06' }, command('answerPage', { page }));
    expect(story.refused({ at: '10:07' }, command('answerPage', { page }))).toEqual({
      code: 'page.answered',
      params: { name: 'The engineer', doneAt: t('10:06') },
    });
    expect(story.refused({ at: '10:07' }, command('answerPage', { page: 'nowhere' as EventId })).code).toBe(
      'page.unknown',
    );
  });

  test('[GEN-OFFLINE NTF-PAGE] of two consoles that answer or follow it the first counts', () => {
    const here = onRotation();
    here.when({ at: '10:04' }, command('page'));
    const page = here.idOf('paged');
    const there = here.fork('there');
    here.when({ at: '10:05', by: engineer }, command('answerPage', { page }));
    here.hear(
      ...there.when({ at: '10:06', by: scribe }, command('answerPage', { page })),
      ...there.fork('elsewhere').when({ at: '10:06' }, command('page', { person: scribe })),
    );
    expect(pages(here)[0]).toMatchObject({ answered: { at: t('10:05'), by: engineer } });
  });
});

test('[WAR-ACTIVATE NTF-PAGE] the first page since T ticks the step; an earlier one does not', () => {
  const steps = (story: Story) => currentWarRoom(story.now)?.steps ?? {};
  const story = underWay('P1');
  story.when({ at: '10:04', by: manager }, command('page'));
  story.when({ at: '10:05' }, command('page', { person: comms }));
  expect(steps(story)).toMatchObject({ paged: { at: t('10:04'), by: manager, seen: true } });

  const raised = (changedAt: string): Story => {
    const later = underWay('P2');
    later.when({ at: '10:20' }, command('page'));
    later.when({ at: '10:31' }, command('reclassify', { changedAt: t(changedAt) }));
    return later;
  };
  expect(steps(raised('10:30'))).not.toHaveProperty('paged');
  expect(steps(raised('10:15'))).toMatchObject({ paged: { at: t('10:20'), seen: true } });
});
