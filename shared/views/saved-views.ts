import { z } from 'zod';
import { agencyIdSchema, personIdSchema, serviceIdSchema } from '../kernel/id-schemas.ts';
import { priorities, statuses } from '../policy/vocabulary.ts';

/** What an incident list leaves out. An empty list of values, null and `''` leave out nothing. */
export const incidentFilterSchema = z.strictObject({
  text: z.string().max(200),
  statuses: z.array(z.enum(statuses)).readonly(),
  /** `none`: not classified yet. */
  priorities: z.array(z.enum([...priorities, 'none'])).readonly(),
  services: z.array(serviceIdSchema).max(200).readonly(),
  /** Of the services affected. */
  agencies: z.array(agencyIdSchema).max(200).readonly(),
  /** Whose office it falls under; an `office` of null is any they stand in. */
  office: z.strictObject({ person: personIdSchema, office: z.string().max(60).nullable() }).nullable(),
  /** Where whoever looks stands in an office, holds a role or is the assignee. */
  mine: z.boolean(),
  drills: z.enum(['all', 'without', 'only']),
  breached: z.boolean(),
  /** Only what was closed within so many days. */
  closedWithin: z.number().int().positive().max(3_660).nullable(),
});
export type IncidentFilter = z.output<typeof incidentFilterSchema>;

export const sortKeys = [
  'attention',
  'breached',
  'priority',
  'title',
  'service',
  'tier',
  'status',
  'detected',
  'elapsed',
] as const;
export type SortKey = (typeof sortKeys)[number];

export const incidentSortSchema = z.strictObject({ by: z.enum(sortKeys), descending: z.boolean() });
export type IncidentSort = z.output<typeof incidentSortSchema>;

/** A filter and an order under a name, kept on this console and in no record. */
export const savedViewSchema = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(60),
  filter: incidentFilterSchema,
  sort: incidentSortSchema,
});
export type SavedView = z.output<typeof savedViewSchema>;

export const MOST_SAVED_VIEWS = 50;
export const savedViewsSchema = z.array(savedViewSchema).max(MOST_SAVED_VIEWS).readonly();

export const everything: IncidentFilter = {
  text: '',
  statuses: [],
  priorities: [],
  services: [],
  agencies: [],
  office: null,
  mine: false,
  drills: 'all',
  breached: false,
  closedWithin: null,
};

export const byAttention: IncidentSort = { by: 'attention', descending: false };

const builtIn = <Id extends string>(
  id: Id,
  filter: Partial<IncidentFilter>,
  sort: IncidentSort = byAttention,
) => ({ id, filter: { ...everything, ...filter }, sort });

/** Views that every console has; their names are in the catalogue. The first is what a list begins with. */
export const builtInViews = [
  builtIn('all', {}),
  builtIn('open', { statuses: ['new', 'investigating', 'resolved'] }),
  builtIn('breached', { breached: true }),
  builtIn('mine', { mine: true, statuses: ['new', 'investigating', 'resolved'] }),
  builtIn('closedLately', { statuses: ['closed'], closedWithin: 30 }),
  builtIn('drills', { drills: 'only' }),
] as const;

/** One thing that a filter asks for: what a person takes away by itself. */
export type FilterPart =
  | { readonly part: 'statuses' | 'priorities' | 'services' | 'agencies'; readonly value: string }
  | { readonly part: 'text' | 'office' | 'mine' | 'drills' | 'breached' | 'closedWithin' };

const single = ['office', 'mine', 'breached', 'drills', 'closedWithin', 'text'] as const;
const several = ['statuses', 'priorities', 'services', 'agencies'] as const;

/** Everything that a filter asks for, in the order of the filter panel. */
export const partsOf = (filter: IncidentFilter): readonly FilterPart[] => [
  ...several.flatMap((part) => filter[part].map((value): FilterPart => ({ part, value }))),
  ...single.filter((part) => filter[part] !== everything[part]).map((part): FilterPart => ({ part })),
];

export function withoutPart(filter: IncidentFilter, part: FilterPart): IncidentFilter {
  if (!('value' in part)) return { ...filter, [part.part]: everything[part.part] };
  const left = (filter[part.part] as readonly string[]).filter((value) => value !== part.value);
  return { ...filter, [part.part]: left };
}

/** Whether both show the same, whatever the order in which their values were chosen. */
export const isSameFilter = (a: IncidentFilter, b: IncidentFilter): boolean => textOf(a) === textOf(b);

const textOf = (filter: IncidentFilter): string =>
  partsOf(filter)
    .map((part) =>
      'value' in part ? `${part.part} ${part.value}` : `${part.part} ${JSON.stringify(filter[part.part])}`,
    )
    .toSorted()
    .join('\n');
