import { describe, expect, test } from 'vitest';
import { nextStep } from '../../renderer/app/bridge-screen/what-now.ts';
import type { CommandOf } from '../../shared/incident/command.ts';
import {
  activationSteps,
  type Priority,
  standDownSteps,
  triageSteps,
} from '../../shared/policy/vocabulary.ts';
import { command, people, Story, t } from '../support/story.ts';

/** On a tier 1 service, detected at 10:00 on a Monday. */
function declared(fields: Partial<Omit<CommandOf<'declare'>, 'type'>> = {}): Story {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare', fields));
  return story;
}

const now = (story: Story, at: string) => nextStep(story.now, story.board(at).readings);

function classified(priority: Priority, fields: Partial<Omit<CommandOf<'declare'>, 'type'>> = {}): Story {
  const story = declared(fields);
  story.when({ at: '10:01' }, command('classify', { priority, overrideReason: 'as seen' }));
  return story;
}

/** What the policy wants told first of a P1 or P2, each by the rule that asks for it. */
function tellEverybody(story: Story, at: string): void {
  for (const { subject, about } of story.clocks('notify', at).filter(({ met }) => !met))
    story.when(
      { at },
      command('notify', {
        rule: subject ?? '',
        about,
        person: null,
        proof: 'called',
        acknowledged: true,
      }),
    );
}

/** A P1 whose first minutes are over: taken, commanded, triaged, told, active. */
function running(): Story {
  const story = classified('P1');
  story.when({ at: '10:02' }, command('acknowledge'));
  story.when({ at: '10:02', by: people.manager }, command('assignRole'));
  for (const step of triageSteps) story.when({ at: '10:03' }, command('completeTriageStep', { step }));
  tellEverybody(story, '10:03');
  const done = story.now.warRooms[0]?.steps ?? {};
  for (const step of activationSteps.filter((one) => !done[one]))
    story.when({ at: '10:04', by: people.manager }, command('completeActivationStep', { step }));
  return story;
}

