import { expect, test } from 'vitest';
import { clockEnd, clockSilence } from '../../renderer/wording/clock-silence.ts';
import { clockTitle } from '../../renderer/wording/clock-title.ts';
import { workingText } from '../../renderer/wording/clock-working.ts';
import { endReasons } from '../../shared/clocks/reading.ts';
import { type SilentClock, silences } from '../../shared/clocks/silent.ts';
import { command, people, Story, services, t, underWay } from '../support/story.ts';

test.each(silences)('clauses §3: why a clock does not run is a sentence: %s', (why) => {
  const silent: SilentClock = { kind: 'review', clause: 'CLK-PIR', subject: null, why, params: {} };
  expect(clockSilence(silent)).toMatch(/^[A-Z].+\.$/);
});

test.each(endReasons)('clauses §3: why a clock is owed no more is said: %s', (why) => {
  expect(clockEnd(why)).toMatch(/^[A-Z][a-z]+ /);
});

test('[CLK-CITIZEN-FIRST] it says how far it is from running', () => {
  const params = { reports: 1, needed: 3 };
  expect(
    clockSilence({
      kind: 'citizenFirst',
      clause: 'CLK-CITIZEN-FIRST',
      subject: null,
      why: 'fewReports',
      params,
    }),
  ).toBe('Only once several users report it: 1 of 3 so far.');
});

test('[CLK-CALENDAR] a business clock says what is left of its business time, at any moment', () => {
  const story = new Story();
  story.when({ at: '15:01' }, command('declare', { detectedAt: t('15:00') }));
  story.when({ at: '15:01' }, command('classify', { priority: 'P4' }));
  const clock = story.clock('acknowledge', '15:02');
  expect(workingText(clock, t('16:50'))).toBe('1 h 50 used, 2 h 10 left of business time');
  expect(workingText(clock, t('23:00'))).toBe('2 h 00 used, 2 h 00 left of business time');
  expect(workingText(clock, t('+1 11:00'))).toBe('no business time left');
  expect(workingText(story.clock('resolve', '15:02'), t('16:50'))).toBeNull();
});

test('[NTF-SO NTF-PAGE CLK-ACTION] a clock is called by its rule, and says whom or what it is about', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, command('addAction'));
  story.when({ at: '10:05' }, command('page', { person: people.engineer }));
  const known = { incident: story.now, pack: story.pack, directory: story.world.directory };
  const titles = story.board('10:06').readings.map((reading) => clockTitle(known, reading));
  expect(titles).toEqual(
    expect.arrayContaining([
      'Service Owner told: Service of tier 1',
      'Agency leadership told: Agency',
      'Agency CIO told: Agency',
      'Chief Digital Officer told',
      'Page answered: The engineer',
      'Action: Restart the issuer',
      'First citizen message',
    ]),
  );
  expect(titles.join()).not.toContain(services.tier1);
});
