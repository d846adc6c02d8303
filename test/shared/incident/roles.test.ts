import { expect, test } from 'vitest';
import { holderOf, rolesHeldBy } from '../../../shared/incident/state.ts';
import { warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import { defaultPack } from '../../support/default-pack.ts';
import { command, people, t, underWay } from '../../support/story.ts';

const assign = (role: (typeof warRoomRoles)[number], person: typeof people.owner | null, note = '') =>
  command('assignRole', { role, person, note });

test('[WAR-ROLES] the five roles, each with its duties and usual holder', () => {
  expect(warRoomRoles).toEqual(['IC', 'TL', 'CL', 'SCRIBE', 'AL']);
  for (const role of warRoomRoles) {
    const { name, usual, duties } = defaultPack().roles[role];
    expect([name, usual, ...duties].every((text) => text.length > 0)).toBe(true);
    expect(duties.length).toBeGreaterThan(0);
  }
});

test('[WAR-ROLES] a hand-over keeps who held it, since when, and the note', () => {
  const story = underWay('P1');
  story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
  story.when({ at: '10:30', by: people.owner }, assign('IC', people.cdo, 'Now government-wide'));
  expect(holderOf(story.now, 'IC')).toBe(people.cdo);
  expect(story.now.roleHistory).toMatchObject([
    { role: 'IC', person: people.owner, done: { at: t('10:03') } },
    {
      role: 'IC',
      person: people.cdo,
      note: 'Now government-wide',
      done: { at: t('10:30'), by: people.owner },
    },
  ]);
  expect(story.events.at(-1)).toMatchObject({ body: { from: people.owner } });
});

test('[WAR-ROLES] one commander at a time: the next one takes the place of the last', () => {
  const story = underWay('P1');
  for (const person of [people.owner, people.cdo, people.manager])
    story.when({ at: '10:03', by: people.manager }, assign('IC', person));
  const commanders = Object.values(people).filter((person) => rolesHeldBy(story.now, person).includes('IC'));
  expect(commanders).toEqual([people.manager]);
});

test('[WAR-ROLES] a role may fall vacant, and says so when it is vacated again', () => {
  const story = underWay('P1');
  story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
  story.when({ at: '10:04', by: people.owner }, assign('IC', null));
  expect(holderOf(story.now, 'IC')).toBeNull();
  expect(story.refused({ at: '10:05', by: people.manager }, assign('IC', null))).toEqual({
    code: 'role.vacant',
    params: { role: 'Incident Commander' },
  });
});

test('[WAR-ROLES CLK-VACANT] anyone takes a vacant supporting role, but nobody makes himself commander', () => {
  const story = underWay('P1');
  story.when({ at: '10:03', by: people.bystander }, assign('SCRIBE', people.bystander));
  expect(holderOf(story.now, 'SCRIBE')).toBe(people.bystander);
  expect(story.refused({ at: '10:03', by: people.bystander }, assign('IC', people.bystander)).code).toBe(
    'role.notPermitted',
  );
});

test('[WAR-ROLES] nobody takes a role from its holder but the holder, the commander and the offices that appoint', () => {
  const taken = () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.manager }, assign('IC', people.cdo));
    story.when({ at: '10:04', by: people.cdo }, assign('TL', people.engineer));
    return story;
  };
  expect(taken().refused({ at: '10:05', by: people.scribe }, assign('TL', people.scribe))).toEqual({
    code: 'role.notPermitted',
    params: {
      role: 'Technical Lead',
      who: [
        'The cdo (Incident Commander)',
        'The owner (Service Owner)',
        'The manager (Service Manager)',
        'The cdo (Chief Digital Officer)',
      ],
    },
  });
  for (const by of [people.engineer, people.cdo, people.owner, people.manager])
    expect(taken().when({ at: '10:05', by }, assign('TL', people.scribe))).toHaveLength(1);
});

test('[WAR-TAKEOVER] an office with the right takes over one-sidedly, with the reason on the record', () => {
  const story = underWay('P1');
  story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
  story.when({ at: '10:30', by: people.cdo }, assign('IC', people.cdo, 'The owner cannot be reached'));
  expect(story.now.roleHistory.at(-1)).toMatchObject({
    person: people.cdo,
    note: 'The owner cannot be reached',
  });
});

test('the holder is not appointed again', () => {
  const story = underWay('P1');
  story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
  expect(story.refused({ at: '10:05', by: people.manager }, assign('IC', people.owner))).toEqual({
    code: 'role.same',
    params: { role: 'Incident Commander', name: 'The owner' },
  });
});
