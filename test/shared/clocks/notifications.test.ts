import { describe, expect, test } from 'vitest';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { defaultPackSource, packFrom } from '../../support/default-pack.ts';
import { anAgency, aPerson, appointed, aService, directoryWith, ofService } from '../../support/directory.ts';
import { command, people, Story, services, t, underWay } from '../../support/story.ts';

const tell = (story: Story, at: string, rule: string, about: string | null) =>
  story.when({ at, by: people.manager }, command('notify', { rule, about, person: people.owner }));
const raise = (story: Story, at: string, to: Priority = 'P1') =>
  story.when({ at, by: people.manager }, command('reclassify', { to, changedAt: t(at) }));
const of = (story: Story, rule: string, at: string): readonly ClockReading[] =>
  story.clocks('notify', at).filter(({ subject }) => subject === rule);
const due = (story: Story, rule: string, at = '10:03') =>
  of(story, rule, at).map(({ dueAt, lateAtLimit }) => [dueAt, lateAtLimit]);

describe('who is told, and by when', () => {
  test.each([
    ['NTF-SO', 'P1', 'service owner', '10:05', { office: 'SM' }],
    ['NTF-SO', 'P2', 'service owner', '10:15', { office: 'SM' }],
    // 2 March 2026 is a Monday; office hours begin at 09:00
    ['NTF-SO', 'P3', 'service owner', '11:00', { office: 'SM' }],
    ['NTF-SO', 'P4', 'service owner', '17:00', { office: 'SM' }],
    ['NTF-SM', 'P1', 'service manager', '10:05', { office: 'on-call' }],
    ['NTF-SM', 'P2', 'service manager', '10:05', { office: 'on-call' }],
    ['NTF-LEADERSHIP', 'P1', 'agency leadership', '10:05', { role: 'AL' }],
    ['NTF-LEADERSHIP', 'P2', 'agency leadership', '11:00', { role: 'AL' }],
    ['NTF-LEADERSHIP', 'P3', 'agency leadership', '17:00', { role: 'AL' }],
    ['NTF-LEADERSHIP', 'P4', 'agency leadership', '+4 17:00', { role: 'AL' }],
    ['NTF-CIO', 'P1', 'agency CIO', '10:05', { role: 'IC' }],
    ['NTF-CDO', 'P1', 'CDO', '10:05', { role: 'IC' }],
    ['NTF-CDO', 'P2', 'CDO', '14:00', { office: 'SM' }],
  ] as const)(
    '[CLK-NOTIFY-* NTF-SO NTF-SM NTF-LEADERSHIP NTF-CIO NTF-CDO RUL-IMMEDIATE RUL-BOUNDARY] %s for a %s: %s by %s',
    (clause, priority, rule, dueAt, owner) => {
      const [reading, ...more] = of(underWay(priority), rule, '10:03');
      expect(more).toEqual([]);
      expect(reading).toMatchObject({
        clause,
        priority,
        startsAt: t('10:00'),
        dueAt: t(dueAt),
        lateAtLimit: false,
        owner,
      });
    },
  );

  test('[RUL-STRICTER NTF-SO NTF-CDO] the stricter of two sections is the clock, and the other is shown with it', () => {
    expect(of(underWay('P2'), 'service owner', '10:03')).toMatchObject([
      {
        dueAt: t('10:15'),
        cite: ['§5.2'],
        overrules: [{ cite: '§2.2', says: 'Service Owner notification within 1 hour.' }],
      },
    ]);
    // a P1 of a single service of tier 2: 5.2 would not ask for it
    const second = new Story();
    second.when({ at: '10:01' }, command('declare', { services: [services.tier2] }));
    second.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
    expect(of(second, 'CDO', '10:03')).toMatchObject([
      {
        dueAt: t('10:05'),
        cite: ['§2.2'],
        overrules: [{ cite: '§5.2', says: 'Immediate for Tier 1 services or multi-service incidents.' }],
      },
    ]);
  });

  test('[NTF-CDO] of P2s only those of tier 1', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { services: [services.tier2] }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P2' }));
    expect(of(story, 'CDO', '10:03')).toEqual([]);
  });

  test('[NTF-SO NTF-LEADERSHIP CLS-MULTI] each service owner and each agency, once', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { services: [services.tier1, services.tier2] }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
    expect(of(story, 'service owner', '10:02').map(({ about }) => about)).toEqual([
      services.tier1,
      services.tier2,
    ]);
    expect(of(story, 'agency leadership', '10:02').map(({ about }) => about)).toEqual(['agency']);
    expect(of(story, 'CDO', '10:02').map(({ about }) => about)).toEqual([null]);
    tell(story, '10:03', 'service owner', services.tier2);
    expect(of(story, 'service owner', '10:04').map(({ about, state }) => [about, state])).toEqual([
      [services.tier1, 'warned'],
      [services.tier2, 'met'],
    ]);
  });

  test('[NTF-SO CLS-MULTI] the owner of a service found later is told from when it was named', () => {
    const story = underWay('P1');
    story.when(
      { at: '10:40' },
      command('changeServices', { services: [services.tier1, services.tier2], reason: 'Payments too' }),
    );
    expect(of(story, 'service owner', '10:41').map(({ about, dueAt }) => [about, dueAt])).toEqual([
      [services.tier1, t('10:05')],
      [services.tier2, t('10:45')],
    ]);
  });

  test('[CLS-NOW] nobody is told before it has a priority', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    expect(story.clocks('notify', '10:02')).toEqual([]);
  });

  test('[NTF-SO RUL-CLOSED] what nobody was told before the closure is owed by nobody after it', () => {
    const story = underWay('P4');
    story.when({ at: '10:52' }, command('resolve'));
    story.when({ at: '10:55', by: people.teamLead }, command('approveResolution'));
    story.when({ at: '11:00' }, command('close'));
    expect(of(story, 'service owner', '18:00')).toMatchObject([
      { state: 'notApplicable', ended: { at: t('11:00'), why: 'closed' } },
    ]);
  });

  test('[NTF-SO] service restored does not tell the owner: the notification stays owed', () => {
    const story = underWay('P2');
    story.when({ at: '10:52' }, command('resolve'));
    expect(of(story, 'service owner', '10:55')).toMatchObject([{ state: 'breached', ended: null }]);
  });

  test('[NTF-PROOF] one told earlier and written down late is claimed', () => {
    const story = underWay('P1');
    story.when(
      { at: '10:20', occurredAt: '10:04', by: people.manager },
      command('notify', { rule: 'service owner', about: services.tier1 }),
    );
    expect(of(story, 'service owner', '10:21')).toMatchObject([{ state: 'met', claimed: true }]);
  });
});