describe('the one next thing the policy asks for', () => {
  test('[CLS-NOW] first is classifying, then that somebody takes it', () => {
    const story = declared();
    expect(now(story, '10:01')).toMatchObject({ command: 'classify', dueAt: t('10:05') });
    story.when({ at: '10:01' }, command('classify', { answers: { unavailable: 'yes' } }));
    expect(now(story, '10:01')).toMatchObject({ command: 'acknowledge', dueAt: t('10:05') });
  });

  test('[WAR-ROLES] a war room without a commander asks for one', () => {
    const story = classified('P1');
    story.when({ at: '10:02' }, command('acknowledge'));
    expect(now(story, '10:02')).toMatchObject({ command: 'roles', says: 'commander' });
  });

  test('[INT-TRIAGE NTF-PROOF WAR-ACTIVATE] then triage, the people to tell, and the steps of activation by what does them', () => {
    const story = classified('P1');
    story.when({ at: '10:01' }, command('acknowledge'));
    story.when({ at: '10:01', by: people.manager }, command('assignRole'));
    expect(now(story, '10:01')).toMatchObject({ command: 'triage', step: 'validated' });
    for (const step of triageSteps) story.when({ at: '10:01' }, command('completeTriageStep', { step }));
    const tell = now(story, '10:01');
    expect(tell).toMatchObject({ command: 'notify', says: 'notify', dueAt: t('10:05') });
    expect(tell?.tells?.map(({ clause }) => clause).toSorted()).toEqual([
      'NTF-CDO',
      'NTF-CIO',
      'NTF-LEADERSHIP',
      'NTF-SM',
      'NTF-SO',
    ]);
    tellEverybody(story, '10:02');

    const asked: unknown[] = [];
    const look = (at: string) => {
      const step = now(story, at);
      asked.push([step?.step, step?.command]);
    };
    look('10:02');
    story.when({ at: '10:02', by: people.manager }, command('completeActivationStep', { step: 'declared' }));
    look('10:02');
    story.when({ at: '10:02' }, command('openBridge'));
    look('10:02');
    story.when({ at: '10:03' }, command('page'));
    look('10:03');
    story.when({ at: '10:03' }, command('answerPage', { page: story.idOf('paged') }));
    look('10:03');
    expect(asked).toEqual([
      ['declared', 'activation'],
      ['bridge', 'openBridge'],
      ['paged', 'page'],
      // The page is due at 10:08, the war room at 10:15.
      [undefined, 'answerPage'],
      ['citizens', 'message'],
    ]);
  });

  test('[NTF-PAGE] a page that is not answered in time goes to the next', () => {
    const story = running();
    story.when({ at: '10:04' }, command('page'));
    const page = story.idOf('paged');
    expect(now(story, '10:05')).toMatchObject({ command: 'answerPage', says: 'page', subject: page });
    expect(now(story, '10:10')).toMatchObject({ command: 'page', says: 'pageNext', subject: page });
  });

  test('a clock that warns comes before what can simply be done next', () => {
    const story = running();
    expect(now(story, '10:05')).toMatchObject({ command: 'message', says: 'citizenFirst' });
    story.when({ at: '10:06' }, command('sendMessage', { channels: ['status page', 'social media'] }));
    expect(now(story, '10:13')).toMatchObject({
      command: 'decide',
      says: 'investigate',
      dueAt: t('10:17'),
    });
    story.when({ at: '10:14' }, command('makeDecision', { decision: null }));
    expect(now(story, '10:14')).toMatchObject({ command: 'bridgeStatus', dueAt: t('10:19') });
  });

  test('[CLS-SECURITY] what the CISO withholds is not asked for: nobody could send it', () => {
    const story = running();
    story.when({ at: '10:05', by: people.ciso }, command('declareSecurity'));
    tellEverybody(story, '10:05');
    story.when({ at: '10:05', by: people.ciso }, command('withholdMessages'));
    expect(now(story, '10:12')?.says).not.toBe('citizenFirst');
  });

  test('[CLS-SECURITY WAR-ACTIVATE] a withheld message is no step of the activation that somebody can do', () => {
    const story = classified('P1');
    story.when({ at: '10:02' }, command('acknowledge'));
    story.when({ at: '10:02', by: people.manager }, command('assignRole'));
    for (const step of triageSteps) story.when({ at: '10:03' }, command('completeTriageStep', { step }));
    story.when({ at: '10:03', by: people.ciso }, command('declareSecurity'));
    story.when({ at: '10:03', by: people.ciso }, command('withholdMessages'));
    tellEverybody(story, '10:03');
    const left = () => activationSteps.filter((one) => !story.now.warRooms[0]?.steps[one]);
    for (const step of left().filter((one) => one !== 'citizens'))
      story.when({ at: '10:04', by: people.manager }, command('completeActivationStep', { step }));
    expect(left()).toEqual(['citizens']);
    expect(now(story, '10:14')?.command).not.toBe('message');
    story.when({ at: '10:14', by: people.ciso }, command('releaseMessages'));
    expect(now(story, '10:14')?.command).toBe('message');
  });

  test('a breached notification stays the next thing until somebody is told, whatever else is due later', () => {
    const story = classified('P1');
    story.when({ at: '10:02' }, command('acknowledge'));
    story.when({ at: '10:02', by: people.manager }, command('assignRole'));
    for (const step of triageSteps) story.when({ at: '10:03' }, command('completeTriageStep', { step }));
    expect(now(story, '10:09')).toMatchObject({ command: 'notify', dueAt: t('10:05') });
  });
});

