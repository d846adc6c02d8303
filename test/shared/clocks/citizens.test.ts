import { describe, expect, test } from 'vitest';
import { defaultPackSource, packFrom } from '../../support/default-pack.ts';
import { command, people, resolvedP1, Story, t, underWay } from '../../support/story.ts';

const tell = (story: Story, at: string, ...channels: string[]) =>
  story.when({ at, by: people.comms }, command('sendMessage', { channels }));
const tellRestored = (story: Story, at: string) =>
  story.when(
    { at, by: people.comms },
    command('sendMessage', { kind: 'restoration', channels: ['status page'] }),
  );

test('[CLK-CITIZEN-FIRST RUL-BOUNDARY] the first message of a P1 is due under fifteen minutes after detection', () => {
  const story = underWay('P1');
  expect(story.clock('citizenFirst', '10:02')).toMatchObject({
    clause: 'CLK-CITIZEN-FIRST',
    startsAt: t('10:00'),
    dueAt: t('10:15'),
    owner: { role: 'CL' },
    cite: ['§2.2', '§5.1'],
  });
  expect(story.around('citizenFirst', '10:15')).toEqual([
    'warned',
    'warned',
    'breached',
    'breached',
    'breached',
  ]);
});

test('[CLK-CITIZEN-FIRST RUL-BODY RUL-BOUNDARY] that of a P2 under thirty, whatever the summary says; both are shown', () => {
  expect(underWay('P2').clock('citizenFirst', '10:02')).toMatchObject({
    cite: ['§2.2', '§5.1'],
    overrules: [{ cite: 'Summary', says: expect.stringContaining('within 15 minutes') }],
  });
  expect(underWay('P2').around('citizenFirst', '10:30')).toEqual([
    'warned',
    'warned',
    'breached',
    'breached',
    'breached',
  ]);
});

test('[CLK-CITIZEN-FIRST] a P1 has told its citizens only when BOTH status page and social media have carried it', () => {
  const story = underWay('P1');
  tell(story, '10:05', 'status page', 'email', 'sms');
  expect(story.clock('citizenFirst', '10:06').met).toBeNull();
  tell(story, '10:12', 'social media');
  expect(story.clock('citizenFirst', '10:20')).toMatchObject({ state: 'met', margin: 3 * 60_000 });
});

test('[CLK-CITIZEN-FIRST] social media alone, twice, is not both', () => {
  const story = underWay('P1');
  tell(story, '10:05', 'social media');
  tell(story, '10:06', 'social media');
  expect(story.clock('citizenFirst', '10:15')).toMatchObject({ state: 'breached' });
});

test('[CLK-CITIZEN-FIRST] any one channel is enough for a P2', () => {
  const story = underWay('P2');
  tell(story, '10:29:59', 'email');
  expect(story.clock('citizenFirst', '12:00')).toMatchObject({ state: 'met', margin: 1_000 });
});

test('[CLK-CITIZEN-UPDATE RUL-BOUNDARY] a P1 owes an update within thirty minutes of the last published message', () => {
  const story = underWay('P1');
  expect(story.clocks('citizenUpdate', '10:30')).toEqual([]);
  tell(story, '10:10', 'status page', 'social media');
  expect(story.clock('citizenUpdate', '10:11')).toMatchObject({
    clause: 'CLK-CITIZEN-UPDATE',
    cycle: 1,
    startsAt: t('10:10'),
    dueAt: t('10:40'),
    owner: { role: 'CL' },
  });
  expect(story.around('citizenUpdate', '10:40')).toEqual([
    'warned',
    'warned',
    'warned',
    'breached',
    'breached',
  ]);

  tell(story, '10:45', 'status page');
  expect(story.clocks('citizenUpdate', '10:46')).toMatchObject([
    { cycle: 1, state: 'metLate', margin: -5 * 60_000 },
    { cycle: 2, state: 'running', startsAt: t('10:45'), dueAt: t('11:15') },
  ]);
});

test('[CLK-CITIZEN-UPDATE] the updates of a P1 stand on the status page: a message elsewhere resets nothing', () => {
  const story = underWay('P1');
  tell(story, '10:10', 'status page', 'social media');
  tell(story, '10:30', 'social media');
  expect(story.open('citizenUpdate', '10:31')).toMatchObject({ dueAt: t('10:40') });
});

test('[CLK-CITIZEN-UPDATE RUL-BOUNDARY] a P2 owes one within two hours', () => {
  const story = underWay('P2');
  tell(story, '10:10', 'email');
  expect(story.around('citizenUpdate', '12:10')).toEqual([
    'warned',
    'warned',
    'warned',
    'breached',
    'breached',
  ]);
});

