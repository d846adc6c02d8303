import { describe, expect, test } from 'vitest';
import { incidentCommandSchema } from '../../../shared/incident/command.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { investigationSteps } from '../../../shared/policy/vocabulary.ts';
import { defaultPackSource, packFrom } from '../../support/default-pack.ts';
import { aPerson, directoryWith } from '../../support/directory.ts';
import { command, directory, people, t, underWay } from '../../support/story.ts';

describe('who works on it', () => {
  test('[INT-ASSIGN] every hand-over between support tiers is recorded, with what the next one must know', () => {
    const story = underWay('P3');
    expect(story.now.supportTier).toBe('L1');
    expect(story.refused({ at: '10:20' }, command('assign', { tier: 'L2' })).code).toBe('text.missing');
    story.when({ at: '10:20' }, command('assign', { tier: 'L2', note: 'Not the cache' }));
    story.when(
      { at: '10:40' },
      command('assign', { tier: 'L3', person: people.engineer, note: 'A code fault' }),
    );
    expect([story.now.supportTier, story.now.assignee]).toEqual(['L3', people.engineer]);
    expect(story.now.assignments.map(({ tier, from, person, note }) => [tier, from, person, note])).toEqual([
      ['L2', people.engineer, people.scribe, 'Not the cache'],
      ['L3', people.scribe, people.engineer, 'A code fault'],
    ]);
  });

  test('[INT-ASSIGN] within a tier it goes to another person without more words', () => {
    const story = underWay('P4');
    story.when({ at: '10:20' }, command('assign'));
    expect(story.now).toMatchObject({ assignee: people.scribe, supportTier: 'L1' });
  });
});

describe('who cannot', () => {
  test('[INT-ASSIGN] somebody unknown, or no longer there, is not given work', () => {
    const story = underWay('P3');
    const gone = aPerson(people.liaison, { left: true });
    story.world = { ...story.world, directory: directoryWith({ people: [gone] }, directory) };
    for (const [person, code] of [
      ['nobody' as PersonId, 'person.unknown'],
      [people.liaison, 'person.left'],
    ] as const)
      expect(story.refused({ at: '10:20' }, command('assign', { person })).code).toBe(code);
  });

  test('[INT-ASSIGN] the person need not hold the office of the tier: who is there takes it', () => {
    const story = underWay('P3');
    story.when(
      { at: '10:20' },
      command('assign', { tier: 'L3', person: people.bystander, note: 'The vendor is here' }),
    );
    expect(story.now).toMatchObject({ supportTier: 'L3', assignee: people.bystander });
  });

  test('[INT-ASSIGN] the same person in another tier is a hand-over, in the same tier it is none', () => {
    const story = underWay('P3');
    story.when(
      { at: '10:20' },
      command('assign', { tier: 'L2', person: people.engineer, note: 'Knows the code' }),
    );
    for (const tier of ['L2', null] as const)
      expect(story.refused({ at: '10:21' }, command('assign', { tier, person: people.engineer })).code).toBe(
        'assign.same',
      );
  });
});

describe('the investigation', () => {
  test('[INT-INVESTIGATE] a step is kept with what it found and its links, and may be done again', () => {
    const story = underWay('P2');
    const links = [{ label: 'Error rate', url: 'https://dash.example/1' }];
    story.when({ at: '10:20' }, command('completeInvestigationStep', { links }));
    story.when({ at: '10:30' }, command('completeInvestigationStep', { finding: 'Only one region' }));
    expect(story.now.findings).toMatchObject([
      { step: 'information', text: 'Fails since the release', links, at: t('10:20') },
      { step: 'information', text: 'Only one region', at: t('10:30') },
    ]);
  });

  test('[INT-INVESTIGATE] each step of the policy is one of them, and says what it found', () => {
    const story = underWay('P2');
    for (const step of investigationSteps) {
      const empty = command('completeInvestigationStep', { step, finding: '' });
      expect(story.refused({ at: '10:20' }, empty)).toEqual({
        code: 'text.missing',
        params: { field: 'finding' },
      });
      story.when({ at: '10:20' }, command('completeInvestigationStep', { step }));
    }
    expect(story.now.findings.map(({ step }) => step)).toEqual([...investigationSteps]);
  });

  test('[INT-INVESTIGATE] a link without a label is called by its address', () => {
    const story = underWay('P2');
    const links = [{ label: '', url: 'https://logs.example/1' }];
    story.when({ at: '10:20' }, command('completeInvestigationStep', { links }));
    expect(story.now.findings[0]?.links).toEqual([
      { label: 'https://logs.example/1', url: 'https://logs.example/1' },
    ]);
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://files.example/log', 'not a link'])(
    '[INT-INVESTIGATE] a person will click on it, so %s is no link',
    (url) => {
      const linking = (to: string) =>
        incidentCommandSchema.safeParse(
          command('completeInvestigationStep', { links: [{ label: 'Log', url: to }] }),
        ).success;
      expect([linking(url), linking('https://logs.example/1')]).toEqual([false, true]);
    },
  );

  test('[INT-INVESTIGATE CLK-INVESTIGATE] a finding is progress: the hour of a P2 begins again', () => {
    const story = underWay('P2');
    story.when({ at: '10:30' }, command('completeInvestigationStep'));
    expect(story.open('investigate', '10:31').dueAt).toBe(t('11:30'));
  });
});

describe('the version of the policy', () => {
  const newer = packFrom({ ...defaultPackSource(), version: '9.9.9', raiseReasons: ['Because we say so'] });
  const moved = () => {
    const story = underWay('P2');
    story.world = {
      ...story.world,
      adopted: ({ version }) => (version === newer.version ? newer : story.pack),
    };
    const to = { id: newer.id, version: newer.version };
    story.when({ at: '10:20', by: people.manager }, command('movePack', { to }));
    return story;
  };

  test('[GEN-PACK] an incident goes on under another one by command, with the reason, and remembers the old one', () => {
    const story = moved();
    expect(story.now.pack).toEqual({ id: 'gaas-default', version: '9.9.9' });
    expect(story.now.packMoves).toMatchObject([
      {
        at: t('10:20'),
        by: people.manager,
        from: { id: 'gaas-default', version: story.pack.version },
        reason: 'New limits apply',
      },
    ]);
  });

  test('[GEN-PACK] what is asked of it from then on is judged by the new one', () => {
    const story = moved();
    expect(story.refused({ at: '10:30' }, command('reclassify'))).toMatchObject({
      code: 'reclassify.reasonUnknown',
      params: { reasons: ['Because we say so'] },
    });
    story.when({ at: '10:31' }, command('reclassify', { reason: 'because we say so' }));
  });

  test.each([people.manager, people.owner, people.cdo])(
    '[GEN-PACK] the commander or an office that appoints moves it: %s',
    (by) => {
      underWay('P2').when({ at: '10:20', by }, command('movePack'));
      const commanded = underWay('P2');
      commanded.when({ at: '10:10', by: people.manager }, command('assignRole', { person: people.liaison }));
      commanded.when({ at: '10:20', by: people.liaison }, command('movePack'));
      expect(commanded.now.packMoves).toHaveLength(1);
    },
  );

  test('[GEN-PACK] it takes a reason', () => {
    const refused = underWay('P2').refused(
      { at: '10:20', by: people.manager },
      command('movePack', { reason: '' }),
    );
    expect(refused).toEqual({ code: 'text.missing', params: { field: 'reason' } });
  });
});
