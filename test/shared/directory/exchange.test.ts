import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRejection } from '../../../renderer/wording/describe-rejection.ts';
import { type Entries, entriesIn, entriesOf } from '../../../shared/directory/entries.ts';
import { type Changes, changesOf, sentFor } from '../../../shared/directory/exchange/changes.ts';
import { readDirectoryCsv, writeDirectoryCsv } from '../../../shared/directory/exchange/directory-csv.ts';
import { readDirectoryJson, writeDirectoryJson } from '../../../shared/directory/exchange/directory-json.ts';
import type { ExchangeProblem } from '../../../shared/directory/exchange/problem.ts';
import { type CsvKind, csvKinds, tables } from '../../../shared/directory/exchange/tables.ts';
import { type Directory, emptyDirectory } from '../../../shared/directory/state.ts';
import type { AppointmentId, OverrideId, PersonId } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import {
  anAgency,
  aPerson,
  appointed,
  aRotation,
  aService,
  at,
  aVendor,
  directoryWith,
  ofService,
} from '../../support/directory.ts';

const context = { occurredAt: at('2026-03-02T12:00Z'), offices: null };

/** Problems in words, each with its place: what a person is shown. */
const told = (answer: { ok: boolean; rejection?: readonly ExchangeProblem[] }): readonly string[] => {
  if (answer.ok || !answer.rejection) throw new Error('Taken, though problems were expected.');
  return answer.rejection.map(({ place, rejection }) => {
    const where = 'line' in place ? [place.line, place.column].filter(Boolean).join(' ') : place.path;
    return `${where}: ${describeRejection(rejection)}`;
  });
};

const directory = directoryWith({
  agencies: [anAgency('home')],
  people: [aPerson('ana', { name: 'Ana' })],
});
const csv = (kind: CsvKind, ...lines: string[]) =>
  readDirectoryCsv(kind, lines.join('\r\n'), directory, context);
const json = (document: unknown) => readDirectoryJson(JSON.stringify(document), directory, context);
const PEOPLE = 'id,name,handle,agency,email,phone,left';
const SERVICES = tables.services.columns.join(',');

