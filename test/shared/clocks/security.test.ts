import { expect, test } from 'vitest';
import { command, people, type Story, t, underWay, warRoomActive } from '../../support/story.ts';

const breach = (story: Story, at = '11:00') =>
  story.when({ at }, command('declareSecurity', { breach: true, reason: 'Records copied' }));
const rule = 'statutory:data protection';

test('[CLS-SECURITY RUL-BOUNDARY] the law’s clock runs from when a breach is confirmed, seventy-two hours by the pack', () => {
  const story = underWay('P1');
  expect(story.clocks('statutory', '10:30')).toEqual([]);
  breach(story);
  expect(story.clock('statutory', '11:01')).toMatchObject({
    clause: 'CLS-SECURITY',
    subject: rule,
    startsAt: t('11:00'),
    dueAt: t('+3 11:00'),
    lateAtLimit: false,
    owner: { office: 'legal' },
    packDefault: true,
  });
});

test('[CLS-SECURITY] a security incident without a confirmed breach owes the law nothing', () => {
  const story = underWay('P2');
  story.when({ at: '11:00' }, command('declareSecurity', { breach: false, reason: 'Strange logins' }));
  expect(story.clocks('statutory', '12:00')).toEqual([]);
  story.when({ at: '12:30' }, command('declareSecurity', { breach: true, reason: 'Records copied' }));
  expect(story.clock('statutory', '12:31')).toMatchObject({ startsAt: t('12:30') });
});

test('[CLS-SECURITY NTF-PROOF] met by the notification on record', () => {
  const story = underWay('P1');
  breach(story);
  story.when({ at: '+1 09:00' }, command('notify', { rule, about: null, person: null, proof: 'Case 4711' }));
  expect(story.clock('statutory', '+2 09:00')).toMatchObject({ state: 'met', met: { at: t('+1 09:00') } });
});

test('[CLS-SECURITY RUL-SECURITY] not security after all: it ends there', () => {
  const story = underWay('P1');
  breach(story);
  story.when({ at: '12:00', by: people.ciso }, command('withdrawSecurity', { reason: 'An exercise' }));
  expect(story.clock('statutory', '+4 09:00')).toMatchObject({
    state: 'notApplicable',
    ended: { at: t('12:00'), why: 'securityWithdrawn' },
  });
});

test('[CLS-SECURITY RUL-CLOSED] the closure does not end it', () => {
  const story = warRoomActive();
  breach(story, '10:40');
  story.when({ at: '10:52', by: people.owner }, command('resolve'));
  story.when({ at: '10:55', by: people.owner }, command('approveResolution'));
  story.when({ at: '10:58', by: people.owner }, command('standDown'));
  story.when({ at: '11:00', by: people.owner }, command('close'));
  expect(story.clock('statutory', '+1 09:00')).toMatchObject({ state: 'running', ended: null });
});
