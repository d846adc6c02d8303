import { expect, test } from 'vitest';
import { owedBy } from '../../../shared/clocks/clocks.ts';
import type { ClockKind } from '../../../shared/clocks/reading.ts';
import { command, people, Story, underWay, warRoomActive } from '../../support/story.ts';

const owes = (story: Story, kind: ClockKind) =>
  owedBy(story.now, story.pack, story.open(kind, '10:11').owner);

test('[CLK-VACANT] a clock is its role holder’s', () => {
  const story = warRoomActive();
  story.when({ at: '10:10', by: people.owner }, command('assignRole', { role: 'CL', person: people.comms }));
  expect(owes(story, 'citizenFirst')).toEqual({
    kind: 'person',
    person: people.comms,
    role: 'CL',
    vacant: null,
  });
  expect(owes(story, 'bridgeStatus')).toEqual({
    kind: 'person',
    person: people.engineer,
    role: 'TL',
    vacant: null,
  });
});

test('[CLK-VACANT] where the role is vacant it is the commander’s, and says whose place that is', () => {
  expect(owes(warRoomActive(), 'citizenFirst')).toEqual({
    kind: 'person',
    person: people.owner,
    role: 'IC',
    vacant: 'CL',
  });
});

test('[CLK-VACANT] without a commander it is the Service Manager’s', () => {
  expect(owes(underWay('P1'), 'citizenFirst')).toEqual({ kind: 'office', office: 'SM', vacant: 'CL' });
});

test('[CLK-VACANT] the commander’s own clock, with nobody commanding, is the Service Manager’s', () => {
  const story = warRoomActive();
  story.when({ at: '10:10', by: people.owner }, command('assignRole', { role: 'IC', person: null }));
  expect(owes(story, 'executiveBriefing')).toEqual({ kind: 'office', office: 'SM', vacant: 'IC' });
});

test('[CLK-VACANT] a clock of the assignee falls to the commander, then to the Service Manager, while nobody has taken it', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:01' }, command('classify', { priority: 'P2' }));
  expect(owes(story, 'resolve')).toMatchObject({ kind: 'office', office: 'SM' });
  story.when({ at: '10:02', by: people.manager }, command('assignRole', { role: 'IC', person: people.cdo }));
  expect(owes(story, 'resolve')).toMatchObject({ kind: 'person', person: people.cdo, role: 'IC' });
  story.when({ at: '10:03' }, command('acknowledge', { assignee: people.engineer }));
  expect(owes(story, 'resolve')).toMatchObject({
    kind: 'person',
    person: people.engineer,
    role: null,
    vacant: null,
  });
});

test('[CLK-VACANT CLK-ACTION] an office’s clock and an item’s own are nobody else’s, whoever is missing', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, command('addAction', { owner: people.scribe }));
  expect(owes(story, 'triage')).toEqual({ kind: 'office', office: 'support L1', vacant: null });
  expect(owes(story, 'action')).toEqual({ kind: 'person', person: people.scribe, role: null, vacant: null });
});

test('[CLK-VACANT NTF-LEADERSHIP] a notification is owed as its rule says, and by whoever stands in', () => {
  const owner = (rule: string) => {
    const story = underWay('P3');
    const clock = story.clocks('notify', '10:11').find(({ subject }) => subject === rule);
    return clock && owedBy(story.now, story.pack, clock.owner);
  };
  expect(owner('service owner')).toEqual({ kind: 'office', office: 'SM', vacant: null });
  expect(owner('agency leadership')).toEqual({ kind: 'office', office: 'SM', vacant: 'AL' });
});
