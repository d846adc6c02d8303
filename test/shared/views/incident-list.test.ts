import { describe, expect, test } from 'vitest';
import type { PersonId, ServiceId, StreamId } from '../../../shared/kernel/ids.ts';
import { incidentStream } from '../../../shared/kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import {
  filterIncidents,
  type ListContext,
  type ListedIncident,
  sortIncidents,
  toldTo,
} from '../../../shared/views/incident-list.ts';
import {
  builtInViews,
  byAttention,
  everything,
  type IncidentFilter,
  type IncidentSort,
  isSameFilter,
  partsOf,
  savedViewsSchema,
  withoutPart,
} from '../../../shared/views/saved-views.ts';
import {
  anAgency,
  aPerson,
  appointed,
  aService,
  directoryWith,
  ofAgency,
  ofService,
} from '../../support/directory.ts';
import { aRow } from '../../support/rows.ts';

const NOW = Date.UTC(2026, 2, 2, 12);
const id = (name: string) => incidentStream(name) as StreamId;
const person = (name: string) => name as PersonId;
const service = (name: string) => name as ServiceId;

const directory = directoryWith({
  agencies: [anAgency('tax'), anAgency('health')],
  people: ['ana', 'ben', 'cleo'].map((name) => aPerson(name)),
  services: [
    aService('filing', { name: 'Tax filing', tier: '1', agency: anAgency('tax').id }),
    aService('records', { name: 'Dossiers médicaux', tier: '3', agency: anAgency('health').id }),
  ],
  appointments: [
    appointed('ana', 'SO', ofService('filing')),
    appointed('ben', 'SM', ofAgency('health')),
    appointed('cleo', 'SO', ofService('filing'), { as: 'deputy' }),
  ],
});
const context: ListContext = { directory, me: person('ana'), at: NOW };

function incident(name: string, fields: Partial<ListedIncident> = {}): ListedIncident {
  const services = [service('filing')];
  return {
    ...aRow(id(name), { ref: `INC-2026-${name}`, services }),
    nextClock: null,
    breached: 0,
    ...fields,
  };
}

const shown = (rows: readonly ListedIncident[]) => rows.map(({ ref }) => ref.replace('INC-2026-', ''));
const left = (rows: readonly ListedIncident[], filter: Partial<IncidentFilter>, as = context) =>
  shown(filterIncidents(rows, { ...everything, ...filter }, as));

describe('given incidents of every kind', () => {
  const rows = [
    incident('new', { status: 'new', priority: null }),
    incident('p1', { priority: 'P1', breached: 2 }),
    incident('drill', { drill: true, priority: 'P3' }),
    incident('health', { services: [service('records')], title: 'Écran vide à la connexion' }),
    incident('both', { services: [service('records'), service('filing')] }),
    incident('closed', { status: 'closed', closedAt: NOW - 10 * DAY }),
    incident('old', { status: 'closed', closedAt: NOW - 40 * DAY, people: [person('ben')] }),
  ];

  test.each<[string, Partial<IncidentFilter>, readonly string[]]>([
    ['nothing', {}, ['new', 'p1', 'drill', 'health', 'both', 'closed', 'old']],
    ['two statuses', { statuses: ['new', 'closed'] }, ['new', 'closed', 'old']],
    ['what is not classified, or a P1', { priorities: ['none', 'P1'] }, ['new', 'p1']],
    ['a service', { services: [service('records')] }, ['health', 'both']],
    ['the agency of a service', { agencies: [anAgency('health').id] }, ['health', 'both']],
    ['breached clocks', { breached: true }, ['p1']],
    ['drills', { drills: 'only' }, ['drill']],
    ['no drills', { drills: 'without', priorities: ['P3'] }, []],
    ['a closure of the last 30 days', { closedWithin: 30 }, ['closed']],
    ['a status and a service', { statuses: ['closed'], services: [service('records')] }, []],
    ['a word of the service', { text: 'tax' }, ['new', 'p1', 'drill', 'both', 'closed', 'old']],
    ['a reference', { text: 'inc-2026-p1' }, ['p1']],
    ['every word, without case and accents', { text: ' ECRAN  medicaux ' }, ['health']],
    ['words of which one is missing', { text: 'ecran filing' }, []],
  ])('when a filter asks for %s, then only those are left, in their order', (_, filter, expected) => {
    expect(left(rows, filter)).toEqual(expected);
  });

  test('when a filter asks for an office of somebody, then deputies and the scope of an appointment count', () => {
    const ofFiling = ['new', 'p1', 'drill', 'both', 'closed', 'old'];
    expect(left(rows, { office: { person: person('ana'), office: 'SO' } })).toEqual(ofFiling);
    expect(left(rows, { office: { person: person('cleo'), office: null } })).toEqual(ofFiling);
    expect(left(rows, { office: { person: person('ben'), office: 'SM' } })).toEqual(['health', 'both']);
    expect(left(rows, { office: { person: person('ana'), office: 'SM' } })).toEqual([]);
  });

  test('when an appointment has ended, then its office counts no more', () => {
    const until = { until: NOW };
    const ended = directoryWith(
      { appointments: [appointed('ana', 'SO', ofService('filing'), until)] },
      directory,
    );
    expect(
      left(rows, { office: { person: person('ana'), office: 'SO' } }, { ...context, directory: ended }),
    ).toEqual([]);
  });

  test('when somebody asks for their own, then office, role and assignment count', () => {
    expect(left(rows, { mine: true }, { ...context, me: person('ben') })).toEqual(['health', 'both', 'old']);
    expect(left(rows, { mine: true }, { ...context, me: null })).toEqual([]);
  });

  test('when an incident is restricted, then it stays in the list of others without saying what it is', () => {
    const secret = incident('secret', { title: 'Leak', restrictedTo: [person('cleo')] });
    const [told] = toldTo([secret], context);
    expect(told).toMatchObject({ ref: secret.ref, title: '', services: [], assignee: null });
    expect(left(toldTo([secret], context), { text: 'leak' })).toEqual([]);
    expect(left(toldTo([secret], { me: person('cleo') }), { text: 'leak' })).toEqual(['secret']);
  });
});