describe('leadership is briefed again and again', () => {
  test('[NTF-LEADERSHIP RUL-BRIEFINGS] of a P1 every thirty minutes from the last, beside the executives’ hour', () => {
    const story = underWay('P1');
    tell(story, '10:04', 'agency leadership', 'agency');
    tell(story, '10:30', 'agency leadership', 'agency');
    expect(of(story, 'agency leadership', '10:31')).toMatchObject([
      { cycle: 1, dueAt: t('10:05'), state: 'met' },
      { cycle: 2, startsAt: t('10:04'), dueAt: t('10:34'), state: 'met' },
      { cycle: 3, startsAt: t('10:30'), dueAt: t('11:00'), state: 'running' },
    ]);
  });

  test('[NTF-LEADERSHIP] of a P2 every two hours (pack), until service is restored', () => {
    const story = underWay('P2');
    tell(story, '10:30', 'agency leadership', 'agency');
    story.when({ at: '10:52' }, command('resolve'));
    expect(of(story, 'agency leadership', '14:00')).toMatchObject([
      { cycle: 1, dueAt: t('11:00'), state: 'met' },
      {
        cycle: 2,
        dueAt: t('12:30'),
        packDefault: true,
        state: 'notApplicable',
        ended: { at: t('10:50'), why: 'restored' },
      },
    ]);
  });

  test('[NTF-LEADERSHIP CLO-REOPEN] after a reopening the briefings run on', () => {
    const story = underWay('P1');
    tell(story, '10:04', 'agency leadership', 'agency');
    story.when({ at: '10:30' }, command('resolve', { restoredAt: t('10:30') }));
    story.when({ at: '11:30' }, command('reopen'));
    expect(of(story, 'agency leadership', '11:31').at(-1)).toMatchObject({
      dueAt: t('10:34'),
      state: 'breached',
      ended: null,
    });
  });
});

