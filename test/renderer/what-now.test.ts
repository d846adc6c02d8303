import { describe, expect, test } from 'vitest';
import { nextStep } from '../../renderer/app/bridge-screen/what-now.ts';
import { readClocks } from '../../shared/clocks/clocks.ts';
import { activationSteps, standDownSteps, triageSteps } from '../../shared/policy/vocabulary.ts';
import { defaultPack } from '../support/default-pack.ts';
import { people, Story, services, t } from '../support/story.ts';

/** A P1 on a tier 1 service, detected at 10:00. */
function declared(): Story {
  const story = new Story();
  story.when(
    { at: '10:01' },
    {
      type: 'declare',
      title: 'Sign-in fails',
      services: [services.tier1],
      impact: 'Nobody can sign in',
      drill: false,
      method: 'monitoring',
      reportedBy: 'probe',
      onsetAt: null,
      detectedAt: t('10:00'),
    },
  );
  return story;
}

const now = (story: Story, at: string) =>
  nextStep(story.now, readClocks(story.now, defaultPack(), t(at)).readings);

function running(): Story {
  const story = declared();
  story.when(
    { at: '10:01' },
    { type: 'classify', answers: { unavailable: 'yes' }, priority: 'P1', overrideReason: null },
  );
  story.when({ at: '10:02' }, { type: 'acknowledge', assignee: people.engineer });
  story.when(
    { at: '10:02', by: people.manager },
    { type: 'assignRole', role: 'IC', person: people.owner, note: '' },
  );
  for (const step of triageSteps) story.when({ at: '10:03' }, { type: 'completeTriageStep', step });
  for (const step of activationSteps.filter((one) => one !== 'commander'))
    story.when({ at: '10:04', by: people.manager }, { type: 'completeActivationStep', step });
  return story;
}

