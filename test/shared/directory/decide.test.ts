import { describe, expect, test } from 'vitest';
import { directoryCommandSchema } from '../../../shared/directory/command.ts';
import { evolveDirectory } from '../../../shared/directory/evolve.ts';
import { writtenRotation, writtenService } from '../../../shared/directory/exchange/written.ts';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { type Directory, emptyDirectory, presentPeople } from '../../../shared/directory/state.ts';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import type { EventId, PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import { HOUR } from '../../../shared/kernel/time.ts';
import {
  anAgency,
  aPerson,
  appointed,
  aRotation,
  aService,
  at,
  aVendor,
  decided,
  directoryAfter,
  importing,
  ofService,
  recorded,
  refused,
} from '../../support/directory.ts';

const ana = 'ana' as PersonId;
const identity = 'identity' as ServiceId;
const NOW = at('2026-03-02T12:00Z');
const rotation = aRotation('r', ['ana', 'ben']);
const { left: _, ...anaAsWritten } = aPerson('ana');

const small: Directory = directoryAfter(
  emptyDirectory,
  importing({
    agencies: [anAgency('agency')],
    people: [aPerson('ana'), aPerson('ben')],
    vendors: [aVendor('cloud')],
    rotations: [rotation],
    services: [aService('identity', { rotation: rotation.id }), aService('network', { rotation: null })],
    appointments: [appointed('ana', 'SO', ofService('identity'))],
  }),
);

describe('saving', () => {
  test('makes an entry, and a second time changes it whole', () => {
    const moved = directoryAfter(small, { type: 'savePerson', ...anaAsWritten, phone: '+44 20 7946 0000' });
    expect(moved.people.get(ana)).toEqual(aPerson('ana', { phone: '+44 20 7946 0000' }));
    expect(moved.people.size).toBe(2);
  });

  test('keeps lengths of time as milliseconds, however they were written', () => {
    const { retired: __, ...service } = writtenService(aService('identity', { rotation: rotation.id }));
    const after4 = directoryAfter(small, {
      type: 'saveService',
      ...service,
      targets: { P1: 'PT4H', P2: 'PT240M' },
    });
    expect(after4.services.get(identity)?.targets).toEqual({ P1: 4 * HOUR, P2: 4 * HOUR });
    const slower = directoryAfter(small, {
      type: 'saveRotation',
      ...writtenRotation(rotation),
      escalateAfter: 'PT1H',
    });
    expect(slower.rotations.get(rotation.id)?.escalateAfter).toBe(HOUR);
  });

  test('says nothing of what only its own commands change', () => {
    const left = directoryAfter(small, { type: 'markLeft', person: ana });
    const edited = directoryAfter(left, { type: 'savePerson', ...anaAsWritten, name: 'Ana Diaz' });
    expect(edited.people.get(ana)).toMatchObject({ name: 'Ana Diaz', left: true });
    expect(presentPeople(edited).map(({ id }) => id)).toEqual(['ben']);
    expect(directoryAfter(edited, { type: 'markReturned', person: ana }).people.get(ana)?.left).toBe(false);
  });

  test('names, in each event, the events it was based on, and heads stay apart that knew nothing of each other', () => {
    const [field] = ['person/ana'];
    const [event] = decided(small, { type: 'savePerson', ...anaAsWritten, name: 'Ana Diaz' });
    if (!event) throw new Error('It was saved.');
    const once = recorded(small, event, 1);
    expect(once.heads.get(field)).toHaveLength(1);
    const twice = recorded(once, { ...event, body: { ...anaAsWritten, name: 'Ana D.' } } as typeof event, 2, {
      [field]: small.heads.get(field) ?? [],
    });
    expect(twice.heads.get(field)).toHaveLength(2);
    expect(twice.people.get(ana)?.name).toBe('Ana D.');
    const settled = directoryAfter(twice, { type: 'savePerson', ...anaAsWritten, name: 'Ana Diaz' });
    expect(settled.heads.get(field)).toHaveLength(1);
  });
});

describe('importing', () => {
  test('gives one event for each entry that changes, and none for the others', () => {
    const changed = importing({
      people: [aPerson('ana'), aPerson('ben', { phone: '1' }), aPerson('cleo')],
      services: [aService('network', { tier: '2', retired: true, rotation: null })],
    });
    expect(decided(small, changed).map(({ type }) => type)).toEqual([
      'personSaved',
      'personSaved',
      'serviceSaved',
      'serviceRetired',
    ]);
  });

  test('is all or nothing', () => {
    const broken = importing({ people: [aPerson('cleo'), aPerson('dan', { handle: 'ana' })] });
    expect(refused(small, broken)).toEqual({
      code: 'directory.handleTaken',
      params: { handle: 'ana', name: 'The ana' },
    });
  });

  test('entries may speak of others that come with them, in any order', () => {
    const circle = importing({
      agencies: [anAgency('new')],
      services: [
        aService('a', { agency: anAgency('new').id, dependsOn: [{ service: 'b' as ServiceId, ola: '' }] }),
        aService('b', { agency: anAgency('new').id }),
      ],
    });
    expect(decided(small, circle)).toHaveLength(3);
  });

  test('leaves what it does not name as it is', () => {
    const imported = directoryAfter(small, importing({ people: [aPerson('cleo')] }));
    expect(imported.people.size).toBe(3);
    expect(imported.services).toBe(small.services);
  });
});

describe('who leaves', () => {
  test('lays down their offices at that moment', () => {
    expect(decided(small, { type: 'markLeft', person: ana }, NOW)).toEqual([
      { type: 'personLeft', body: { person: 'ana' } },
      {
        type: 'appointmentEnded',
        body: { appointment: appointed('ana', 'SO', ofService('identity')).id, until: NOW },
      },
    ]);
  });

  test('[NTF-PAGE] is asked to be replaced first where nobody else would be on call', () => {
    const alone = directoryAfter(small, { type: 'markLeft', person: 'ben' as PersonId });
    expect(refused(alone, { type: 'markLeft', person: ana }).code).toBe('directory.rotationEmpty');
  });
});

describe('ending', () => {
  test('an appointment now, or at a moment named', () => {
    const { id } = appointed('ana', 'SO', ofService('identity'));
    const ended = decided(small, { type: 'endAppointment', appointment: id, until: null }, NOW).reduce(
      (state, event) => recorded(state, event),
      small,
    );
    const owners = (time: number) => holdersOf(ended, 'SO', [identity], time);
    expect([NOW - 1, NOW].map(owners)).toEqual([['ana'], []]);
  });

  test('an override that has not begun never stands', () => {
    const override = { id: 'o', rotation: rotation.id, person: ana, from: NOW + HOUR, until: NOW + 2 * HOUR };
    const planned = directoryAfter(
      small,
      directoryCommandSchema.parse({ type: 'overrideOnCall', ...override }),
    );
    const [id] = planned.overrides.keys();
    if (!id) throw new Error('It was planned.');
    expect(decided(planned, { type: 'endOverride', override: id, until: null }, NOW)).toEqual([
      { type: 'overrideEnded', body: { override: 'o', until: NOW + HOUR } },
    ]);
  });

  test('a rotation that pages for no service any more', () => {
    const { retired: __, ...service } = writtenService(aService('identity', { rotation: null }));
    const freed = directoryAfter(small, { type: 'saveService', ...service });
    expect(directoryAfter(freed, { type: 'removeRotation', rotation: rotation.id }).rotations.size).toBe(0);
  });
});

describe('folding', () => {
  const event = (type: string, body: unknown) =>
    ({ id: 'e' as EventId, basedOn: {}, type, body }) as Envelope;

  test('an event about nobody known, or of a type unknown, changes nothing', () => {
    for (const odd of [
      event('personLeft', { person: 'nobody' }),
      event('serviceRetired', { service: 'nothing' }),
      event('appointmentEnded', { appointment: 'none', until: 0 }),
      event('overrideEnded', { override: 'none', until: 0 }),
      event('rotationRemoved', { rotation: 'none' }),
      event('teleported', {}),
    ])
      expect(evolveDirectory(small, odd)).toBe(small);
  });

  test('a directory of the first version holds the same offices in the same hands', () => {
    const old = [
      event('personAdded', { id: 'ana', name: 'Ana', handle: 'ana', offices: ['CDO', 'support L1'] }),
      event('personAdded', { id: 'ben', name: 'Ben', handle: 'ben', offices: [] }),
      event('serviceAdded', {
        id: 'identity',
        name: 'Identity',
        tier: '1',
        agency: 'Home Office',
        holders: { SO: 'ana', SM: 'ben' },
      }),
      event('serviceAdded', { id: 'visas', name: 'Visas', tier: '2', agency: 'Home Office', holders: {} }),
    ].reduce(evolveDirectory, emptyDirectory);
    const hold = (office: string, service: string) => holdersOf(old, office, [service as ServiceId], NOW);
    expect([hold('SO', 'identity'), hold('SM', 'identity'), hold('SO', 'visas')]).toEqual([
      ['ana'],
      ['ben'],
      [],
    ]);
    expect([hold('CDO', 'identity'), hold('support L1', 'visas')]).toEqual([['ana'], ['ana']]);
    expect([...old.agencies.values()]).toEqual([
      { id: 'home-office', name: 'Home Office', short: 'Home Office' },
    ]);
    expect(old.services.get(identity)).toMatchObject({
      agency: 'home-office',
      monitoring: { automated: false, slaAlerts: false, aroundTheClock: false, severalLocations: false },
    });
  });
});