describe('a change of priority', () => {
  test('[CLS-RECLOCK NTF-SO] raising tells anew from T: who heard of a P2 has not heard of a P1', () => {
    const story = underWay('P2');
    tell(story, '10:10', 'service owner', services.tier1);
    raise(story, '11:00');
    expect(of(story, 'service owner', '11:01')).toMatchObject([
      { priority: 'P2', dueAt: t('10:15'), state: 'met' },
      { priority: 'P1', startsAt: t('11:00'), dueAt: t('11:05'), state: 'running' },
    ]);
  });

  test('[CLS-RECLOCK NTF-CIO] what only the new priority asks for runs from T', () => {
    const story = underWay('P2');
    raise(story, '11:00');
    expect(of(story, 'agency CIO', '11:01')).toMatchObject([{ startsAt: t('11:00'), dueAt: t('11:05') }]);
  });

  test('[CLS-RECLOCK NTF-SO] wrong from the start: it was due from detection, and what was told since then counts', () => {
    const story = underWay('P2');
    tell(story, '10:04', 'service owner', services.tier1);
    story.when(
      { at: '10:08', by: people.manager },
      command('reclassify', { to: 'P1', basis: 'wrong from the start', changedAt: t('10:08') }),
    );
    expect(of(story, 'service owner', '10:09')).toMatchObject([
      { priority: 'P1', dueAt: t('10:05'), state: 'met' },
      { priority: 'P2', dueAt: t('10:15'), state: 'met' },
    ]);
    expect(of(story, 'agency CIO', '10:09')).toMatchObject([{ dueAt: t('10:05'), state: 'breached' }]);
  });

  const lowered = (story: Story, at: string) => {
    story.when(
      { at: '10:03', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    story.when(
      { at, by: people.owner },
      command('reclassify', {
        to: 'P2',
        changedAt: t(at),
        reason: 'Fewer users affected',
        approval: { person: people.manager, spoken: 'phone' },
      }),
    );
    return story;
  };

  test('[CLS-RECLOCK NTF-LEADERSHIP] met stays met: lowering asks nobody to be told again, and slows the briefings from T', () => {
    const story = underWay('P1');
    tell(story, '10:02', 'service owner', services.tier1);
    tell(story, '10:02', 'agency leadership', 'agency');
    lowered(story, '10:20');
    expect(of(story, 'service owner', '10:21')).toMatchObject([{ priority: 'P1', state: 'met' }]);
    expect(of(story, 'agency leadership', '10:21')).toMatchObject([
      { priority: 'P1', cycle: 1, state: 'met' },
      { priority: 'P1', cycle: 2, dueAt: t('10:32'), state: 'notApplicable' },
      { priority: 'P2', cycle: 1, startsAt: t('10:20'), dueAt: t('12:20'), state: 'running' },
    ]);
  });

  test('[CLS-RECLOCK NTF-SO] breached stays breached, and what nobody was told is owed under the lower priority from T', () => {
    const story = lowered(underWay('P1'), '10:20');
    expect(of(story, 'service owner', '10:21')).toMatchObject([
      { priority: 'P1', dueAt: t('10:05'), state: 'breached', ended: { at: t('10:20') } },
      { priority: 'P2', dueAt: t('10:35'), state: 'running' },
    ]);
  });
});

describe('what has nothing to do with priority', () => {
  const secure = ['CISO', 'legal', 'public relations'] as const;

  test('[NTF-CISO CLS-SECURITY] a security incident calls CISO, legal and public relations at once, from detection where it was classified so', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    story.when({ at: '10:01' }, command('classify', { priority: 'P2', answers: { suspected: 'yes' } }));
    for (const rule of secure) expect(due(story, rule)).toEqual([[t('10:05'), false]]);
  });

  test('[NTF-CISO CLS-SECURITY] from when it turned out to be one, and not again when it is raised', () => {
    const story = underWay('P2');
    for (const rule of secure) expect(due(story, rule)).toEqual([]);
    story.when({ at: '11:00' }, command('declareSecurity', { breach: false, reason: 'Strange logins' }));
    tell(story, '11:03', 'CISO', null);
    raise(story, '11:30');
    expect(of(story, 'CISO', '11:31')).toMatchObject([
      { startsAt: t('11:00'), dueAt: t('11:05'), state: 'met' },
    ]);
    expect(of(story, 'legal', '11:31')).toMatchObject([{ dueAt: t('11:05'), state: 'breached' }]);
  });

  test('[NTF-CISO RUL-SECURITY] withdrawn before anybody was late: nothing is owed', () => {
    const story = underWay('P2');
    story.when({ at: '11:00' }, command('declareSecurity', { breach: false, reason: 'Strange logins' }));
    story.when({ at: '11:04', by: people.ciso }, command('withdrawSecurity', { reason: 'A test account' }));
    expect(of(story, 'CISO', '12:00')).toMatchObject([
      { state: 'notApplicable', ended: { at: t('11:04'), why: 'securityWithdrawn' } },
    ]);
  });

  test('[NTF-AGENCIES] the owner of a dependent service from when it was reported as hit, whatever the priority becomes', () => {
    const story = underWay('P2');
    expect(due(story, 'dependent services')).toEqual([]);
    story.when({ at: '10:30' }, command('reportDependents', { services: [services.tier2] }));
    expect(of(story, 'dependent services', '10:31')).toMatchObject([
      { about: services.tier2, startsAt: t('10:30'), dueAt: t('10:35'), owner: { role: 'AL' } },
    ]);
    tell(story, '10:34', 'dependent services', services.tier2);
    raise(story, '11:00');
    expect(of(story, 'dependent services', '11:01')).toMatchObject([{ state: 'met' }]);
  });

  /** Three services of three agencies. */
  function threeAgencies(): Story {
    const ids = ['a', 'b', 'c'] as const;
    const [first] = ids;
    const story = new Story();
    story.world = {
      ...story.world,
      directory: directoryWith({
        agencies: ids.map((id) => anAgency(id)),
        people: Object.values(people).map((id: PersonId) => aPerson(id)),
        services: ids.map((id) => aService(id, { agency: anAgency(id).id, tier: '2' })),
        appointments: [
          appointed(people.engineer, 'on-call'),
          appointed(people.manager, 'SM', ofService(first)),
        ],
      }),
    };
    return story;
  }
  const named = (...ids: string[]) => ids.map((id) => aService(id).id);

  test('[NTF-CDO] government-wide: the CDO at once whatever the priority, from when the third agency was found', () => {
    const story = threeAgencies();
    story.when({ at: '10:01' }, command('declare', { services: named('a', 'b') }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P3' }));
    expect(of(story, 'CDO government-wide', '10:02')).toEqual([]);
    story.when({ at: '10:40' }, command('changeServices', { services: named('a', 'b', 'c') }));
    expect(of(story, 'CDO government-wide', '10:41')).toMatchObject([
      { clause: 'NTF-CDO', startsAt: t('10:40'), dueAt: t('10:45'), state: 'running' },
    ]);
  });

  test('[NTF-CDO] told once is told: the CDO called about a P1 need not be called again because it is government-wide', () => {
    const story = threeAgencies();
    story.when({ at: '10:01' }, command('declare', { services: named('a', 'b', 'c') }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
    tell(story, '10:03', 'CDO', null);
    expect(of(story, 'CDO', '10:04')).toMatchObject([{ state: 'met' }]);
    expect(of(story, 'CDO government-wide', '10:04')).toMatchObject([{ state: 'met' }]);
  });

  test('[GEN-PACK NTF-CDO] how many agencies are government-wide is the pack’s', () => {
    const story = threeAgencies();
    const pack = packFrom({ ...defaultPackSource(), governmentWideFrom: 2 });
    const other = new Story(pack);
    other.world = { ...other.world, directory: story.world.directory };
    other.when({ at: '10:01' }, command('declare', { services: named('a', 'b') }));
    other.when({ at: '10:01' }, command('classify', { priority: 'P4' }));
    expect(of(other, 'CDO government-wide', '10:02')).toMatchObject([{ dueAt: t('10:05') }]);
  });
});