describe('a table', () => {
  test('is read whatever the order and capitals of its columns', () => {
    const read = csv(
      'people',
      'Handle;NAME;id;left;phone;email;agency',
      'ben;Ben Adu;ben;no;+44 20;;home',
      'zoe;Zoe;zoe;YES;;zoe@home.example;',
    );
    if (!read.ok) throw new Error(told(read).join('\n'));
    expect(read.value.people).toEqual([
      {
        id: 'ben',
        name: 'Ben Adu',
        handle: 'ben',
        agency: 'home',
        email: null,
        phone: '+44 20',
        left: false,
      },
      {
        id: 'zoe',
        name: 'Zoe',
        handle: 'zoe',
        agency: null,
        email: 'zoe@home.example',
        phone: null,
        left: true,
      },
    ]);
  });

  test('of services says in one line what they need, how they are watched and how fast they are restored', () => {
    const read = csv(
      'services',
      SERVICES,
      'dns,DNS,1,home,,,yes,yes,yes,no,,,,,,',
      'web,Web,2,home,dns=OLA 7\\; part 2,,x,TRUE,0,,PT1H,,,,,no',
    );
    if (!read.ok) throw new Error(told(read).join('\n'));
    expect(entriesOf(read.value).services).toEqual([
      aService('dns', {
        name: 'DNS',
        agency: anAgency('home').id,
        monitoring: { automated: true, slaAlerts: true, aroundTheClock: true, severalLocations: false },
      }),
      aService('web', {
        name: 'Web',
        tier: '2',
        agency: anAgency('home').id,
        dependsOn: [{ service: aService('dns').id, ola: 'OLA 7; part 2' }],
        monitoring: { automated: true, slaAlerts: true, aroundTheClock: false, severalLocations: false },
        targets: { P1: HOUR },
      }),
    ]);
  });

  test('of appointments makes their ids from what they say', () => {
    const read = csv(
      'appointments',
      'id,office,agency,service,person,as,from,until',
      ',CDO,,,ana,holder,,',
      ',CIO,home,,ana,acting,2026-01-01T00:00+01:00,',
    );
    if (!read.ok) throw new Error(told(read).join('\n'));
    expect(read.value.appointments).toEqual([
      appointed('ana', 'CDO', undefined, { id: 'cdo/government/ana' as AppointmentId }),
      {
        id: 'cio/home/ana/acting/2025-12-31',
        office: 'CIO',
        scope: { kind: 'agency', agency: 'home' },
        person: 'ana',
        as: 'acting',
        from: at('2025-12-31T23:00Z'),
        until: null,
      },
    ]);
  });

  test('with wrong columns is refused naming each', () => {
    expect(told(csv('people', 'id,name,handle,agency,e-mail,phone,phone', 'x,X,x,,,,'))).toEqual([
      '1 e-mail: Take the column “e-mail” away, or correct its name: the columns are id, name, handle, agency, email, phone, and left.',
      '1 email: Add the column “email”: it is missing.',
      '1 phone: Keep one column “phone”: it is there twice.',
      '1 left: Add the column “left”: it is missing.',
    ]);
    expect(told(csv('people'))).toEqual([
      '1: Put the names of the columns into the first line: the file is empty.',
    ]);
  });

  test('is refused with every problem, each with its line, column and reason', () => {
    const problems = told(
      csv(
        'services',
        SERVICES,
        'dns,DNS,1,home,,,yes,yes,yes,yes,,,,,,',
        'x,X service,1,y,dns; mail,,yes,perhaps,yes,yes,,,,,,',
        'y,Y service,5,home,,,yes,yes,yes,yes,4 hours,,,,,',
        '',
        'z,Z service,1,home,x; nowhere,,yes,yes,yes,yes,,,,,,',
        'short,Short',
      ),
    );
    expect(problems).toEqual([
      '3 slaAlerts: Correct “monitoring.slaAlerts”: must be yes or no.',
      '4 tier: Correct “tier”: must be one of 1, 2, 3, 4.',
      '4 P1: Correct “targets.P1”: must be a positive duration such as PT15M or PT4H.',
      '6 dependsOn: Add the service “nowhere” first, or choose another: Z service names it, and it is not in the directory.',
      '7: Correct the number of cells: there are 2, and the first line names 16.',
    ]);
  });

  test('names what is not in the directory by line: nothing else is told of what comes with it', () => {
    expect(told(csv('people', PEOPLE, 'b,Ben,ben,nowhere,,,no', 'c,Cleo,ana,home,,,no'))).toEqual([
      '2 agency: Add the agency “nowhere” first, or choose another: Ben names it, and it is not in the directory.',
      '3 handle: Choose another short name: @ana is Ana.',
    ]);
  });

  test('with people twice is refused', () => {
    const twice = told(
      csv(
        'people',
        PEOPLE,
        'b,Ben,ben,home,b@h.example,,no',
        'c,ben,ben2,home,B@h.example,,no',
        'c,Di,di,,,,no',
      ),
    );
    expect(twice).toEqual([
      '3 email: Choose another e-mail address: B@h.example belongs to Ben.',
      '3 name: Keep one of the two: ben is there twice, as “c” and as “b”.',
      '4 id: Keep one of the two: “c” is there twice.',
    ]);
  });

  test('with dependencies in a circle is refused naming the way round', () => {
    const row = (id: string, needed: string) =>
      `${id},${id.toUpperCase()},1,home,${needed},,yes,yes,yes,yes,,,,,,`;
    expect(told(csv('services', SERVICES, row('a', 'b'), row('b', 'c'), row('c', 'a')))).toEqual([
      '2 dependsOn: Take one of these dependencies away: they lead back to where they began, A → B → C → A.',
    ]);
  });

  test('an appointment for an agency and a service at once, and quotes gone wrong', () => {
    const head = 'id,office,agency,service,person,as,from,until';
    expect(told(csv('appointments', head, 'a,"CI"O,home,dns,ana,holder,yesterday,'))).toEqual([
      '2: Put the whole cell between quotation marks, and write a mark inside it twice: text stands behind the closing one.',
      '2 service: Name the agency or the service, not both: the appointment is for one of them.',
      '2 from: Correct “from”: must be a time with its offset such as 2026-03-02T09:00Z.',
    ]);
    expect(told(csv('agencies', 'id,name,short', 'a,"A,a'))).toEqual([
      '2: Close the quotation mark: the cell it opens never ends.',
      '2: Correct the number of cells: there are 2, and the first line names 3.',
    ]);
  });
});

