import { describe, expect, test } from 'vitest';
import { peakPriority, statusOf } from '../../../shared/incident/state.ts';
import { type Priority, resolutionKinds } from '../../../shared/policy/vocabulary.ts';
import { appointed, directoryWith, ofService } from '../../support/directory.ts';
import {
  command,
  directory,
  Story as NewStory,
  people,
  resolvedP1,
  type Story,
  services,
  t,
  underWay,
} from '../../support/story.ts';

const resolved = (priority: Priority): Story => {
  const story = underWay(priority);
  story.when({ at: '10:52' }, command('resolve'));
  return story;
};

describe('resolving', () => {
  test.each(resolutionKinds)('[RES-ACTION] service is restored by %s', (kind) => {
    const story = underWay('P2');
    story.when({ at: '10:52' }, command('resolve', { kind }));
    expect(story.now.resolution).toMatchObject({ kind, text: 'Issuer restarted' });
  });

  test('[RES-TIME] it states when service was restored, which is not when that is said', () => {
    expect(resolved('P2').now.resolution).toMatchObject({ restoredAt: t('10:50'), done: { at: t('10:52') } });
    const story = underWay('P2');
    expect(story.refused({ at: '10:52' }, command('resolve', { restoredAt: t('10:53') })).code).toBe(
      'time.inFuture',
    );
    expect(story.refused({ at: '10:52' }, command('resolve', { restoredAt: t('09:59:59') }))).toEqual({
      code: 'resolve.beforeDetection',
      params: { detectedAt: t('10:00') },
    });
    expect(story.refused({ at: '10:52' }, command('resolve', { text: '' })).code).toBe('text.missing');
  });

  test('resolving takes an incident under investigation, classified, and somebody concerned with it', () => {
    const untaken = new NewStory();
    untaken.when({ at: '10:01' }, command('declare'));
    expect(untaken.refused({ at: '10:52' }, command('resolve')).code).toBe('resolve.notInvestigating');
    untaken.when({ at: '10:02' }, command('acknowledge'));
    expect(untaken.refused({ at: '10:52' }, command('resolve')).code).toBe('incident.notClassified');
    expect(resolved('P2').refused({ at: '10:53' }, command('resolve')).code).toBe('resolve.notInvestigating');
    expect(underWay('P2').refused({ at: '10:52', by: people.bystander }, command('resolve')).code).toBe(
      'resolve.notPermitted',
    );
  });
});

