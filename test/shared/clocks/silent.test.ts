import { describe, expect, test } from 'vitest';
import { type SilentClock, silentClocks } from '../../../shared/clocks/silent.ts';
import { priorities } from '../../../shared/policy/vocabulary.ts';
import { noLongerOwed } from '../../../shared/views/due.ts';
import { command, people, Story, services, t, underWay, warRoomActive } from '../../support/story.ts';

const silent = (story: Story) => silentClocks(story.now, story.pack);
const why = (story: Story, kind: string, subject: string | null = null): SilentClock['why'] | undefined =>
  silent(story).find((one) => one.kind === kind && one.subject === subject)?.why;
const says = (story: Story, kind: string, subject: string | null = null) => {
  const found = silent(story).find((one) => one.kind === kind && one.subject === subject);
  return found && [found.why, found.params];
};

describe('what does not run says why', () => {
  test('[CLK-TRIAGE CLK-WARROOM CLK-DAILY] what other priorities owe', () => {
    const story = underWay('P3');
    expect(says(story, 'triage')).toEqual(['onlyFor', { priorities: 'P1, P2', priority: 'P3' }]);
    expect(says(story, 'warRoom')).toEqual(['onlyFor', { priorities: 'P1', priority: 'P3' }]);
    expect(says(story, 'dailyReport')).toEqual(['onlyFor', { priorities: 'P1, P2', priority: 'P3' }]);
    expect(says(story, 'bridgeStatus')).toEqual(['onlyFor', { priorities: 'P1', priority: 'P3' }]);
  });

  test('[CLK-CITIZEN-FIRST] a P3 without several reports counts them', () => {
    const story = underWay('P3');
    story.when({ at: '10:30' }, command('recordReport', { method: 'user report', reportedBy: 'A citizen' }));
    expect(says(story, 'citizenFirst')).toEqual(['fewReports', { reports: 1, needed: 3 }]);
  });

  test('[CLK-CITIZEN-UPDATE CLK-RESTORED] what waits for a message, a change of status, or somebody to tell', () => {
    expect(why(underWay('P1'), 'citizenUpdate')).toBe('nothingPublished');
    expect(why(underWay('P1'), 'restored')).toBe('notRestored');
    expect(why(underWay('P3'), 'restored')).toBe('nobodyTold');
    const untaken = new Story();
    untaken.when({ at: '10:01' }, command('declare'));
    untaken.when({ at: '10:01' }, command('classify', { priority: 'P4' }));
    expect(why(untaken, 'citizenUpdate')).toBe('statusUnchanged');
  });

  test('[CLK-INVESTIGATE] service that was back before anybody took the incident left nothing to investigate', () => {
    const story = underWay('P2');
    expect(why(story, 'investigate')).toBeUndefined();
    story.when({ at: '10:03' }, command('resolve', { restoredAt: t('10:01') }));
    expect(story.clocks('investigate', '10:03')).toEqual([]);
    expect(why(story, 'investigate')).toBe('restored');
  });

  test('[CLK-BRIDGE-STATUS CLK-EXEC-BRIEF] a room not active yet, and one stood down', () => {
    expect(why(underWay('P1'), 'bridgeStatus')).toBe('roomNotActive');
    expect(why(warRoomActive(), 'executiveBriefing')).toBeUndefined();
    const story = warRoomActive();
    story.when({ at: '10:52', by: people.owner }, command('resolve'));
    story.when({ at: '10:58', by: people.owner }, command('standDown'));
    expect(why(story, 'executiveBriefing')).toBe('roomStoodDown');
  });

  test('[NTF-CDO NTF-CISO NTF-AGENCIES NTF-CIO] who is not told', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { services: [services.tier2] }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P2' }));
    expect(says(story, 'notify', 'CDO')).toEqual(['onlyTier', { priority: 'P2', tiers: '1', tier: '2' }]);
    expect(says(story, 'notify', 'CDO government-wide')).toEqual(['fewAgencies', { agencies: 1, needed: 3 }]);
    expect(why(story, 'notify', 'CISO')).toBe('notSecurity');
    expect(why(story, 'notify', 'dependent services')).toBe('noDependents');
    expect(says(story, 'notify', 'agency CIO')).toEqual(['onlyFor', { priorities: 'P1', priority: 'P2' }]);
    expect(why(story, 'notify', 'service owner')).toBeUndefined();
  });

  test('[CLK-PIR PIR-TRIGGER CLK-REPORT] a review that is not mandatory, and one that waits for the restoration', () => {
    expect(says(underWay('P3'), 'review')).toEqual(['reviewNotMandatory', { priority: 'P3' }]);
    expect(says(underWay('P3'), 'report')).toEqual(['onlyForPeak', { priorities: 'P1, P2', priority: 'P3' }]);
    expect(why(underWay('P2'), 'review')).toBe('notRestored');
    expect(why(underWay('P2'), 'close')).toBe('notRestored');
  });

  test('[CLS-SECURITY NTF-PAGE] no breach, nobody paged', () => {
    expect(why(underWay('P1'), 'statutory')).toBe('noBreach');
    expect(why(underWay('P1'), 'page')).toBe('nobodyPaged');
  });

  test('[CLS-NOW] before it is classified', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    expect(why(story, 'resolve')).toBe('unclassified');
  });
});