describe('a file that is no directory', () => {
  const many = (found: number) =>
    Array.from({ length: found }, (_, index) => `p${index},P ${index},p${index},,,,no`);

  test('without entries is refused, as a table and as a document', () => {
    expect(told(csv('people', '', PEOPLE))).toEqual(['2: Add an entry to the file first: it holds none.']);
    expect(told(json({ format: 1, people: [] }))).toEqual([
      ': Add an entry to the file first: it holds none.',
    ]);
    expect(told(csv('people', ''))).toEqual([
      '1: Put the names of the columns into the first line: the file is empty.',
    ]);
  });

  test('with more than one import takes is refused as a whole, before its lines are looked at', () => {
    expect(told(csv('people', PEOPLE, ...many(20_001).map((line) => line.replace('no', 'perhaps'))))).toEqual(
      [
        '1: Split the file and import its parts one after the other: it holds 20,001 entries of a kind, and one import takes 20,000.',
      ],
    );
    expect(told(json({ format: 1, vendors: Array.from({ length: 20_001 }, () => ({})) }))).toEqual([
      'vendors: Split the file and import its parts one after the other: it holds 20,001 entries of a kind, and one import takes 20,000.',
    ]);
    expect(csv('people', PEOPLE, ...many(20_000)).ok).toBe(true);
  });

  test('of which the first line is endless is refused in a sentence that can be read', () => {
    const [first = ''] = told(csv('agencies', 'x'.repeat(100_000)));
    expect(first).toMatch(/^1 x{40}…: Take the column “x{40}…” away/);
    expect(told(csv('agencies', `${','.repeat(50_000)}id,name,short`, 'a')).length).toBeLessThan(10);
  });

  test('with characters that nobody sees, or a name on two lines, is refused by its line', () => {
    expect(told(csv('people', PEOPLE, 'b,Be\u0000n,ben,,,,no', 'c,"Cl\neo",cleo,,,,no'))).toEqual([
      '2 name: Correct “name”: must be one line without control characters.',
      '3 name: Correct “name”: must be one line without control characters.',
    ]);
  });

  test('says in words what a value may be', () => {
    const cells = 'a,A,5,home,,,yes,yes,yes,yes,,,,,,';
    expect(told(csv('services', SERVICES, cells))).toEqual([
      '2 tier: Correct “tier”: must be one of 1, 2, 3, 4.',
    ]);
    expect(told(json({ format: 1, people: [null, { id: 'b', name: 7, handle: 'b' }] }))).toEqual([
      'people.0: Correct “the entry”: must be a group of fields in braces.',
      'people.1.name: Correct “name”: must be a text.',
    ]);
  });

  test('a byte order mark is none of its text', () => {
    const people = [{ id: 'ben', name: 'Ben', handle: 'ben' }];
    expect(readDirectoryJson(`\uFEFF${JSON.stringify({ format: 1, people })}`, directory, context).ok).toBe(
      true,
    );
  });
});