describe('given an order', () => {
  const clock = (state: 'running' | 'warned' | 'breached', inMinutes: number) => ({
    nextClock: { clause: 'CLK', kind: 'triage', state, dueAt: NOW + inMinutes * MINUTE },
  });
  const order = (rows: readonly ListedIncident[], sort: Partial<IncidentSort>) =>
    shown(sortIncidents(rows, { ...byAttention, ...sort }, context));

  test('by attention, then breached longest stands first, then warned, next, without a clock, and closed latest first', () => {
    const rows = [
      incident('none'),
      incident('before', { status: 'closed', closedAt: NOW - 2 * HOUR }),
      incident('running', clock('running', 1)),
      incident('closed', { status: 'closed', closedAt: NOW - HOUR, ...clock('breached', -9_000) }),
      incident('late', clock('breached', -1)),
      incident('warned', clock('warned', 5)),
      incident('later', clock('breached', -60)),
    ];
    expect(order(rows, {})).toEqual(['later', 'late', 'warned', 'running', 'none', 'closed', 'before']);
  });

  test('by another column, then it is turned round where asked, and equals stand newest first', () => {
    const rows = [
      incident('a', { priority: 'P2', detectedAt: NOW - HOUR, title: 'Zebra' }),
      incident('b', { priority: 'P1', detectedAt: NOW - 3 * HOUR, title: 'école' }),
      incident('c', { priority: 'P2', detectedAt: NOW, title: 'Eagle', services: [service('records')] }),
      incident('d', { priority: null, detectedAt: NOW - 2 * HOUR, restoredAt: NOW - 2 * HOUR + MINUTE }),
    ];
    expect(order(rows, { by: 'priority' })).toEqual(['d', 'b', 'c', 'a']);
    expect(order(rows, { by: 'priority', descending: true })).toEqual(['c', 'a', 'b', 'd']);
    expect(order(rows.slice(0, 3), { by: 'title' })).toEqual(['c', 'b', 'a']);
    expect(order(rows, { by: 'tier' })).toEqual(['a', 'd', 'b', 'c']);
    expect(order(rows, { by: 'elapsed', descending: true })).toEqual(['b', 'a', 'c', 'd']);
  });
});

describe('given a filter', () => {
  const filter: IncidentFilter = { ...everything, text: 'tax', priorities: ['P1', 'P2'], mine: true };

  test('then each thing it asks for can be taken away by itself until nothing is left', () => {
    const parts = partsOf(filter);
    expect(parts).toEqual([
      { part: 'priorities', value: 'P1' },
      { part: 'priorities', value: 'P2' },
      { part: 'mine' },
      { part: 'text' },
    ]);
    expect(parts.reduce(withoutPart, filter)).toEqual(everything);
  });

  test('then the order in which its values were chosen makes no other filter of it', () => {
    expect(isSameFilter(filter, { ...filter, priorities: ['P2', 'P1'] })).toBe(true);
    expect(isSameFilter(filter, { ...filter, priorities: ['P2'] })).toBe(false);
    expect(isSameFilter(filter, { ...filter, text: 'taxes' })).toBe(false);
  });

  test('then it comes back from a file as it went, and what is no view is refused', () => {
    const views = [
      ...builtInViews.map((view) => ({ ...view, name: view.id })),
      { id: 'x', name: 'X', filter, sort: byAttention },
    ];
    expect(savedViewsSchema.parse(JSON.parse(JSON.stringify(views)))).toEqual(views);
    expect(savedViewsSchema.safeParse([{ id: 'x', name: ' ', filter, sort: byAttention }]).success).toBe(
      false,
    );
  });
});