test('nothing both runs and says that it does not', () => {
  for (const priority of priorities) {
    const story = underWay(priority);
    const running = new Set(story.board('10:03').readings.map(({ kind, subject }) => `${kind} ${subject}`));
    for (const { kind, subject } of silent(story)) expect([...running]).not.toContain(`${kind} ${subject}`);
    story.when({ at: t('10:52') }, command('resolve'));
    const owed = new Set(
      story
        .board('10:53')
        .readings.filter(({ met, ended }) => !met && !ended)
        .map(({ kind, subject }) => `${kind} ${subject}`),
    );
    for (const { kind, subject } of silent(story)) expect([...owed]).not.toContain(`${kind} ${subject}`);
  }
});

describe('every row is there or says why', () => {
  test('[CLK-CITIZEN-UPDATE] a P1 told of on social media alone waits for the status page', () => {
    const story = underWay('P1');
    story.when({ at: '10:10' }, command('sendMessage', { channels: ['social media'] }));
    expect(story.clocks('citizenUpdate', '10:11')).toEqual([]);
    expect(says(story, 'citizenUpdate')).toEqual(['notOnChannels', { channels: 'Status page' }]);
    story.when({ at: '10:12' }, command('sendMessage', { channels: ['status page'] }));
    expect(why(story, 'citizenUpdate')).toBeUndefined();
  });

  test('[CLK-CITIZEN-FIRST] a P3 told of without several reports still counts them', () => {
    const story = underWay('P3');
    story.when({ at: '10:10' }, command('sendMessage'));
    expect(story.clocks('citizenFirst', '10:11')).toEqual([]);
    expect(says(story, 'citizenFirst')).toEqual(['fewReports', { reports: 0, needed: 3 }]);
  });

  test('[CLK-CITIZEN-UPDATE CLS-RECLOCK] a P3 lowered to P4 after it was taken waits for the next change of status', () => {
    const story = underWay('P3');
    story.when(
      { at: '11:00', by: people.manager },
      command('reclassify', { to: 'P4', changedAt: t('11:00'), reason: 'Fewer users affected' }),
    );
    expect(why(story, 'citizenUpdate')).toBe('statusUnchanged');
  });

  test('[CLK-TRIAGE CLS-RECLOCK] a P3 triaged and then raised to P2 was triaged before', () => {
    const story = underWay('P3');
    for (const step of ['validated', 'impact', 'services', 'assigned'] as const)
      story.when({ at: '10:20' }, command('completeTriageStep', { step }));
    story.when({ at: '11:00' }, command('declareSecurity'));
    expect(says(story, 'triage')).toEqual(['doneBefore', { priority: 'P2' }]);
  });

  test('[CLK-INVESTIGATE CLK-DAILY CLS-SECURITY] what proves grave after it was restored owes neither', () => {
    const story = underWay('P3');
    story.when({ at: '10:52' }, command('resolve'));
    story.when({ at: '11:00' }, command('declareSecurity'));
    expect(why(story, 'investigate')).toBe('restored');
    expect(why(story, 'dailyReport')).toBe('restored');
  });
});

describe('what was owed and is not any more', () => {
  const why = (story: Story, at: string) =>
    noLongerOwed(story.board(at).readings).map(({ kind, priority, ended }) => [kind, priority, ended?.why]);

  test('[CLS-RECLOCK] is in the history with its reason, once for all the turns of a cadence', () => {
    const story = underWay('P2');
    story.when({ at: '10:20', by: people.manager }, command('reclassify', { changedAt: t('10:20') }));
    expect(why(story, '10:21')).toContainEqual(['citizenFirst', 'P2', 'priorityChanged']);
    expect(why(story, '10:21').filter(([kind]) => kind === 'citizenFirst')).toHaveLength(1);
  });

  test('[CLK-BRIDGE-STATUS WAR-STANDDOWN] what the stand-down ended says so', () => {
    const story = warRoomActive();
    story.when({ at: '10:52', by: people.owner }, command('resolve'));
    story.when({ at: '10:53' }, command('giveBridgeStatus'));
    story.when({ at: '10:58', by: people.owner }, command('standDown'));
    expect(why(story, '10:59')).toContainEqual(['executiveBriefing', 'P1', 'stoodDown']);
  });
});
