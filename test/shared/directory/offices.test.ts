import { describe, expect, test } from 'vitest';
import { holdersOf, officesOf, standingsOf } from '../../../shared/directory/offices.ts';
import type { Directory } from '../../../shared/directory/state.ts';
import type { PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import {
  anAgency,
  aPerson,
  appointed,
  aRotation,
  aService,
  at,
  directoryWith,
  government,
  ofAgency,
  ofService,
} from '../../support/directory.ts';

const identity = 'identity' as ServiceId;
const payments = 'payments' as ServiceId;
const NOON = at('2026-03-02T12:00Z');
const today = (time: string) => at(`2026-03-02T${time}Z`);
const who = (id: string) => id as PersonId;

const entries = {
  agencies: [anAgency('agency'), anAgency('other')],
  people: ['ana', 'ben', 'cleo', 'dan', 'eve'].map((id) => aPerson(id)),
  services: [aService(identity), aService(payments, { agency: anAgency('other').id })],
};

const withAppointments = (...appointments: Parameters<typeof appointed>[]): Directory =>
  directoryWith({ ...entries, appointments: appointments.map((one) => appointed(...one)) });

describe('whom to call', () => {
  const everywhere = withAppointments(
    ['ana', 'SO', ofService(identity)],
    ['ben', 'SO', ofAgency('agency')],
    ['cleo', 'SO'],
  );

  test('the holder for the service, else for its agency, else for the government', () => {
    const owners = (directory: Directory) => holdersOf(directory, 'SO', [identity], NOON);
    expect(owners(everywhere)).toEqual(['ana']);
    expect(owners(withAppointments(['ben', 'SO', ofAgency('agency')], ['cleo', 'SO']))).toEqual(['ben']);
    expect(owners(withAppointments(['ben', 'SO', ofAgency('other')], ['cleo', 'SO']))).toEqual(['cleo']);
    expect(owners(directoryWith(entries))).toEqual([]);
  });

  test('[CLS-MULTI] of several services each its own, once', () => {
    expect(holdersOf(everywhere, 'SO', [identity, payments], NOON)).toEqual(['ana', 'cleo']);
    expect(holdersOf(everywhere, 'SO', [payments, identity, payments], NOON)).toEqual(['cleo', 'ana']);
  });

  test('without services, or for one nobody knows, the government', () => {
    expect(holdersOf(everywhere, 'SO', [], NOON)).toEqual(['cleo']);
    expect(holdersOf(everywhere, 'SO', ['gone' as ServiceId], NOON)).toEqual(['cleo']);
  });

  test('[CLK-VACANT] deputies where nobody holds it, the nearest first', () => {
    const vacant = withAppointments(
      ['ana', 'SO', government, { as: 'deputy' }],
      ['ben', 'SO', ofService(identity), { as: 'deputy' }],
    );
    expect(holdersOf(vacant, 'SO', [identity], NOON)).toEqual(['ben']);
    expect(holdersOf(vacant, 'SO', [payments], NOON)).toEqual(['ana']);
  });

  test('nobody who left', () => {
    const left = directoryWith({ people: [aPerson('ana', { left: true })] }, everywhere);
    expect(holdersOf(left, 'SO', [identity], NOON)).toEqual(['ben']);
    expect(officesOf(left, who('ana'), [identity], NOON)).toEqual([]);
  });
});

describe('an acting holder', () => {
  const acting = withAppointments(
    ['ana', 'SO', ofService(identity)],
    ['ben', 'SO', ofService(identity), { as: 'acting', from: today('09:00'), until: today('17:00') }],
  );

  test('stands in the place of the holder from the first date, and not at the second', () => {
    const owner = (time: string) => holdersOf(acting, 'SO', [identity], today(time));
    expect(['08:59', '09:00', '16:59', '17:00'].map(owner)).toEqual([['ana'], ['ben'], ['ben'], ['ana']]);
  });

  test('is shown as such', () => {
    expect(standingsOf(acting, who('ben'), [identity], NOON)).toEqual([
      { office: 'SO', as: 'acting', forWhom: 'ana' },
    ]);
    expect(standingsOf(acting, who('ana'), [identity], NOON)).toEqual([]);
  });

  test('of a narrower scope leaves the others where they are', () => {
    expect(
      holdersOf(
        withAppointments(
          ['ana', 'CIO', ofAgency('agency')],
          ['ben', 'CIO', ofAgency('other')],
          ['cleo', 'CIO', ofAgency('other'), { as: 'acting' }],
        ),
        'CIO',
        [identity, payments],
        NOON,
      ),
    ).toEqual(['ana', 'cleo']);
  });
});

describe('a deputy', () => {
  const deputies = withAppointments(
    ['ana', 'SO', ofService(identity)],
    ['ben', 'SO', ofService(identity), { as: 'deputy' }],
    ['cleo', 'SO', government, { as: 'deputy' }],
  );

  test('[RES-APPROVE] may do what the holder may, and is not called while there is one', () => {
    expect(officesOf(deputies, who('ben'), [identity], NOON)).toEqual(['SO']);
    expect(holdersOf(deputies, 'SO', [identity], NOON)).toEqual(['ana']);
  });

  test('of a wider scope has no say where a narrower one has its holder', () => {
    expect(officesOf(deputies, who('cleo'), [identity], NOON)).toEqual([]);
    expect(officesOf(deputies, who('cleo'), [payments], NOON)).toEqual(['SO']);
  });

  test('is shown as such: deputy for whom', () => {
    expect(standingsOf(deputies, who('ben'), [identity], NOON)).toEqual([
      { office: 'SO', as: 'deputy', forWhom: 'ana' },
    ]);
    expect(standingsOf(deputies, who('cleo'), [payments], NOON)).toEqual([
      { office: 'SO', as: 'deputy', forWhom: null },
    ]);
  });
});

describe('the office on call', () => {
  const turning = directoryWith({
    ...entries,
    rotations: [aRotation('r', ['ana', 'ben'])],
    services: [aService(identity, { rotation: aRotation('r', []).id }), aService(payments)],
    appointments: [appointed('dan', 'on-call')],
  });

  test('[NTF-PAGE] is held by the first of the rotation; who is next stands behind as deputy', () => {
    expect(holdersOf(turning, 'on-call', [identity], NOON)).toEqual(['ana']);
    expect(standingsOf(turning, who('ben'), [identity], NOON)).toEqual([
      { office: 'on-call', as: 'deputy', forWhom: 'ana' },
    ]);
  });

  test('is held by those appointed where a service has no rotation', () => {
    expect(holdersOf(turning, 'on-call', [payments], NOON)).toEqual(['dan']);
    expect(officesOf(turning, who('dan'), [identity], NOON)).toEqual([]);
  });
});