describe('without a war room', () => {
  test('[NTF-SO NTF-SM NTF-LEADERSHIP] a P2 tells the Service Manager first, then the owner, then citizens', () => {
    const story = classified('P2');
    story.when({ at: '10:01' }, command('acknowledge'));
    for (const step of triageSteps) story.when({ at: '10:01' }, command('completeTriageStep', { step }));
    const told: unknown[] = [];
    for (let tries = 0; tries < 2; tries++) {
      const step = now(story, '10:02');
      told.push([step?.tells?.map(({ clause }) => clause), step?.dueAt]);
      const { subject = '', about = null } = step?.tells?.[0] ?? {};
      story.when({ at: '10:02' }, command('notify', { rule: subject ?? '', about }));
    }
    expect(told).toEqual([
      [['NTF-SM'], t('10:05')],
      [['NTF-SO'], t('10:15')],
    ]);
    expect(now(story, '10:03')).toMatchObject({ command: 'message', says: 'citizenFirst' });
  });

  test.each(['P2', 'P3', 'P4'] as const)('%s never asks for a step of the war room', (priority) => {
    const story = classified(priority);
    const room = ['roles', 'activation', 'openBridge', 'bridgeStatus', 'briefing', 'standDown'];
    story.when({ at: '10:02' }, command('acknowledge'));
    for (const at of ['10:02', '10:20', '12:00', '+1 10:00'])
      expect(room).not.toContain(now(story, at)?.command);
  });

  test('[CLS-ESCALATE WAR-STANDDOWN] a raise to P1 that is refused leaves a war room behind: a commander has to end it', () => {
    const story = classified('P2');
    story.when({ at: '10:01' }, command('acknowledge'));
    for (const step of triageSteps) story.when({ at: '10:01' }, command('completeTriageStep', { step }));
    tellEverybody(story, '10:02');
    story.when({ at: '10:03' }, command('sendMessage', { channels: ['status page'] }));
    story.when({ at: '10:05' }, command('reclassify', { changedAt: t('10:05') }));
    const change = story.idOf('reclassified');
    expect(now(story, '10:05')).toMatchObject({ command: 'roles', says: 'commander' });
    story.when({ at: '10:06', by: people.manager }, command('refuseReclassification', { change }));
    expect(now(story, '10:06')).toMatchObject({ command: 'roles', says: 'commanderToStandDown' });
    story.when(
      { at: '10:07', by: people.manager },
      command('assignRole', { role: 'IC', person: people.owner }),
    );
    expect(now(story, '10:07')).toMatchObject({ command: 'standDown', says: 'roomUnneeded' });
    story.when({ at: '10:08', by: people.owner }, command('standDown', { criterion: 'workaround' }));
    expect(now(story, '10:08')).toMatchObject({ command: 'investigate' });
  });

  test('[CLK-INVESTIGATE] where the clock rolls it is a finding that is asked for, not a decision', () => {
    const story = classified('P2');
    story.when({ at: '10:01' }, command('acknowledge'));
    for (const step of triageSteps) story.when({ at: '10:01' }, command('completeTriageStep', { step }));
    tellEverybody(story, '10:02');
    story.when({ at: '10:03' }, command('sendMessage', { channels: ['status page'] }));
    expect(now(story, '10:04')).toMatchObject({ command: 'investigate', says: 'progress' });
  });

  test('[CLK-CITIZEN-UPDATE] a P4 that was taken asks for the answer to the reporter', () => {
    const story = classified('P4', { method: 'user report' });
    story.when({ at: '10:02' }, command('acknowledge'));
    expect(now(story, '10:03')).toMatchObject({ command: 'message', says: 'citizenUpdate' });
  });

  test('[CLK-RESOLVE] where no clock can be acted on, it is the restoration', () => {
    const story = classified('P4');
    story.when({ at: '10:02' }, command('acknowledge'));
    const step = nextStep(
      story.now,
      story.board('10:03').readings.filter(({ kind }) => kind === 'resolve'),
    );
    expect(step).toMatchObject({ command: 'resolve', says: 'resolve' });
  });
});

