import { expect, test } from 'vitest';
import type { DirectoryEventType } from '../../../shared/directory/event.ts';
import { evolveDirectory } from '../../../shared/directory/evolve.ts';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { onCallAt } from '../../../shared/directory/on-call.ts';
import { emptyDirectory } from '../../../shared/directory/state.ts';
import { compareOrder, type Envelope } from '../../../shared/kernel/envelope.ts';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import { HOUR } from '../../../shared/kernel/time.ts';
import { upcast } from '../../../shared/protocol/upcast.ts';
import { at } from '../../support/directory.ts';
import { readJson } from '../../support/replay-host.ts';

const golden = readJson('test/golden/events/directory-v1.json') as readonly Envelope[];
const folded = golden.map((event) => upcast(event)).reduce(evolveDirectory, emptyDirectory);

/** Closed by the compiler: a new event type is missing here, and then in the golden file. */
const types: Readonly<Record<DirectoryEventType, true>> = {
  agencySaved: true,
  personSaved: true,
  personLeft: true,
  personReturned: true,
  vendorSaved: true,
  serviceSaved: true,
  serviceRetired: true,
  serviceReinstated: true,
  appointed: true,
  appointmentEnded: true,
  rotationSaved: true,
  rotationRemoved: true,
  onCallOverridden: true,
  overrideEnded: true,
  personAdded: true,
  serviceAdded: true,
};

test('version 1 holds an example of every event type, in fold order', () => {
  expect([...new Set(golden.map(({ type }) => type))].sort()).toEqual(Object.keys(types).sort());
  expect(golden.every(({ v }) => v === 1)).toBe(true);
  expect([...golden].sort(compareOrder)).toEqual(golden);
});

test('version 1 folds forever to what it says', () => {
  const booking = 'booking' as ServiceId;
  const visas = 'visas' as ServiceId;
  expect([...folded.agencies.values()]).toEqual([
    { id: 'home-office', name: 'Home Office', short: 'Home Office' },
    { id: 'health', name: 'Health Agency', short: 'Health' },
  ]);
  expect([...folded.people.values()].map(({ name, agency, left }) => [name, agency, left])).toEqual([
    ['Ana Diaz', null, false],
    ['Ben Adu', 'health', false],
  ]);
  expect([...folded.rotations.keys()]).toEqual(['engineers']);
  expect([...folded.vendors.keys()]).toEqual(['cloud']);
  expect(folded.services.get(booking)).toMatchObject({
    dependsOn: [{ service: 'visas', ola: 'OLA 7' }],
    targets: { P1: 2 * HOUR },
    retired: false,
  });
  expect(folded.services.get(visas)).toMatchObject({ agency: 'home-office', retired: false });

  const owner = (service: ServiceId, time: string) => holdersOf(folded, 'SO', [service], at(time));
  expect(owner(visas, '2026-03-02T12:00Z')).toEqual(['ana']);
  expect(holdersOf(folded, 'CDO', [visas], 0)).toEqual(['ana']);
  // acting until the end was brought forward to 3 March
  expect(owner(booking, '2026-03-02T12:00Z')).toEqual(['ana']);
  expect(owner(booking, '2026-03-03T00:00Z')).toEqual(['ben']);
  // the override ended at eleven instead of the next morning
  expect(onCallAt(folded, booking, at('2026-03-02T10:30Z'))).toEqual(['ben', 'ana']);
  expect(onCallAt(folded, booking, at('2026-03-02T11:00Z'))).toEqual(['ana', 'ben']);
});

test('every entry knows what set it last', () => {
  expect(folded.heads.get('service/booking')).toHaveLength(1);
  expect(folded.heads.get('person/ben/left')).toHaveLength(1);
  expect([...folded.heads.values()].every((heads) => heads.length === 1)).toBe(true);
});