test('[CLK-CITIZEN-UPDATE] updates are owed until service is restored, and not after', () => {
  const story = underWay('P2');
  tell(story, '10:10', 'email');
  story.when({ at: '10:52' }, command('resolve'));
  expect(story.clock('citizenUpdate', '14:00')).toMatchObject({
    state: 'notApplicable',
    ended: { at: t('10:50'), why: 'restored' },
  });
});

test('[CLK-CITIZEN-UPDATE] an update already overdue when service came back stays a breach', () => {
  const story = underWay('P1');
  tell(story, '10:10', 'status page', 'social media');
  story.when({ at: '10:52' }, command('resolve'));
  expect(story.clock('citizenUpdate', '14:00')).toMatchObject({ state: 'breached', margin: -10 * 60_000 });
});

test('[CLK-RESTORED RUL-IMMEDIATE RES-COMMUNICATE] restoration is told within five minutes of it, not of its being written down', () => {
  const story = resolvedP1();
  expect(story.clock('restored', '10:52')).toMatchObject({
    clause: 'CLK-RESTORED',
    startsAt: t('10:50'),
    dueAt: t('10:55'),
    owner: { role: 'CL' },
    cite: ['§3.5'],
  });
  expect(story.around('restored', '10:55')).toEqual(['warned', 'warned', 'warned', 'breached', 'breached']);
  tellRestored(story, '10:55');
  expect(story.clock('restored', '12:00')).toMatchObject({ state: 'met', margin: 0 });
});

test('[CLK-RESTORED] an ordinary update does not tell of the restoration', () => {
  const story = resolvedP1();
  tell(story, '10:53', 'status page', 'social media');
  expect(story.clock('restored', '10:54')).toMatchObject({ state: 'warned', met: null });
});

test('[CLK-RESTORED] nothing is owed while service is not back', () => {
  expect(underWay('P1').clocks('restored', '12:00')).toEqual([]);
});

test('[CLK-RESTORED CLO-REOPEN] service that went away again is told of again when it is back', () => {
  const story = resolvedP1();
  tellRestored(story, '10:53');
  story.when({ at: '11:00' }, command('reopen'));
  story.when({ at: '11:31' }, command('resolve', { restoredAt: t('11:30') }));
  expect(story.clock('restored', '11:32')).toMatchObject({ state: 'running', dueAt: t('11:35'), met: null });
});

test('[CLK-RESTORED RES-APPROVE] a refusal that leaves the time of restoration as it was does not undo the telling', () => {
  const story = resolvedP1();
  tellRestored(story, '10:53');
  story.when({ at: '11:00', by: people.owner }, command('refuseResolution'));
  story.when({ at: '11:10' }, command('resolve', { restoredAt: t('10:50') }));
  expect(story.clock('restored', '11:11')).toMatchObject({ state: 'met', met: { at: t('10:53') } });
});

const report = (story: Story, at: string, method: 'user report' | 'monitoring' = 'user report') =>
  story.when({ at }, command('recordReport', { method, reportedBy: 'A citizen' }));

