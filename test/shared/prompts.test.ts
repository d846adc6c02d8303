import { expect, test } from 'vitest';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { otherWarRoomsOf } from '../../shared/views/other-war-rooms.ts';
import { promptsOf } from '../../shared/views/prompts.ts';
import { aRow } from '../support/rows.ts';
import { command, people, type Story, services, t, underWay, warRoomActive } from '../support/story.ts';

const codes = (story: Story, at: string, context: object = {}) =>
  promptsOf(story.now, {
    readings: story.board(at).readings,
    recurrence: null,
    dependents: 0,
    ...context,
  }).map(({ code }) => code);

test('[CLS-P3] a P3 that breaches is prompted for P2, not before', () => {
  const story = underWay('P3');
  expect(codes(story, '17:59')).toEqual([]);
  expect(codes(story, '18:00')).toEqual(['considerP2']);
});

test('[WAR-ROLES] the same person as commander and scribe is warned of', () => {
  const story = warRoomActive();
  story.when(
    { at: '10:20', by: people.owner },
    command('assignRole', { role: 'SCRIBE', person: people.owner }),
  );
  expect(codes(story, '10:21')).toContain('commanderIsScribe');
});

test('[NTF-AGENCIES] services that depend on what a P1 affects are asked after, until somebody said which are hit', () => {
  const story = underWay('P1');
  expect(codes(story, '10:05', { dependents: 2 })).toContain('checkDependents');
  story.when({ at: '10:06' }, command('reportDependents'));
  expect(codes(story, '10:07', { dependents: 2 })).not.toContain('checkDependents');
});

test('[RES-ACTION] a workaround asks for the permanent fix', () => {
  const story = underWay('P2');
  story.when({ at: '10:52' }, command('resolve', { kind: 'workaround' }));
  expect(codes(story, '10:53')).toContain('permanentFix');
  story.when({ at: '10:54' }, command('addAction', { due: t('12:00'), permanentFix: true }));
  expect(codes(story, '10:55')).not.toContain('permanentFix');
});

test('[CLO-CRITERIA] what recurs is to be linked', () => {
  const story = underWay('P3');
  const recurrence = { others: [aRow('incident/earlier' as StreamId)], count: 3, days: 30 };
  expect(codes(story, '10:05', { recurrence })).toContain('recurring');
});

test('[CLO-CRITERIA PIR-TRIGGER] each of those it repeats is to be linked; then there is nothing left to suggest', () => {
  const story = underWay('P3');
  const earlier = ['incident/first', 'incident/second'] as StreamId[];
  const rows = earlier.map((stream) => aRow(stream, { ref: `INC-${stream}` }));
  story.world = { ...story.world, others: new Map(rows.map((row) => [row.stream, row])) };
  const recurrence = { others: rows, count: 3, days: 30 };
  const link = (other: StreamId) => command('linkIncident', { as: 'recurrence of', other });
  for (const [at, other] of [
    ['10:04', earlier[0]],
    ['10:05', earlier[1]],
  ] as const) {
    expect(codes(story, at, { recurrence })).toContain('recurring');
    if (other) story.when({ at }, link(other));
  }
  expect(codes(story, '10:06', { recurrence })).not.toContain('recurring');
});

test('[INT-ASSIGN NTF-PAGE] a P2 asks for the on-call engineer until somebody is paged', () => {
  for (const other of ['P1', 'P3', 'P4'] as const)
    expect(codes(underWay(other), '10:05')).not.toContain('pageOnCall');
  const story = underWay('P2');
  expect(codes(story, '10:05')).toContain('pageOnCall');
  story.when({ at: '10:06' }, command('page', { person: people.engineer }));
  expect(codes(story, '10:07')).not.toContain('pageOnCall');
});

test('[CLO-CRITERIA] users who reported it, first or besides, are to be asked once service is back', () => {
  const story = underWay('P2');
  story.when({ at: '10:05' }, command('recordReport'));
  expect(codes(story, '10:06')).not.toContain('askUsers');
  story.when({ at: '10:52' }, command('resolve'));
  expect(codes(story, '10:53')).toContain('askUsers');
  story.when({ at: '10:54' }, command('askUsers'));
  expect(codes(story, '10:55')).not.toContain('askUsers');
});

test('[CLS-SECURITY NTF-CISO] a security incident of which the CISO has not been told', () => {
  const story = underWay('P2');
  expect(codes(story, '10:05')).not.toContain('securityUntold');
  story.when({ at: '10:05' }, command('declareSecurity'));
  expect(codes(story, '10:06')).toContain('securityUntold');
  for (const [rule, person] of [
    ['CISO', people.ciso],
    ['legal', null],
    ['public relations', null],
  ] as const)
    story.when({ at: '10:07' }, command('notify', { rule, about: null, person, proof: 'By phone' }));
  expect(codes(story, '10:08')).not.toContain('securityUntold');
});

test('[RUL-SECURITY GEN-OFFLINE] lowered on one console while another declared it: below P2 it may not stay', () => {
  const story = underWay('P2');
  const [here, there] = [story.fork('here'), story.fork('there')];
  const lower = { to: 'P3', changedAt: t('10:20'), reason: 'Fewer users affected' } as const;
  story.hear(
    ...here.when({ at: '10:20', by: people.manager }, command('reclassify', lower)),
    ...there.when({ at: '10:21' }, command('declareSecurity')),
  );
  expect(codes(story, '10:25')).toContain('securityBelowFloor');
  story.when({ at: '10:26' }, command('reclassify', { to: 'P2', changedAt: t('10:26') }));
  expect(codes(story, '10:27')).not.toContain('securityBelowFloor');
});

test('nothing is suggested of what is closed', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, command('dismiss'));
  expect(codes(story, '+1 10:00', { dependents: 2 })).toEqual([]);
});

test('[CLS-MULTI] of several services owners act together, and another may command, until service is back', () => {
  const story = underWay('P2');
  story.when({ at: '10:05' }, command('page', { person: people.engineer }));
  expect(codes(story, '10:06')).toEqual([]);
  story.when(
    { at: '10:06' },
    command('changeServices', { services: Object.values(services), reason: 'Both' }),
  );
  expect(codes(story, '10:07')).toEqual(['severalServices']);
  expect(promptsOf(story.now, { readings: [], recurrence: null, dependents: 0 })).toEqual([
    { code: 'severalServices', params: { count: 2, agencies: 1 } },
  ]);
  story.when({ at: '10:50' }, command('resolve'));
  expect(codes(story, '10:51')).not.toContain('severalServices');
});

test('[CLS-MULTI] somebody who holds roles in two war rooms is warned of, but not of a drill', () => {
  const here = { stream: 'incident/here' as StreamId, drill: false };
  const held = { role: 'SCRIBE', person: people.comms } as const;
  const itself = aRow(here.stream, { roles: [{ role: 'CL', person: people.comms }] });
  const there = aRow('incident/there' as StreamId, { roles: [held] });
  const stoodDown = aRow('incident/over' as StreamId, { roles: [] });
  const drill = aRow('incident/drill' as StreamId, { drill: true, roles: [held] });
  const rows = [itself, there, stoodDown, drill];
  expect(otherWarRoomsOf(people.comms, here, rows)).toEqual([there]);
  expect(otherWarRoomsOf(people.owner, here, rows)).toEqual([]);
  expect(otherWarRoomsOf(people.comms, { ...here, drill: true }, rows)).toEqual([drill]);
});
