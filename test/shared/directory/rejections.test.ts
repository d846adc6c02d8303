import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeRejection } from '../../../renderer/wording/describe-rejection.ts';
import { problemsOf } from '../../../shared/directory/checks/checks.ts';
import { directoryCommandSchema } from '../../../shared/directory/command.ts';
import { writtenRotation, writtenService } from '../../../shared/directory/exchange/written.ts';
import {
  type DirectoryRejectionCode,
  directoryRejectionCodes,
} from '../../../shared/directory/rejections.ts';
import { emptyDirectory, type Rotation, type Service } from '../../../shared/directory/state.ts';
import {
  anAgency,
  aPerson,
  appointed,
  aRotation,
  aService,
  at,
  decided,
  directoryAfter,
  importing,
  ofService,
  refused as refusal,
} from '../../support/directory.ts';

const NOW = at('2026-03-02T12:00Z');
const rotation = aRotation('r', ['ana', 'ben'], { name: 'Engineers' });
const needs = (...ids: string[]) =>
  ids.map((service) => ({ service, ola: '' })) as unknown as Service['dependsOn'];
const ownership = appointed('ana', 'SO', ofService('identity'), { from: NOW });

const directory = directoryAfter(
  emptyDirectory,
  importing({
    agencies: [anAgency('agency')],
    people: [
      aPerson('ana', { name: 'Ana', email: 'ana@agency.example' }),
      aPerson('ben', { name: 'Ben' }),
      aPerson('zoe', { name: 'Zoe', left: true }),
    ],
    rotations: [rotation],
    services: [
      aService('identity', { name: 'Identity', rotation: rotation.id, dependsOn: needs('network') }),
      aService('network', { name: 'Network' }),
      aService('fax', { name: 'Fax', retired: true }),
    ],
    appointments: [ownership],
  }),
);

const refused = (command: unknown, offices: readonly string[] | null = null) =>
  refusal(directory, directoryCommandSchema.parse(command), {
    occurredAt: NOW,
    offices: offices && new Set(offices),
  });
const savePerson = (id: string, fields: object) => {
  const { left: _, ...person } = aPerson(id);
  return refused({ type: 'savePerson', ...person, ...fields });
};
const saveService = (id: string, fields: Partial<Service>) => {
  const { retired: _, ...service } = writtenService(aService(id, fields));
  return refused({ type: 'saveService', ...service });
};
const saveRotation = (fields: Partial<Rotation>) =>
  refused({ type: 'saveRotation', ...writtenRotation({ ...rotation, ...fields }) });
const appoint = (person: string, fields: object, offices?: readonly string[]) =>
  refused({ type: 'appoint', ...appointed(person, 'SO', ofService('network')), ...fields }, offices);

/** A command that is refused for each reason, and the sentence that a person reads. */
const cases: Readonly<Record<DirectoryRejectionCode, readonly [() => ReturnType<typeof refused>, string]>> = {
  'directory.unknown': [
    () => refused({ type: 'retireService', service: 'gone' }),
    'Look at the directory again: it holds no service “gone”.',
  ],
  'directory.unknownReference': [
    () => saveService('new', { name: 'New', agency: anAgency('y').id }),
    'Add the agency “y” first, or choose another: New names it, and it is not in the directory.',
  ],
  'directory.same': [() => savePerson('ben', { name: 'Ben' }), 'Nothing to do: Ben is like that already.'],
  'directory.importSame': [
    () => refused(importing({ people: [aPerson('ben', { name: 'Ben' })] })),
    'Nothing to do: the directory holds all of it already.',
  ],
  'directory.twice': [
    () => refused(importing({ agencies: [anAgency('new'), anAgency('new', { name: 'Newer' })] })),
    'Keep one of the two: “new” is there twice.',
  ],
  'directory.handleTaken': [
    () => savePerson('new', { handle: 'ana' }),
    'Choose another short name: @ana is Ana.',
  ],
  'directory.emailTaken': [
    () => savePerson('new', { email: 'ANA@agency.example' }),
    'Choose another e-mail address: ANA@agency.example belongs to Ana.',
  ],
  'directory.samePerson': [
    () => refused(importing({ people: [aPerson('c1', { name: 'Cleo' }), aPerson('c2', { name: 'cleo' })] })),
    'Keep one of the two: cleo is there twice, as “c2” and as “c1”.',
  ],
  'directory.left': [() => appoint('zoe', {}), 'Choose somebody else: Zoe has left.'],
  'directory.officeUnknown': [
    () => appoint('ana', { office: 'Jester' }, ['SO', 'SM']),
    "Choose one of the policy's offices for Ana: “Jester” is not among them.",
  ],
  'directory.appointedAlready': [
    () => appoint('ana', { id: 'another', scope: ownership.scope }),
    'Change the dates of the other appointment instead: Ana is appointed to SO at that time already.',
  ],
  'directory.datesReversed': [
    () => refused({ type: 'endAppointment', appointment: ownership.id, until: NOW - 1 }),
    'Give a later end for Ana: it cannot begin at',
  ],
  'directory.cycle': [
    () => saveService('network', { name: 'Network', dependsOn: needs('identity') }),
    'Take one of these dependencies away: they lead back to where they began, Network → Identity → Network.',
  ],
  'directory.dependsOnRetired': [
    () => saveService('network', { name: 'Network', dependsOn: needs('fax') }),
    'Choose other services for Network to depend on: Fax is retired.',
  ],
  'directory.serviceNeeded': [
    () => refused({ type: 'retireService', service: 'network' }),
    'Take the dependency away first: Identity needs Network.',
  ],
  'directory.zoneUnknown': [
    () => saveRotation({ zone: 'Mars/Olympus' }),
    'Give a time zone such as Europe/London: “Mars/Olympus” is none.',
  ],
  'directory.rotationEmpty': [
    () => saveRotation({ layers: aRotation('r', ['zoe']).layers }),
    'Put somebody into Engineers first: nobody is left in it.',
  ],
  'directory.rotationGap': [
    () => saveRotation({ layers: rotation.layers.map((layer) => ({ ...layer, until: '18:00' })) }),
    'Fill the gap in Engineers first: nobody is on call on Monday from 18:00.',
  ],
  'directory.rotationNeeded': [
    () => refused({ type: 'removeRotation', rotation: 'r' }),
    'Give Identity another rotation first: Engineers pages for it.',
  ],
};