describe('a P3 tells citizens once several have reported it', () => {
  test('[CLK-CITIZEN-FIRST RUL-BOUNDARY] within four hours (pack) of the report that made them several', () => {
    const story = underWay('P3');
    report(story, '10:30');
    report(story, '10:40');
    report(story, '10:45', 'monitoring');
    expect(story.clocks('citizenFirst', '10:50')).toEqual([]);
    report(story, '11:00');
    expect(story.clock('citizenFirst', '11:01')).toMatchObject({
      priority: 'P3',
      startsAt: t('11:00'),
      dueAt: t('15:00'),
      packDefault: true,
    });
    expect(story.around('citizenFirst', '15:00')).toEqual([
      'warned',
      'warned',
      'warned',
      'breached',
      'breached',
    ]);
  });

  test('[CLK-CITIZEN-FIRST] the first report counts where the incident came by one', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { method: 'user report' }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P3' }));
    report(story, '10:30');
    report(story, '10:40');
    expect(story.clock('citizenFirst', '10:41')).toMatchObject({ startsAt: t('10:40') });
  });

  test('[GEN-PACK CLK-CITIZEN-FIRST] how many are several is the pack’s', () => {
    const story = underWay('P3', packFrom({ ...defaultPackSource(), severalReports: 2 }));
    report(story, '10:30');
    report(story, '10:40');
    expect(story.clock('citizenFirst', '10:41')).toMatchObject({ dueAt: t('14:40') });
  });

  test('[CLK-CITIZEN-FIRST CLS-RECLOCK] reports known before it became a P3 count from T', () => {
    const story = underWay('P4');
    for (const at of ['10:10', '10:20', '10:30']) report(story, at);
    story.when(
      { at: '11:00', by: people.manager },
      command('reclassify', { to: 'P3', changedAt: t('11:00') }),
    );
    expect(story.open('citizenFirst', '11:01')).toMatchObject({ priority: 'P3', dueAt: t('15:00') });
  });

  test('[CLK-CITIZEN-FIRST] told before they were several, it is met', () => {
    const story = underWay('P3');
    tell(story, '10:20', 'status page');
    for (const at of ['10:30', '10:40', '10:50']) report(story, at);
    expect(story.clock('citizenFirst', '10:51')).toMatchObject({ state: 'met' });
  });

  test('[CLK-CITIZEN-FIRST] reports that come after the restoration ask for none', () => {
    const story = underWay('P3');
    story.when({ at: '10:52' }, command('resolve'));
    for (const at of ['11:30', '11:40', '11:50']) report(story, at);
    expect(story.clocks('citizenFirst', '12:00')).toEqual([]);
  });

  test('[CLK-CITIZEN-UPDATE RUL-BOUNDARY] and then daily', () => {
    const story = underWay('P3');
    tell(story, '11:00', 'email');
    expect(story.around('citizenUpdate', '+1 11:00')).toEqual([
      'warned',
      'warned',
      'warned',
      'breached',
      'breached',
    ]);
  });
});

describe('a P4 answers its reporter', () => {
  test('[CLK-CITIZEN-FIRST CLK-CALENDAR RUL-BOUNDARY] within a business day (pack), by a direct answer', () => {
    const story = underWay('P4');
    expect(story.clock('citizenFirst', '10:03')).toMatchObject({
      dueAt: t('+1 17:00'),
      owner: { assignee: true },
      packDefault: true,
    });
    tell(story, '11:00', 'status page');
    expect(story.clock('citizenFirst', '11:01').met).toBeNull();
    tell(story, '12:00', 'direct answer');
    expect(story.clock('citizenFirst', '12:01')).toMatchObject({ state: 'met', met: { at: t('12:00') } });
  });

  test('[CLK-CITIZEN-UPDATE CLK-CALENDAR] on each change of status, within four business hours (pack)', () => {
    const story = underWay('P4');
    expect(story.clock('citizenUpdate', '10:03')).toMatchObject({
      cycle: 1,
      startsAt: t('10:02'),
      dueAt: t('14:02'),
      packDefault: true,
    });
    tell(story, '12:00', 'direct answer');
    expect(story.clock('citizenUpdate', '12:01')).toMatchObject({ state: 'met' });
    story.when({ at: '12:30' }, command('resolve', { restoredAt: t('12:20') }));
    story.when({ at: '16:00' }, command('reopen'));
    expect(story.clocks('citizenUpdate', '16:01')).toMatchObject([
      { cycle: 1, state: 'met' },
      { cycle: 2, startsAt: t('16:00'), dueAt: t('+1 12:00'), state: 'running' },
    ]);
  });

  test('[CLK-CITIZEN-UPDATE] unresolved only: what ends with the restoration is told with it', () => {
    const story = underWay('P4');
    story.when({ at: '12:30' }, command('resolve', { restoredAt: t('12:20') }));
    expect(story.clock('citizenUpdate', '12:31')).toMatchObject({
      state: 'notApplicable',
      ended: { why: 'restored' },
    });
  });
});

describe('restoration of a P3 or P4', () => {
  const restored = (story: Story) => {
    story.when({ at: '10:52' }, command('resolve'));
    return story;
  };

  test.each(['P3', 'P4'] as const)(
    '[CLK-RESTORED] a %s that nobody outside heard of has nobody to tell',
    (priority) => {
      expect(restored(underWay(priority)).clocks('restored', '10:53')).toEqual([]);
    },
  );

  test('[CLK-RESTORED] told of before, or reported by a user, it is told of at once', () => {
    const told = underWay('P3');
    tell(told, '10:30', 'status page');
    const reported = underWay('P4');
    report(reported, '10:30');
    for (const story of [told, reported])
      expect(restored(story).clock('restored', '10:53')).toMatchObject({ dueAt: t('10:55') });
  });
});