describe('the one next thing the policy asks for', () => {
  test('[CLS-NOW] first is classifying, then that somebody takes it', () => {
    const story = declared();
    expect(now(story, '10:01')).toMatchObject({ command: 'classify', dueAt: t('10:05') });
    story.when(
      { at: '10:01' },
      { type: 'classify', answers: { unavailable: 'yes' }, priority: 'P1', overrideReason: null },
    );
    expect(now(story, '10:01')).toMatchObject({ command: 'acknowledge', dueAt: t('10:05') });
  });
  test('[WAR-ROLES] a war room without a commander asks for one', () => {
    const story = declared();
    story.when(
      { at: '10:01' },
      { type: 'classify', answers: { unavailable: 'yes' }, priority: 'P1', overrideReason: null },
    );
    story.when({ at: '10:02' }, { type: 'acknowledge', assignee: people.engineer });
    expect(now(story, '10:02')).toMatchObject({ command: 'roles', says: 'commander' });
  });
  test('[INT-TRIAGE] [WAR-ACTIVATE] the open step of a checklist is named', () => {
    const story = declared();
    story.when(
      { at: '10:01' },
      { type: 'classify', answers: { unavailable: 'yes' }, priority: 'P1', overrideReason: null },
    );
    story.when({ at: '10:01' }, { type: 'acknowledge', assignee: people.engineer });
    story.when(
      { at: '10:01', by: people.manager },
      { type: 'assignRole', role: 'IC', person: people.owner, note: '' },
    );
    expect(now(story, '10:01')).toMatchObject({ command: 'triage', step: 'validated' });
    for (const step of triageSteps) story.when({ at: '10:01' }, { type: 'completeTriageStep', step });
    expect(now(story, '10:02')).toMatchObject({ command: 'activation', step: 'declared', dueAt: t('10:15') });
  });
  test('a clock that warns comes before what can simply be done next', () => {
    const story = running();
    expect(now(story, '10:05')).toMatchObject({ command: 'message', says: 'citizenFirst' });
    story.when(
      { at: '10:06' },
      { type: 'sendMessage', kind: 'update', channels: ['status page', 'social media'], text: 'We know.' },
    );
    expect(now(story, '10:13')).toMatchObject({
      command: 'decide',
      says: 'investigate',
      dueAt: t('10:17'),
    });
    const decision = {
      decision: null,
      text: 'Fail over',
      rationale: 'Fastest',
      options: [],
      risk: null,
      decidedBy: null,
    };
    story.when({ at: '10:14' }, { type: 'makeDecision', ...decision });
    expect(now(story, '10:14')).toMatchObject({ command: 'bridgeStatus', dueAt: t('10:19') });
  });
  test('[CLK-RESOLVE] where no clock can be acted on, it is the restoration', () => {
    const story = declared();
    story.when({ at: '10:01' }, { type: 'classify', answers: {}, priority: 'P4', overrideReason: null });
    story.when({ at: '10:01' }, { type: 'acknowledge', assignee: people.engineer });
    expect(now(story, '10:02')).toMatchObject({ command: 'resolve' });
  });
  test('[RES-ACTION] a workaround asks for the permanent fix before closing', () => {
    const story = running();
    const resolution = { kind: 'workaround', restoredAt: t('10:19'), text: 'Traffic moved' } as const;
    story.when({ at: '10:20', by: people.owner }, { type: 'resolve', ...resolution });
    const told = { kind: 'restoration' as const, channels: ['status page'], text: 'Back.' };
    story.when({ at: '10:21' }, { type: 'sendMessage', ...told });
    story.when({ at: '10:22', by: people.owner }, { type: 'approveResolution' });
    story.when({ at: '10:23', by: people.owner }, { type: 'standDown', criterion: 'service acceptable' });
    story.when(
      { at: '10:24' },
      { type: 'scheduleReview', heldAt: t('+1 10:00'), facilitator: people.liaison },
    );
    expect(now(story, '10:25')).toMatchObject({ command: 'permanentFix' });
    const fix = { text: 'Renew the chain', owner: people.engineer, due: t('12:00'), permanentFix: true };
    story.when({ at: '10:26' }, { type: 'addAction', ...fix });
    expect(now(story, '10:26')).toMatchObject({ command: 'standDownSteps' });
  });
  test('[WAR-STANDDOWN] [CLO-CRITERIA] after the restoration: told, approved, stood down, reviewed, closed', () => {
    const story = running();
    const said: (string | undefined)[] = [];
    const look = (at: string) => said.push(now(story, at)?.says);
    story.when(
      { at: '10:20', by: people.owner },
      { type: 'resolve', kind: 'fix', restoredAt: t('10:19'), text: 'Restarted' },
    );
    look('10:20');
    story.when(
      { at: '10:21' },
      { type: 'sendMessage', kind: 'restoration', channels: ['status page'], text: 'Back.' },
    );
    look('10:21');
    story.when({ at: '10:22', by: people.owner }, { type: 'approveResolution' });
    look('10:22');
    story.when({ at: '10:23', by: people.owner }, { type: 'standDown', criterion: 'service acceptable' });
    look('10:23');
    story.when(
      { at: '10:24' },
      { type: 'scheduleReview', heldAt: t('+1 10:00'), facilitator: people.liaison },
    );
    look('10:24');
    for (const step of standDownSteps.filter((one) => !story.now.warRooms[0]?.standDownSteps[one]))
      story.when({ at: '10:25' }, { type: 'completeStandDownStep', step });
    look('10:25');
    expect(said).toEqual(['restored', 'judgeResolution', 'standDown', 'review', 'standDownSteps', 'close']);
    story.when(
      { at: '10:30', by: people.owner },
      {
        type: 'close',
        rootCause: 'Certificate',
        lessons: 'Watch expiry',
        serviceNormal: true,
        slaAcceptable: true,
        userConfirmation: 'not reported by users',
        recurring: false,
        handOff: '',
      },
    );
    expect(now(story, '10:31')).toBeNull();
  });
});