describe('beside the directory', () => {
  test('a file adds what is new, changes what is otherwise, and passes over the rest', () => {
    const read = csv('people', PEOPLE, 'ana,Ana,ana,,,,no', 'ben,Ben,ben,,,,no');
    if (!read.ok) throw new Error(told(read).join('\n'));
    const ids = ({ added, changed }: Changes) =>
      [added.people, changed.people].map((of) => of.map(({ id }) => id));
    expect(ids(changesOf(read.value, directory))).toEqual([['ben'], []]);
    const otherwise = directoryWith({ people: [aPerson('ana', { name: 'Ana', phone: '1' })] }, directory);
    expect(ids(changesOf(read.value, otherwise))).toEqual([['ben'], ['ana']]);
    expect(sentFor(changesOf(read.value, otherwise)).people).toHaveLength(2);
  });

  test('what was exported changes nothing, lengths of time and all', () => {
    const whole = directoryWith(
      {
        rotations: [aRotation('r', ['ana'])],
        services: [aService('dns', { agency: anAgency('home').id, targets: { P1: 90 * MINUTE } })],
      },
      directory,
    );
    const read = readDirectoryJson(writeDirectoryJson(whole), whole, context);
    if (!read.ok) throw new Error(told(read).join('\n'));
    expect(Object.values(sentFor(changesOf(read.value, whole))).flat()).toEqual([]);
  });
});

describe('a document', () => {
  test('that is none is refused with the reason', () => {
    expect(told(readDirectoryJson('{"format": 1,', directory, context))).toEqual([
      expect.stringMatching(
        /^: Choose another file: this one is no JSON document \(SyntaxError: .+\)\. Nothing was written\.$/,
      ),
    ]);
  });

  test('needs to say only what is not usual', () => {
    const read = json({
      format: 1,
      people: [{ id: 'ben', name: 'Ben', handle: 'ben' }],
      services: [{ id: 'dns', name: 'DNS', tier: '1', agency: 'home' }],
      appointments: [{ office: 'CDO', person: 'ben' }],
    });
    if (!read.ok) throw new Error(told(read).join('\n'));
    expect(entriesOf(read.value)).toMatchObject({
      people: [aPerson('ben', { name: 'Ben' })],
      services: [{ dependsOn: [], targets: {}, monitoring: { automated: false } }],
      appointments: [{ id: 'cdo/government/ben', as: 'holder', from: null }],
    });
  });

  test('is refused with every problem, each with its path and reason', () => {
    expect(
      told(
        json({
          format: 1,
          people: [
            { id: 'b', name: '', handle: 'B B' },
            { id: 'c', name: 'Cleo', handle: 'c', age: 7 },
          ],
          rotations: [
            {
              id: 'r',
              name: 'Engineers',
              zone: 'Europe/London',
              start: '2026-01-05',
              turn: 'week',
              layers: [{ days: ['mo'], from: '00:00', until: '24:00', order: ['ana', 'b', 'q'] }],
              escalateAfter: 'PT5M',
            },
          ],
          appointments: [{ office: 'CDO', person: 'nobody', from: '2026-03-02' }],
        }),
      ),
    ).toEqual([
      'people.0.name: Correct “name”: must not be empty.',
      'people.0.handle: Correct “handle”: must be lower case letters, digits, dots or dashes.',
      'people.1.age: Take “age” away, or correct its name: an entry has no such field.',
      'appointments.0.from: Correct “from”: must be a time with its offset such as 2026-03-02T09:00Z.',
      'rotations.0.layers: Add the person “q” first, or choose another: Engineers names it, and it is not in the directory.',
      'rotations.0.layers: Fill the gap in Engineers first: nobody is on call on Tuesday from 00:00.',
    ]);
  });

  test('that is none is refused', () => {
    expect(told(readDirectoryJson('{', directory, context))[0]).toMatch(
      /^: Choose another file: this one is no JSON/,
    );
    expect(told(json({ format: 2 }))).toEqual([
      'format: Choose a directory that was exported here: the document must say "format": 1. Nothing was written.',
    ]);
    expect(told(json({ format: 1, persons: [], people: {} }))).toEqual([
      'people: Correct “people”: must be a list.',
      'persons: Take “persons” away, or correct its name: an entry has no such field.',
    ]);
  });

  test('has an entry to a line', () => {
    const lines = writeDirectoryJson(directory).split('\n');
    expect(lines.filter((line) => line.startsWith('    {'))).toEqual([
      '    {"id":"home","name":"Agency home","short":"home"}',
      '    {"id":"ana","name":"Ana","handle":"ana"}',
    ]);
  });
});

