import { expect, test } from 'vitest';
import { type ActionItem, actionDue, actionOwner, actionState } from '../../../shared/incident/state.ts';
import { command, people, type Story, t, underWay } from '../../support/story.ts';

const only = (story: Story): ActionItem => {
  const [action] = story.now.actions;
  if (!action) throw new Error('No action.');
  return action;
};

function withAction(): Story {
  const story = underWay('P1');
  story.when(
    { at: '10:05', by: people.scribe },
    command('addAction', { owner: people.engineer, due: t('10:40') }),
  );
  return story;
}

test('[WAR-ACTIONS] an action item has an owner and a deadline', () => {
  const action = only(withAction());
  expect([actionState(action), actionOwner(action), actionDue(action)]).toEqual([
    'open',
    people.engineer,
    t('10:40'),
  ]);
  expect(action.added).toMatchObject({ by: people.scribe, at: t('10:05') });
});

test('[WAR-ACTIONS] without one of them it cannot exist', () => {
  const story = underWay('P1');
  expect(story.refused({ at: '10:05' }, command('addAction', { owner: null })).code).toBe(
    'action.ownerMissing',
  );
  expect(story.refused({ at: '10:05' }, command('addAction', { due: null })).code).toBe('action.dueMissing');
  expect(story.refused({ at: '10:05' }, command('addAction', { text: '' })).code).toBe('text.missing');
  expect(story.refused({ at: '10:40' }, command('addAction', { due: t('10:40') }))).toEqual({
    code: 'action.dueInPast',
    params: { dueAt: t('10:40') },
  });
  expect(story.now.actions.length).toBe(0);
});

test('[WAR-ACTIONS] it is started and done once', () => {
  const story = withAction();
  const action = only(story).id;
  story.when({ at: '10:10' }, command('startAction', { action }));
  expect(actionState(only(story))).toBe('started');
  expect(story.refused({ at: '10:11' }, command('startAction', { action })).code).toBe('action.started');
  story.when({ at: '10:20', by: people.engineer }, command('completeAction', { action }));
  expect(actionState(only(story))).toBe('done');
  expect(only(story).completed).toMatchObject({ at: t('10:20'), by: people.engineer });
  for (const type of ['startAction', 'completeAction', 'reassignAction', 'redateAction'] as const)
    expect(story.refused({ at: '10:30' }, command(type, { action }))).toEqual({
      code: 'action.done',
      params: { doneAt: t('10:20') },
    });
});

test('[WAR-ACTIONS] another owner, another deadline: what it was and why stays on the record', () => {
  const story = withAction();
  const action = only(story).id;
  story.when({ at: '10:10' }, command('reassignAction', { action, owner: people.scribe, reason: 'Busy' }));
  story.when(
    { at: '10:11' },
    command('redateAction', { action, due: t('11:40'), reason: 'Waiting for the vendor' }),
  );
  expect([actionOwner(only(story)), actionDue(only(story))]).toEqual([people.scribe, t('11:40')]);
  expect(only(story).changes).toMatchObject([
    { owner: people.scribe, reason: 'Busy', at: t('10:10') },
    { due: t('11:40'), reason: 'Waiting for the vendor', at: t('10:11') },
  ]);
});

test('[WAR-ACTIONS] a deadline is moved with a reason, ahead, to another time', () => {
  const story = withAction();
  const action = only(story).id;
  const redate = (due: string, reason = 'Vendor') => command('redateAction', { action, due: t(due), reason });
  expect(story.refused({ at: '10:10' }, redate('11:00', '')).code).toBe('text.missing');
  expect(story.refused({ at: '10:10' }, redate('10:10')).code).toBe('action.dueInPast');
  expect(story.refused({ at: '10:10' }, redate('10:40')).code).toBe('action.sameDue');
});

test('[WAR-ACTIONS] an owner is somebody known, and somebody else', () => {
  const story = withAction();
  const action = only(story).id;
  const stranger = 'stranger' as typeof people.owner;
  expect(story.refused({ at: '10:10' }, command('addAction', { owner: stranger }))).toEqual({
    code: 'person.unknown',
    params: { id: 'stranger' },
  });
  expect(story.refused({ at: '10:10' }, command('reassignAction', { action, owner: stranger })).code).toBe(
    'person.unknown',
  );
  expect(
    story.refused({ at: '10:10' }, command('reassignAction', { action, owner: people.engineer })).code,
  ).toBe('action.sameOwner');
});
