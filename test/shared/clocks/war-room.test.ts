import { expect, test } from 'vitest';
import { command, people, resolvedP1, t, underWay, warRoomActive } from '../../support/story.ts';

test('[CLK-WARROOM WAR-TRIGGER RUL-BOUNDARY] a P1 owes an active war room under fifteen minutes after detection', () => {
  const story = underWay('P1');
  expect(story.clock('warRoom', '10:02')).toMatchObject({
    clause: 'CLK-WARROOM',
    startsAt: t('10:00'),
    dueAt: t('10:15'),
    owner: { office: 'SM' },
    cite: ['§2.2', '§4.1'],
  });
  expect(story.around('warRoom', '10:15')).toEqual(['warned', 'warned', 'breached', 'breached', 'breached']);
});

test('[CLK-WARROOM WAR-ACTIVATE] the war room is active with the last of its six steps', () => {
  const story = underWay('P1');
  story.when({ at: '10:03', by: people.manager }, command('completeActivationStep', { step: 'declared' }));
  story.when(
    { at: '10:04', by: people.manager },
    command('assignRole', { role: 'IC', person: people.owner }),
  );
  for (const step of ['bridge', 'paged', 'executives'] as const)
    story.when({ at: '10:05' }, command('completeActivationStep', { step }));
  expect(story.clock('warRoom', '10:12')).toMatchObject({ state: 'warned', met: null });

  story.when({ at: '10:14' }, command('completeActivationStep', { step: 'citizens' }));
  expect(story.clock('warRoom', '11:00')).toMatchObject({ state: 'met', margin: 60_000 });
});

test('[CLK-WARROOM] a room that is active only at the limit is late by nothing, and late', () => {
  const story = underWay('P1');
  story.when(
    { at: '10:04', by: people.manager },
    command('assignRole', { role: 'IC', person: people.owner }),
  );
  for (const step of ['declared', 'bridge', 'paged', 'executives', 'citizens'] as const)
    story.when({ at: '10:15', by: people.manager }, command('completeActivationStep', { step }));
  expect(story.clock('warRoom', '11:00')).toMatchObject({ state: 'metLate', margin: 0 });
});

test('[CLK-WARROOM] other priorities owe no war room', () => {
  for (const priority of ['P2', 'P3', 'P4'] as const)
    expect(underWay(priority).clocks('warRoom', '12:00')).toEqual([]);
});

test('[CLK-WARROOM CLK-RESOLVE] service restored before the room was due makes it not applicable, and says why', () => {
  const story = underWay('P1');
  story.when({ at: '10:12' }, command('resolve', { restoredAt: t('10:11') }));
  expect(story.clock('warRoom', '12:00')).toMatchObject({
    state: 'notApplicable',
    margin: null,
    ended: { at: t('10:11'), why: 'restored' },
  });
});

test('[CLK-WARROOM CLO-REOPEN] a P1 that comes back after its room was stood down owes a second room from then on', () => {
  const story = resolvedP1();
  story.when({ at: '11:00', by: people.owner }, command('standDown'));
  story.when({ at: '11:30' }, command('reopen'));

  const [first, second] = story.clocks('warRoom', '11:31');
  expect(first).toMatchObject({ state: 'met', dueAt: t('10:15'), met: { at: t('10:10') } });
  expect(second).toMatchObject({ state: 'running', startsAt: t('11:30'), dueAt: t('11:45') });
  expect(story.around('warRoom', '11:45')).toEqual(['warned', 'warned', 'breached', 'breached', 'breached']);
});

test('[CLK-WARROOM CLO-REOPEN] a P1 that comes back while its room is still active needs no other', () => {
  const story = resolvedP1();
  story.when({ at: '11:00' }, command('reopen'));
  expect(story.clock('warRoom', '12:00')).toMatchObject({ state: 'met', met: { at: t('10:10') } });
});

test('[CLK-WARROOM CLK-BRIDGE-STATUS] in the second room the cadences count from its own activation', () => {
  const story = resolvedP1();
  story.when({ at: '11:00', by: people.owner }, command('standDown'));
  story.when({ at: '11:30' }, command('reopen'));
  for (const step of ['declared', 'bridge', 'paged', 'executives', 'citizens'] as const)
    story.when({ at: '11:40', by: people.manager }, command('completeActivationStep', { step }));

  const [first, second, ...more] = story.clocks('bridgeStatus', '11:41');
  expect(more).toEqual([]);
  // nothing was said on the bridge for fifty minutes, so the first room's turn is a breach that its stand-down ended
  expect(first).toMatchObject({
    dueAt: t('10:25'),
    state: 'breached',
    ended: { why: 'stoodDown' },
    margin: -35 * 60_000,
  });
  expect(second).toMatchObject({ cycle: 1, startsAt: t('11:40'), dueAt: t('11:55'), state: 'running' });
});

test('[CLK-WARROOM WAR-TRIGGER CLS-RECLOCK] a P1 lowered before its room was ready and raised again owes a room from T', () => {
  const story = underWay('P1');
  story.when(
    { at: '10:04', by: people.manager },
    command('assignRole', { role: 'IC', person: people.owner }),
  );
  story.when(
    { at: '10:10', by: people.owner },
    command('reclassify', {
      to: 'P2',
      changedAt: t('10:09'),
      reason: 'Partial restoration achieved',
      approval: { person: people.manager, spoken: 'phone' },
    }),
  );
  story.when({ at: '11:02', by: people.manager }, command('reclassify', { to: 'P1', changedAt: t('11:00') }));

  expect(story.clocks('warRoom', '11:03')).toMatchObject([
    { dueAt: t('10:15'), state: 'notApplicable', ended: { at: t('10:09'), why: 'priorityChanged' } },
    { startsAt: t('11:00'), dueAt: t('11:15'), state: 'running' },
  ]);
});

test('[CLK-WARROOM CLS-RECLOCK] a P1 raised again while its room is still active needs no other', () => {
  const story = warRoomActive();
  story.when(
    { at: '10:30', by: people.owner },
    command('reclassify', {
      to: 'P2',
      changedAt: t('10:30'),
      reason: 'Partial restoration achieved',
      approval: { person: people.manager, spoken: 'in the room' },
    }),
  );
  story.when({ at: '10:40', by: people.manager }, command('reclassify', { to: 'P1', changedAt: t('10:40') }));
  expect(story.clock('warRoom', '12:00')).toMatchObject({ state: 'met', met: { at: t('10:10') } });
});
