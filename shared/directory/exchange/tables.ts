import { toRfc3339 } from '../../kernel/time.ts';
import { priorities } from '../../policy/vocabulary.ts';
import type { EntryKind, EntryOf } from '../command.ts';

/** Kinds that fit a table; rotations and overrides are in the document only. */
export const csvKinds = [
  'agencies',
  'people',
  'vendors',
  'services',
  'appointments',
] as const satisfies readonly EntryKind[];
export type CsvKind = (typeof csvKinds)[number];

type Cells = Readonly<Record<string, string>>;

interface Table<K extends CsvKind> {
  readonly columns: readonly string[];
  readonly write: (entry: EntryOf<K>) => Cells;
  /** What the cells say, in the shape of a document's entry; what is no such thing is left for the schema to tell. */
  readonly read: (cells: Cells) => unknown;
}

const monitoring = ['automated', 'slaAlerts', 'aroundTheClock', 'severalLocations'] as const;

export const tables: { readonly [K in CsvKind]: Table<K> } = {
  agencies: {
    columns: ['id', 'name', 'short'],
    write: (agency) => ({ ...agency }),
    read: (cells) => cells,
  },
  people: {
    columns: ['id', 'name', 'handle', 'agency', 'email', 'phone', 'left'],
    write: ({ agency, email, phone, left, ...person }) => ({
      ...person,
      agency: agency ?? '',
      email: email ?? '',
      phone: phone ?? '',
      left: yesOrNo(left),
    }),
    read: ({ agency, email, phone, left, ...person }) => ({
      ...person,
      agency: filled(agency),
      email: filled(email),
      phone: filled(phone),
      left: truth(left),
    }),
  },
  vendors: {
    columns: ['id', 'name', 'contact', 'phone', 'email'],
    write: ({ phone, email, ...vendor }) => ({ ...vendor, phone: phone ?? '', email: email ?? '' }),
    read: ({ phone, email, ...vendor }) => ({ ...vendor, phone: filled(phone), email: filled(email) }),
  },
  services: {
    columns: [
      ...['id', 'name', 'tier', 'agency', 'dependsOn', 'vendors'],
      ...monitoring,
      ...priorities,
      ...['rotation', 'retired'],
    ],
    write: ({ id, name, tier, agency, dependsOn, vendors, rotation, retired, ...service }) => ({
      ...{ id, name, tier, agency },
      dependsOn: listed(dependsOn.map(({ service: needed, ola }) => (ola === '' ? [needed] : [needed, ola]))),
      vendors: listed(vendors.map((vendor) => [vendor])),
      ...Object.fromEntries(monitoring.map((way) => [way, yesOrNo(service.monitoring[way])])),
      ...Object.fromEntries(priorities.map((priority) => [priority, service.targets[priority] ?? ''])),
      rotation: rotation ?? '',
      retired: yesOrNo(retired),
    }),
    read: ({ id, name, tier, agency, dependsOn, vendors, rotation, retired, ...cells }) => ({
      ...{ id, name, tier, agency },
      dependsOn: items(dependsOn).map(([service, ola = '']) => ({ service, ola })),
      vendors: items(vendors).map(([vendor]) => vendor),
      monitoring: Object.fromEntries(monitoring.map((way) => [way, truth(cells[way])])),
      targets: Object.fromEntries(
        priorities
          .filter((priority) => filled(cells[priority]) !== null)
          .map((priority) => [priority, cells[priority]]),
      ),
      rotation: filled(rotation),
      retired: truth(retired),
    }),
  },
  appointments: {
    columns: ['id', 'office', 'agency', 'service', 'person', 'as', 'from', 'until'],
    write: ({ id, office, scope, person, as, from, until }) => ({
      ...{ id, office, person, as },
      agency: scope.kind === 'agency' ? scope.agency : '',
      service: scope.kind === 'service' ? scope.service : '',
      from: from === null ? '' : toRfc3339(from),
      until: until === null ? '' : toRfc3339(until),
    }),
    read: ({ id, agency, service, from, until, ...appointment }) => ({
      ...appointment,
      ...(filled(id) === null ? {} : { id }),
      scope: scopeOf(filled(agency), filled(service)),
      from: filled(from),
      until: filled(until),
    }),
  },
};

/** The column in which a field of an entry stands: `targets.P1` is the column `P1`, a scope the column that names it. */
export function columnOf(kind: CsvKind, path: readonly PropertyKey[]): string | null {
  const { columns } = tables[kind];
  return (
    path
      .toReversed()
      .map(String)
      .find((step) => columns.includes(step)) ?? null
  );
}

function scopeOf(agency: string | null, service: string | null): object {
  if (service !== null) return { kind: 'service', service };
  return agency !== null ? { kind: 'agency', agency } : { kind: 'government' };
}

const filled = (cell: string | undefined): string | null => (cell?.trim() ? cell.trim() : null);

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

/** What spreadsheets make of yes and no; anything else is given on, to be refused. An empty cell is no. */
function truth(cell = ''): boolean | string {
  const said = cell.trim().toLowerCase();
  if (['yes', 'true', '1', 'x'].includes(said)) return true;
  return ['no', 'false', '0', ''].includes(said) ? false : cell;
}

/** `payments=OLA 7; address-register`: a list in a cell, its signs escaped where they are meant as they stand. */
const listed = (list: readonly (readonly string[])[]): string =>
  list.map((parts) => parts.map((part) => part.replaceAll(/[\\;=]/g, '\\$&')).join('=')).join('; ');

function items(cell = ''): readonly (readonly string[])[] {
  const list: string[][] = [['']];
  const add = (text: string) => {
    const parts = list.at(-1);
    parts?.push((parts.pop() ?? '') + text);
  };
  for (const [token] of cell.matchAll(/\\[\\;=]|./gsu)) {
    if (token === ';') list.push(['']);
    else if (token === '=') list.at(-1)?.push('');
    else add(token.length === 2 && token.startsWith('\\') ? token.slice(1) : token);
  }
  return list.map((parts) => parts.map((part) => part.trim())).filter(([first]) => first !== '');
}