describe('once service is back', () => {
  const restored = (story: Story) => {
    story.when(
      { at: '10:20', by: people.owner },
      command('resolve', { kind: 'fix', restoredAt: t('10:19'), text: 'Restarted' }),
    );
    return story;
  };

  test('[RES-ACTION] a workaround asks for the permanent fix before closing', () => {
    const story = running();
    story.when(
      { at: '10:20', by: people.owner },
      command('resolve', { kind: 'workaround', restoredAt: t('10:19') }),
    );
    story.when({ at: '10:21' }, command('sendMessage', { kind: 'restoration', channels: ['status page'] }));
    story.when({ at: '10:22', by: people.owner }, command('approveResolution'));
    story.when({ at: '10:23', by: people.owner }, command('standDown'));
    story.when({ at: '10:24' }, command('scheduleReview', { heldAt: t('+1 10:00') }));
    expect(now(story, '10:25')).toMatchObject({ command: 'permanentFix' });
    story.when({ at: '10:26' }, command('addAction', { permanentFix: true, due: t('+3 12:00') }));
    expect(now(story, '10:26')).toMatchObject({ command: 'standDownSteps' });
  });

  test('[WAR-STANDDOWN CLO-CRITERIA] told, approved, stood down, reviewed, closed', () => {
    const story = restored(running());
    const said: (string | undefined)[] = [];
    const look = (at: string) => said.push(now(story, at)?.says);
    look('10:20');
    story.when({ at: '10:21' }, command('sendMessage', { kind: 'restoration', channels: ['status page'] }));
    look('10:21');
    story.when({ at: '10:22', by: people.owner }, command('approveResolution'));
    look('10:22');
    story.when({ at: '10:23', by: people.owner }, command('standDown'));
    look('10:23');
    story.when({ at: '10:24' }, command('scheduleReview', { heldAt: t('+1 10:00') }));
    look('10:24');
    for (const step of standDownSteps.filter((one) => !story.now.warRooms[0]?.standDownSteps[one]))
      story.when({ at: '10:25' }, command('completeStandDownStep', { step }));
    look('10:25');
    expect(said).toEqual([
      'restored',
      'judgeResolution',
      'standDown',
      'reviewSchedule',
      'standDownSteps',
      'close',
    ]);
  });

  test('[CLS-SECURITY WAR-STANDDOWN] a withheld message is no step of the stand-down that somebody can do', () => {
    const story = running();
    story.when({ at: '10:05', by: people.ciso }, command('declareSecurity'));
    tellEverybody(story, '10:05');
    story.when({ at: '10:05', by: people.ciso }, command('withholdMessages'));
    restored(story);
    story.when({ at: '10:22', by: people.owner }, command('approveResolution'));
    story.when({ at: '10:23', by: people.owner }, command('standDown'));
    story.when({ at: '10:24' }, command('scheduleReview', { heldAt: t('+1 10:00') }));
    const left = () => standDownSteps.filter((one) => !story.now.warRooms[0]?.standDownSteps[one]);
    for (const step of left().filter((one) => one !== 'finalUpdate'))
      story.when({ at: '10:25' }, command('completeStandDownStep', { step }));
    expect(left()).toEqual(['finalUpdate']);
    expect(now(story, '10:26')?.says).toBe('close');
  });

  test('[CLO-CRITERIA] users who reported it are asked early: their time to answer runs', () => {
    const story = restored(
      (() => {
        const p3 = classified('P3', { method: 'user report' });
        p3.when({ at: '10:02' }, command('acknowledge', { assignee: people.owner }));
        return p3;
      })(),
    );
    story.when({ at: '10:21' }, command('sendMessage', { kind: 'restoration', channels: ['status page'] }));
    // Its owner is to be told within one business hour, whether service is back or not.
    expect(now(story, '10:21')).toMatchObject({ command: 'notify', dueAt: t('11:00') });
    tellEverybody(story, '10:22');
    story.when({ at: '10:22', by: people.teamLead }, command('approveResolution'));
    expect(now(story, '10:23')).toMatchObject({ command: 'askUsers' });
    story.when({ at: '10:24' }, command('askUsers'));
    expect(now(story, '10:25')).toMatchObject({ command: 'close' });
  });

  test('[CLK-PIR CLK-REPORT RUL-CLOSED] after closure it is the review and the report, then nothing', () => {
    const story = restored(running());
    story.when({ at: '10:21' }, command('sendMessage', { kind: 'restoration', channels: ['status page'] }));
    story.when({ at: '10:22', by: people.owner }, command('approveResolution'));
    story.when({ at: '10:23', by: people.owner }, command('standDown'));
    story.when({ at: '10:24' }, command('scheduleReview', { heldAt: t('+1 10:00') }));
    story.when(
      { at: '10:30', by: people.owner },
      command('close', {
        rootCause: 'Certificate',
        category: 'configuration',
        lessons: 'Watch expiry',
        serviceNormal: true,
        slaAcceptable: true,
        usersNotified: true,
        statusPageUpdated: true,
      }),
    );
    expect(now(story, '10:31')).toMatchObject({ command: 'holdReview', says: 'review' });
    story.when({ at: '+1 11:00' }, command('holdReview'));
    expect(now(story, '+1 11:01')).toMatchObject({ command: 'publishReport' });
    story.when({ at: '+1 12:00' }, command('publishReport'));
    expect(now(story, '+1 12:01')).toBeNull();
  });

  test('what was no incident asks for nothing', () => {
    const story = classified('P3');
    story.when({ at: '10:05', by: people.teamLead }, command('dismiss'));
    expect(now(story, '10:06')).toBeNull();
  });
});
