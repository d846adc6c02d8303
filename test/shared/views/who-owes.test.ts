import { expect, test } from 'vitest';
import type { ClockKind } from '../../../shared/clocks/reading.ts';
import { whoOwes } from '../../../shared/views/who-owes.ts';
import { command, directory, people, type Story, t, underWay, warRoomActive } from '../../support/story.ts';

const owes = (story: Story, kind: ClockKind, at: string) => {
  const known = { incident: story.now, pack: story.pack, directory: story.world.directory };
  return whoOwes(known, story.clock(kind, at), t(at));
};

/** The same government, but nobody is appointed to an office. */
const without = (story: Story, office: string): Story => {
  const appointments = new Map([...directory.appointments].filter(([, one]) => one.office !== office));
  story.world = { ...story.world, directory: { ...directory, appointments } };
  return story;
};

test('[CLK-VACANT] who steps in for a vacant role is named, not only their office', () => {
  expect(owes(underWay('P1'), 'citizenFirst', '10:05')).toEqual({
    people: [people.manager],
    role: null,
    office: 'SM',
    vacant: { role: 'CL' },
  });
});

test('[CLK-VACANT] an office that nobody holds is the Service Manager’s, and the commander’s where there is one', () => {
  const story = without(underWay('P3'), 'support L1');
  expect(owes(story, 'acknowledge', '10:05')).toEqual({
    people: [people.manager],
    role: null,
    office: 'SM',
    vacant: { office: 'support L1' },
  });
  const room = without(warRoomActive(), 'support L1');
  expect(owes(room, 'triage', '10:15')).toEqual({
    people: [people.owner],
    role: 'IC',
    office: null,
    vacant: { office: 'support L1' },
  });
});

test('[CLK-VACANT] an office that is held is its holder’s', () => {
  const story = underWay('P3');
  story.when({ at: '10:06' }, command('addEntry'));
  expect(owes(story, 'acknowledge', '10:05')).toEqual({
    people: [people.scribe],
    role: null,
    office: 'support L1',
    vacant: null,
  });
});
