import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../electron/console/catalogue.ts';
import { noticeOf } from '../../../electron/console/notice-text.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { appointed, aService, directoryWith, ofService } from '../../support/directory.ts';
import { command, directory, people, Story, services, t, underWay } from '../../support/story.ts';

const catalogue = loadCatalogue('resources/i18n/en');

/** The notice of the clock of a rule, as somebody away from the screen reads it. */
function notice(story: Story, subject: string, at: string, about: string | null = null) {
  const { readings } = story.board(at);
  const reading = readings.find(
    (one) => one.subject === subject && (about === null || one.about === about) && !one.met && !one.ended,
  );
  if (!reading) throw new Error(`No clock of ${subject}`);
  const { now: incident, pack } = story;
  const pressing = { stream: 'incident/story' as StreamId, incident, pack, readings, at: t(at) };
  return noticeOf(pressing, reading, story.world.directory, catalogue);
}

test('[NTF-LEADERSHIP] a notice names whom to tell, who owes it, until when, and by which section', () => {
  expect(notice(underWay('P1'), 'agency leadership', '10:03')).toMatchObject({
    level: 'warned',
    title: 'Agency leadership told: Agency due at 10:05 GMT',
    body: expect.stringMatching(
      /^The manager \(Service Manager\), for the vacant role Liaison owes it\. .*\(NTF-LEADERSHIP, §5\.2\)$/,
    ),
  });
});

test('[CLK-VACANT] where nobody holds the office that owes it, a notice says who steps in', () => {
  const story = underWay('P1');
  const appointments = new Map([...directory.appointments].filter(([, { office }]) => office !== 'on-call'));
  story.world = { ...story.world, directory: { ...directory, appointments } };
  expect(notice(story, 'service manager', '10:03').body).toContain(
    'The manager (Service Manager), in place of the unfilled office On-call engineer owes it.',
  );
});

test('[NTF-LEADERSHIP CLK-CALENDAR] one that is not due today names the day', () => {
  expect(notice(underWay('P4'), 'agency leadership', '+2 16:00').title).toMatch(
    /^Agency leadership told: Agency due at Fri,? 6 Mar, 17:00 GMT$/,
  );
});

test('[NTF-SO CLS-MULTI] what is owed for one service is owed by that service’s manager', () => {
  const story = new Story();
  const other = aService('other');
  story.world = {
    ...story.world,
    directory: directoryWith(
      { services: [other], appointments: [appointed(people.cdo, 'SM', ofService('other'))] },
      directory,
    ),
  };
  story.when({ at: '10:01' }, command('declare', { services: [services.tier1, other.id] }));
  story.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
  expect(notice(story, 'service owner', '10:03', services.tier1).body).toContain(
    'The manager (Service Manager)',
  );
  expect(notice(story, 'service owner', '10:03', other.id).body).toContain('The cdo (Service Manager)');
});
