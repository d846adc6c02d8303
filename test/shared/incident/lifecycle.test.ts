import { expect, test } from 'vitest';
import { isOpen, statusOf } from '../../../shared/incident/state.ts';
import { closedP2, command, people, resolvedP1, Story, t, underWay } from '../../support/story.ts';

test('[INT-RECORD] an incident goes New, Investigating, Resolved, Closed', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  expect(statusOf(story.now)).toBe('new');
  story.when({ at: '10:01' }, command('classify', { priority: 'P2' }));
  expect(statusOf(story.now)).toBe('new');
  story.when({ at: '10:02' }, command('acknowledge'));
  expect(statusOf(story.now)).toBe('investigating');
  story.when({ at: '10:52' }, command('resolve'));
  expect(statusOf(story.now)).toBe('resolved');
  story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
  expect(statusOf(story.now)).toBe('resolved');
  story.when({ at: '11:00' }, command('close'));
  expect(statusOf(story.now)).toBe('closed');
  expect(isOpen(story.now)).toBe(false);
});

test('[INT-RECORD CLK-P2-ACK] acknowledging names who takes it', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:03', by: people.manager }, command('acknowledge', { assignee: people.scribe }));
  expect(story.now).toMatchObject({
    assignee: people.scribe,
    acknowledged: { at: t('10:03'), by: people.manager },
  });
});

test('[CLO-REOPEN RES-APPROVE] refused and reopened, it is under investigation again', () => {
  const refused = resolvedP1();
  refused.when({ at: '10:55', by: people.owner }, command('refuseResolution'));
  expect(statusOf(refused.now)).toBe('investigating');

  const reopened = resolvedP1();
  reopened.when({ at: '10:55' }, command('reopen'));
  expect(statusOf(reopened.now)).toBe('investigating');
});

test('[RUL-CLOSED] after closure what comes to light late is written down, and the status stays', () => {
  const story = closedP2();
  const [late] = story.when(
    { at: '+1 09:00' },
    command('addEntry', { text: 'The vendor confirms the cause' }),
  );
  expect(statusOf(story.now)).toBe('closed');
  // marked by being recorded after the closure
  expect(late?.recordedAt).toBeGreaterThan(story.now.closure?.at ?? Number.POSITIVE_INFINITY);
});

test('[RUL-CLOSED] a closed incident takes no other act', () => {
  const story = closedP2();
  for (const type of [
    'acknowledge',
    'classify',
    'reclassify',
    'assignRole',
    'sendMessage',
    'resolve',
    'close',
  ] as const)
    expect(story.refused({ at: '12:00', by: people.manager }, command(type)).code).toBe('incident.closed');
});

test('[RUL-CLOSED CLK-PIR CLK-REPORT] the review, the report and what is told of both come after closure', () => {
  const story = closedP2();
  story.when({ at: '12:00' }, command('scheduleReview'));
  story.when({ at: '+1 11:00' }, command('holdReview'));
  story.when({ at: '+2 11:00' }, command('publishReport'));
  story.when({ at: '+2 12:00' }, command('notify', { proof: 'Root cause shared' }));
  story.when(
    { at: '+2 12:05' },
    command('acknowledgeNotification', { notification: story.idOf('notified') }),
  );
  story.when({ at: '+2 13:00' }, command('sendMessage', { kind: 'closing' }));
  expect(statusOf(story.now)).toBe('closed');
  expect(story.refused({ at: '+2 14:00' }, command('giveDailyReport')).code).toBe('incident.closed');
});

test('every event is a line of the record, but those that speak of another line', () => {
  const story = underWay('P2');
  story.when({ at: '10:05' }, command('addEntry'));
  story.when({ at: '10:06' }, command('amendEntry', { entry: story.idOf('entryAdded') }));
  const lines = story.now.timeline.toArray().map(({ event }) => event.type);
  expect(lines).toEqual(['declared', 'classified', 'acknowledged', 'entryAdded']);
});