describe('what is written is read again', () => {
  const words = fc
    .string({ maxLength: 30 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const tricky = fc.constantFrom('=cmd()', '+1', "'x", 'a;b', 'a=b', 'a\\b', '"', '-', '@x', 'Ünï 漢字');
  const text = fc.oneof(words, tricky);
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const instant = fc.integer({ min: 0, max: at('2099-01-01T00:00Z') });
  const length = fc.integer({ min: 1, max: 10_000 }).map((minutes) => minutes * MINUTE);

  /** Directories in which everything that is named is there. */
  const directories: fc.Arbitrary<Directory> = fc
    .record({
      names: fc.array(fc.tuple(text, maybe(text), fc.boolean()), { minLength: 1, maxLength: 6 }),
      services: fc.array(
        fc.record({
          name: text,
          tier: fc.constantFrom('1', '2', '3', '4'),
          olas: fc.array(fc.oneof(text, fc.constant('')), { maxLength: 3 }),
          watched: fc.boolean(),
          targets: fc.dictionary(fc.constantFrom('P1', 'P2', 'P3', 'P4'), length),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      offices: fc.array(fc.record({ office: words, from: maybe(instant), years: maybe(length) }), {
        maxLength: 5,
      }),
    })
    .map(({ names, services, offices }) => {
      const agency = anAgency('agency', { name: names[0]?.[0] ?? 'A' });
      const vendor = aVendor('vendor', { name: names[0]?.[0] ?? 'V', contact: names[0]?.[1] ?? '' });
      const people = names.map(([name, phone, left], index) =>
        aPerson(`p${index}`, { name: `${name} ${index}`, phone, left: left && index > 0, agency: agency.id }),
      );
      const made = services.map(({ name, tier, olas, watched, targets }, index) =>
        aService(`s${index}`, {
          name,
          tier: tier as '1',
          targets,
          vendors: watched ? [vendor.id] : [],
          rotation: watched ? aRotation('r', []).id : null,
          monitoring: {
            automated: watched,
            slaAlerts: !watched,
            aroundTheClock: watched,
            severalLocations: false,
          },
          dependsOn: olas.slice(0, index).map((ola, of) => ({ service: aService(`s${of}`).id, ola })),
        }),
      );
      return directoryWith({
        agencies: [agency],
        people,
        vendors: [vendor],
        rotations: [aRotation('r', ['p0'])],
        services: made,
        appointments: offices.map(({ office, from, years }, index) =>
          appointed('p0', office, ofService('s0'), {
            id: `a${index}` as AppointmentId,
            as: 'deputy',
            from,
            until: from === null || years === null ? null : from + years,
          }),
        ),
        overrides: [
          {
            id: 'o' as OverrideId,
            rotation: aRotation('r', []).id,
            person: 'p0' as PersonId,
            from: 5,
            until: 9,
          },
        ],
      });
    });

  const unlikeAppointments = ({ appointments }: Directory): boolean =>
    new Set([...appointments.values()].map(({ office }) => office)).size === appointments.size;

  test('as a document', () => {
    fc.assert(
      fc.property(directories.filter(unlikeAppointments), (whole) => {
        const read = readDirectoryJson(writeDirectoryJson(whole), emptyDirectory, {
          ...context,
          occurredAt: 0,
        });
        if (!read.ok) throw new Error(told(read).join('\n'));
        expect(entriesOf(read.value)).toEqual(entriesIn(whole));
      }),
    );
  });

  test.each(csvKinds)('as a table of %s', (kind) => {
    fc.assert(
      fc.property(directories.filter(unlikeAppointments), (whole) => {
        const read = readDirectoryCsv(kind, writeDirectoryCsv(kind, whole), whole, {
          ...context,
          occurredAt: 0,
        });
        if (!read.ok && entriesIn(whole)[kind].length === 0) return;
        if (!read.ok) throw new Error(told(read).join('\n'));
        const entries: Entries = entriesOf(read.value);
        expect(entries[kind]).toEqual(entriesIn(whole)[kind]);
      }),
    );
  });
});
