import { expect, test } from 'vitest';
import type { AgencyId, PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import { promptsOf } from '../../../shared/views/prompts.ts';
import { aPerson, aService, directoryWith } from '../../support/directory.ts';
import { command, directory, people, type Story, services, t, underWay } from '../../support/story.ts';

const taxes = aService('taxes', { name: 'Taxes', agency: 'treasury' as AgencyId });
const maps = aService('maps', { name: 'Maps', agency: 'survey' as AgencyId });
const gone = aPerson('gone', { left: true });

/** A P2 of one agency, in a government of three. */
function ofOneAgency(): Story {
  const story = underWay('P2');
  story.world = {
    ...story.world,
    directory: directoryWith({ services: [taxes, maps], people: [gone] }, directory),
  };
  return story;
}

/** The same P2 when a service of the treasury turned out to be affected, too. */
function ofTwo(): Story {
  const story = ofOneAgency();
  story.when({ at: '10:05' }, command('changeServices', { services: [services.tier1, taxes.id] }));
  return story;
}

const asked = (story: Story) =>
  promptsOf(story.now, { readings: [], recurrence: null, dependents: 0 }).find(
    ({ code }) => code === 'coordinateMessages',
  )?.params;

test('[CLS-MULTI] services of several agencies ask for one message; who coordinates it is on the record, for whom', () => {
  const story = ofTwo();
  expect(asked(story)).toEqual({ count: 2 });
  story.when({ at: '10:07' }, command('coordinateMessages'));
  expect(story.now.coordination).toMatchObject({
    coordinator: people.comms,
    agencies: ['agency', 'treasury'],
    note: 'One text for both',
    at: t('10:07'),
    by: people.engineer,
  });
  expect(asked(story)).toBeUndefined();
});

test('[CLS-MULTI] an agency that is hit later has yet to agree', () => {
  const story = ofTwo();
  story.when({ at: '10:07' }, command('coordinateMessages'));
  story.when({ at: '10:10' }, command('changeServices', { services: [services.tier1, taxes.id, maps.id] }));
  expect(asked(story)).toEqual({ count: 3 });
  story.when({ at: '10:11' }, command('coordinateMessages'));
  expect(story.now.coordination?.agencies).toEqual(['agency', 'treasury', 'survey']);
  expect(asked(story)).toBeUndefined();
});

test('[CLS-MULTI NTF-AGENCIES] an agency that is hit through a service it depends on speaks with the others', () => {
  const story = ofOneAgency();
  expect(asked(story)).toBeUndefined();
  story.when({ at: '10:05' }, command('reportDependents', { services: [taxes.id as ServiceId] }));
  expect(asked(story)).toEqual({ count: 2 });
});

test('[CLS-MULTI] another may coordinate instead; once service is back nobody is asked for it any more', () => {
  const story = ofTwo();
  story.when({ at: '10:07' }, command('coordinateMessages'));
  story.when({ at: '10:20' }, command('coordinateMessages', { coordinator: people.cdo }));
  expect(story.now.coordination?.coordinator).toBe(people.cdo);

  const restored = ofTwo();
  restored.when({ at: '10:50' }, command('resolve'));
  expect(asked(restored)).toBeUndefined();
});

test('[CLS-MULTI] one agency has nobody to agree with, and only somebody who is there coordinates', () => {
  const refusal = (story: Story, coordinator = people.comms) =>
    story.refused({ at: '10:30' }, command('coordinateMessages', { coordinator })).code;
  expect(refusal(ofOneAgency())).toBe('coordination.oneAgency');
  expect(refusal(ofTwo(), 'stranger' as PersonId)).toBe('person.unknown');
  expect(refusal(ofTwo(), gone.id)).toBe('person.left');
  const story = ofTwo();
  story.when({ at: '10:07' }, command('coordinateMessages'));
  expect(refusal(story)).toBe('coordination.same');
});