const sentences = JSON.parse(
  readFileSync(new URL('../../../resources/i18n/en/rejections.json', import.meta.url), 'utf8'),
) as Record<string, string>;

describe('each refusal', () => {
  test('is in the table', () => {
    expect(Object.keys(cases).toSorted()).toEqual([...directoryRejectionCodes].sort());
  });

  test.each(Object.entries(cases))(
    '%s is reached, and is a sentence that names what to correct',
    (code, [reach, says]) => {
      const rejection = reach();
      expect(rejection.code).toBe(code);
      expect(describeRejection(rejection)).toContain(says);
      const named = [...(sentences[code] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      expect(Object.keys(rejection.params)).toEqual(expect.arrayContaining(named));
    },
  );
});

describe('a refusal that stays readable', () => {
  test('a circle of many services is told by its beginning and its end', () => {
    const ring = Array.from({ length: 40 }, (_, index) =>
      aService(`s${index}`, {
        name: `S${index}`,
        agency: anAgency('agency').id,
        dependsOn: needs(`s${(index + 1) % 40}`),
      }),
    );
    expect(describeRejection(refused(importing({ services: ring })))).toContain(
      'S0 → S1 → S2 → S3 → S4 → S5 → S6 → S7 → … → S39 → S0.',
    );
  });
});

describe('appointed twice to the same', () => {
  const stays = (from: string, until: string | null) =>
    appointed('ana', 'CDO', ofService('network'), {
      id: `${from}` as never,
      from: at(from),
      until: until === null ? null : at(until),
    });
  const told = (...appointments: ReturnType<typeof stays>[]) =>
    readEntriesOf(appointments).map(({ index }) => index);
  const readEntriesOf = (appointments: readonly ReturnType<typeof stays>[]) =>
    problemsOf(
      directory,
      { agencies: [], people: [], vendors: [], rotations: [], services: [], overrides: [], appointments },
      { occurredAt: NOW, offices: null },
    );

  test('one after the other is allowed, to the minute', () => {
    expect(
      told(stays('2026-01-01T00:00Z', '2026-02-01T00:00Z'), stays('2026-02-01T00:00Z', '2026-03-01T00:00Z')),
    ).toEqual([]);
  });

  test('every one that overlaps another is told, whichever begins first', () => {
    expect(
      told(
        stays('2026-06-01T00:00Z', '2026-07-01T00:00Z'),
        stays('2026-01-01T00:00Z', '2026-05-01T00:00Z'),
        stays('2026-02-01T00:00Z', '2026-03-01T00:00Z'),
        stays('2026-04-01T00:00Z', '2026-04-02T00:00Z'),
        stays('2026-08-01T00:00Z', null),
      ),
    ).toEqual([1, 2, 3]);
  });
});

describe('what is not refused', () => {
  test('a cycle elsewhere, which two consoles made without knowledge of each other', () => {
    const merged = { ...directory, services: new Map(directory.services) };
    for (const [id, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const service = aService(id, { dependsOn: needs(other) });
      merged.services.set(service.id, service);
    }
    const { retired: _, ...fields } = writtenService(aService('network', { name: 'Core network' }));
    expect(() => directoryAfter(merged, { type: 'saveService', ...fields })).not.toThrow();
  });

  test('an appointment of somebody who has left, where it was over by then: history is imported too', () => {
    const past = { from: NOW - 2, until: NOW - 1 };
    const command = importing({ appointments: [appointed('zoe', 'CDO', ofService('network'), past)] });
    expect(decided(directory, command, NOW)).toHaveLength(1);
    expect(refusal(directory, command, { occurredAt: NOW - 2 }).code).toBe('directory.left');
  });
});