describe('approving', () => {
  test.each([
    ['P1', people.owner, 'The owner (Service Owner)'],
    ['P2', people.manager, 'The manager (Service Manager)'],
    ['P3', people.teamLead, 'The team-lead (Support team lead)'],
    ['P4', people.teamLead, 'The team-lead (Support team lead)'],
  ] as const)(
    '[RES-APPROVE] the resolution of a %s takes the word of %s and of nobody else',
    (priority, approver, who) => {
      for (const by of Object.values(people).filter((person) => person !== approver))
        for (const type of ['approveResolution', 'refuseResolution'] as const)
          expect(resolved(priority).refused({ at: '10:55', by }, command(type))).toEqual({
            code: 'resolution.notApprover',
            params: { who, priority },
          });
      const story = resolved(priority);
      story.when({ at: '10:55', by: approver }, command('approveResolution'));
      expect(story.now.resolution?.approved).toMatchObject({ by: approver, at: t('10:55') });
    },
  );

  test('[RUL-PEAK RES-APPROVE] the peak decides, however low the incident has sunk', () => {
    const story = underWay('P1');
    story.when(
      { at: '10:03', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    const approval = { person: people.manager, spoken: 'phone' } as const;
    story.when(
      { at: '10:40', by: people.owner },
      command('reclassify', { to: 'P3', reason: 'Fewer users affected', changedAt: t('10:40'), approval }),
    );
    story.when({ at: '10:52' }, command('resolve'));
    expect(peakPriority(story.now)).toBe('P1');
    expect(story.refused({ at: '10:55', by: people.teamLead }, command('approveResolution')).code).toBe(
      'resolution.notApprover',
    );
    expect(story.when({ at: '10:55', by: people.owner }, command('approveResolution'))).toHaveLength(1);
  });

  test('[RUL-PEAK RES-APPROVE] an approval given before the peak rose no longer suffices', () => {
    // given a P2 approved by the Service Manager
    const story = resolved('P2');
    story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
    // when it proves to have been a P1 from the start
    story.when({ at: '11:00', by: people.manager }, command('reclassify', { basis: 'wrong from the start' }));
    // then closing asks for the Service Owner’s word
    expect(story.refused({ at: '11:05' }, command('close'))).toMatchObject({
      code: 'close.missing',
      params: { missing: ['approval', 'standDown'], who: 'The owner (Service Owner)' },
    });
    story.when({ at: '11:06', by: people.owner }, command('approveResolution'));
    expect(story.now.resolution?.approved).toMatchObject({ by: people.owner });
  });

  test('[RES-APPROVE] a refusal reopens with its reason', () => {
    const story = resolvedP1();
    expect(
      story.refused({ at: '10:55', by: people.owner }, command('refuseResolution', { reason: '' })).code,
    ).toBe('text.missing');
    story.when({ at: '10:55', by: people.owner }, command('refuseResolution'));
    expect(statusOf(story.now)).toBe('investigating');
    expect(story.now).toMatchObject({
      resolution: null,
      returns: [{ reason: 'Still failing for some', refused: true }],
    });
  });

  test('[RES-ONBEHALF] approval by phone is recorded on behalf of the owner, counts, and is marked', () => {
    const story = resolvedP1();
    const onBehalfOf = { person: people.owner, how: 'phone' } as const;
    story.when({ at: '10:55', by: people.scribe, onBehalfOf }, command('approveResolution'));
    expect(story.now.resolution?.approved).toMatchObject({ by: people.owner });
    expect(story.events.at(-1)).toMatchObject({ actor: { person: people.scribe }, onBehalfOf });
  });

  test('[RES-APPROVE] a deputy of the office may approve', () => {
    const story = resolved('P2');
    const deputised = {
      appointments: [appointed(people.bystander, 'SM', ofService(services.tier1), { as: 'deputy' })],
    };
    story.world = { ...story.world, directory: directoryWith(deputised, directory) };
    story.when({ at: '10:55', by: people.bystander }, command('approveResolution'));
    expect(story.now.resolution?.approved).toMatchObject({ by: people.bystander });
  });

  test('[GEN-OFFLINE RES-APPROVE] a judgement falls on the resolution it names, and on no other', () => {
    const here = resolvedP1();
    const there = here.fork('there');
    // here it is reopened and resolved anew; there the first resolution is judged without knowing of that
    here.when({ at: '10:54' }, command('reopen'));
    here.when({ at: '10:56', by: people.owner }, command('resolve', { restoredAt: t('10:55') }));
    for (const judgement of ['approveResolution', 'refuseResolution'] as const) {
      const heard = here.fork();
      heard.hear(...there.fork(judgement).when({ at: '10:57', by: people.owner }, command(judgement)));
      expect(heard.now.resolution).toMatchObject({ restoredAt: t('10:55'), approved: null });
      expect(statusOf(heard.now)).toBe('resolved');
    }
  });

  test('[RES-APPROVE] it is given once, for a resolution that stands', () => {
    expect(underWay('P1').refused({ at: '10:55', by: people.owner }, command('approveResolution')).code).toBe(
      'resolution.none',
    );
    const story = resolvedP1();
    story.when({ at: '10:55', by: people.owner }, command('approveResolution'));
    expect(story.refused({ at: '10:56', by: people.owner }, command('refuseResolution'))).toEqual({
      code: 'resolution.approved',
      params: { name: 'The owner', doneAt: t('10:55') },
    });
  });

  test('[RES-COMMUNICATE CLK-RESTORED] restoration is told to citizens, and kept as such', () => {
    const story = resolvedP1();
    story.when({ at: '10:53', by: people.comms }, command('sendMessage', { kind: 'restoration' }));
    expect(story.now.messages.at(-1)).toMatchObject({ kind: 'restoration', done: { at: t('10:53') } });
  });
});
