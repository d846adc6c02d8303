import { officesOf } from '../directory/offices.ts';
import { type Directory, serviceName } from '../directory/state.ts';
import type { IncidentRow } from '../incident/row.ts';
import type { PersonId, ServiceId } from '../kernel/ids.ts';
import { DAY, type Instant } from '../kernel/time.ts';
import { priorities, statuses, type Tier, tiers } from '../policy/vocabulary.ts';
import type { NextClock } from './due.ts';
import { mayOpenRow } from './need-to-know.ts';
import type { IncidentFilter, IncidentSort } from './saved-views.ts';

/** An incident as lists know it: its row, and the clock that needs attention first. */
export interface ListedIncident extends IncidentRow {
  readonly nextClock: NextClock | null;
  readonly breached: number;
}

/** Who looks, at what and when: offices are held from one moment to another. */
export interface ListContext {
  readonly directory: Directory;
  readonly me: PersonId | null;
  readonly at: Instant;
}

/** CLS-SECURITY: a restricted incident stays in the list, so that nobody declares it again, without saying what it is. */
export const withheldFrom = (row: ListedIncident, me: PersonId | null): boolean => !mayOpenRow(row, me);

export const toldTo = (
  rows: readonly ListedIncident[],
  { me }: Pick<ListContext, 'me'>,
): readonly ListedIncident[] =>
  rows.some((row) => withheldFrom(row, me))
    ? rows.map((row) => (withheldFrom(row, me) ? { ...row, title: '', services: [], assignee: null } : row))
    : rows;

/** What is left of a list, in its order. */
export function filterIncidents(
  rows: readonly ListedIncident[],
  filter: IncidentFilter,
  context: ListContext,
): readonly ListedIncident[] {
  const asked = conditionsOf(filter, context);
  return asked.length === 0 ? rows : rows.filter((row) => asked.every((holds) => holds(row)));
}

type Condition = (row: ListedIncident) => boolean;

/** The cheap ones first: the text is looked at last. */
function conditionsOf(filter: IncidentFilter, context: ListContext): readonly Condition[] {
  const { directory, me, at } = context;
  const conditions: Condition[] = [];
  if (filter.statuses.length > 0) {
    const wanted = new Set(filter.statuses);
    conditions.push(({ status }) => wanted.has(status));
  }
  if (filter.priorities.length > 0) {
    const wanted = new Set(filter.priorities);
    conditions.push(({ priority }) => wanted.has(priority ?? 'none'));
  }
  if (filter.breached) conditions.push(({ breached }) => breached > 0);
  if (filter.drills !== 'all') {
    const only = filter.drills === 'only';
    conditions.push(({ drill }) => drill === only);
  }
  if (filter.closedWithin !== null) {
    const since = at - filter.closedWithin * DAY;
    conditions.push(({ closedAt }) => closedAt !== null && closedAt >= since);
  }
  if (filter.services.length > 0) {
    const wanted = new Set(filter.services);
    conditions.push(({ services }) => services.some((service) => wanted.has(service)));
  }
  if (filter.agencies.length > 0) {
    const wanted = new Set(filter.agencies);
    const isWanted = (service: ServiceId) => {
      const agency = directory.services.get(service)?.agency;
      return agency !== undefined && wanted.has(agency);
    };
    conditions.push(({ services }) => services.some(isWanted));
  }
  if (filter.office !== null) {
    const { person, office } = filter.office;
    const held = officesFor(person, context);
    conditions.push(({ services }) =>
      services.some((service) => (office === null ? held(service).size > 0 : held(service).has(office))),
    );
  }
  if (filter.mine) conditions.push(mineIn(me, context));
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const textOf = searchedText(directory);
    conditions.push((row) => {
      const text = textOf(row);
      return words.every((word) => text.includes(word));
    });
  }
  return conditions;
}

function mineIn(me: PersonId | null, context: ListContext): Condition {
  if (me === null) return () => false;
  const held = officesFor(me, context);
  return ({ people, services }) => people.includes(me) || services.some((service) => held(service).size > 0);
}

/** The offices somebody stands in for a service, asked once for each: thousands of incidents share a few services. */
function officesFor(
  person: PersonId,
  { directory, at }: ListContext,
): (service: ServiceId) => ReadonlySet<string> {
  const known = new Map<ServiceId, ReadonlySet<string>>();
  return (service) => {
    const offices = known.get(service) ?? new Set(officesOf(directory, person, [service], at));
    known.set(service, offices);
    return offices;
  };
}

/** As it is compared: without case and accents, so that `reseau` finds `Réseau`. */
export const folded = (text: string): string =>
  (plain.test(text) ? text : text.normalize('NFKD').replace(marks, '')).toLowerCase();
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which has nothing to fold but case.
const plain = /^[\x00-\x7f]*$/;
const marks = /\p{Mark}/gu;

/** Kept as long as the row and the directory are the same ones: typing searches 20,000 of them at every key. */
const searched = new WeakMap<Directory['services'], WeakMap<ListedIncident, string>>();

function searchedText({ services: known }: Directory): (row: ListedIncident) => string {
  const kept = searched.get(known) ?? new WeakMap<ListedIncident, string>();
  searched.set(known, kept);
  return (row) => {
    const before = kept.get(row);
    if (before !== undefined) return before;
    const names = row.services.map((id) => known.get(id)?.name ?? id);
    const text = folded([row.ref, row.title, ...names].join('\n'));
    kept.set(row, text);
    return text;
  };
}

const urgency = { breached: 0, warned: 1, running: 2 } as const;
const LAST = Number.MAX_SAFE_INTEGER;

/** In an order that stays the same while nothing changes: what is equal stands newest detection first. */
export function sortIncidents(
  rows: readonly ListedIncident[],
  { by, descending }: IncidentSort,
  { directory }: Pick<ListContext, 'directory'>,
): readonly ListedIncident[] {
  if (by === 'attention') return byAttentionOf(rows);
  const turn = descending ? -1 : 1;
  const newest = (a: ListedIncident, b: ListedIncident) => b.detectedAt - a.detectedAt;
  if (by === 'title' || by === 'service') {
    const keys = new Map(
      rows.map((row) => [row, folded(by === 'title' ? row.title : firstService(row, directory))]),
    );
    const key = (row: ListedIncident) => keys.get(row) ?? '';
    return rows.toSorted((a, b) => {
      const [one, other] = [key(a), key(b)];
      return one === other ? newest(a, b) : one < other ? -turn : turn;
    });
  }
  const key = numberOf[by];
  return rows.toSorted((a, b) => turn * (key(a, directory) - key(b, directory)) || newest(a, b));
}

const firstService = ({ services: [first] }: ListedIncident, directory: Directory): string =>
  first === undefined ? '' : serviceName(directory, first);

const numberOf: Readonly<
  Record<
    'breached' | 'priority' | 'tier' | 'status' | 'detected' | 'elapsed',
    (row: ListedIncident, directory: Directory) => number
  >
> = {
  breached: ({ breached }) => breached,
  // What nobody has classified may be anything: it stands before P1.
  priority: ({ priority }) => (priority === null ? -1 : priorities.indexOf(priority)),
  tier: (row, directory) => {
    const tier = tierOf(row, directory);
    return tier === null ? tiers.length : tiers.indexOf(tier);
  },
  status: ({ status }) => statuses.indexOf(status),
  detected: ({ detectedAt }) => detectedAt,
  // Still running counts from its detection, and so longer the earlier that was: none of it depends on the time now.
  elapsed: ({ detectedAt, restoredAt, closedAt }) => {
    const settledAt = restoredAt ?? closedAt;
    return settledAt === null ? LAST - detectedAt : settledAt - detectedAt;
  },
};

/** The strictest tier among its services; null where the directory knows none of them. */
export const tierOf = ({ services }: ListedIncident, directory: Directory): Tier | null =>
  tiers.find((tier) => services.some((id) => directory.services.get(id)?.tier === tier)) ?? null;

/**
 * Open ones as the eye should find them: breached longest first, warned, what is next, those without a clock. Then the
 * closed ones, latest first.
 */
function byAttentionOf(rows: readonly ListedIncident[]): readonly ListedIncident[] {
  const { open, closed } = byOpenness(rows);
  return [...open, ...closed];
}

export function byOpenness(rows: readonly ListedIncident[]): {
  readonly open: readonly ListedIncident[];
  readonly closed: readonly ListedIncident[];
} {
  const open: ListedIncident[] = [];
  const closed: ListedIncident[] = [];
  for (const row of rows) (row.status === 'closed' ? closed : open).push(row);
  open.sort((a, b) => rank(a) - rank(b) || dueOf(a) - dueOf(b) || b.detectedAt - a.detectedAt);
  closed.sort((a, b) => closedAt(b) - closedAt(a));
  return { open, closed };
}

const rank = ({ nextClock }: ListedIncident): number => (nextClock ? urgency[nextClock.state] : 3);
const dueOf = ({ nextClock }: ListedIncident): number => nextClock?.dueAt ?? LAST;
const closedAt = ({ closedAt: at, detectedAt }: ListedIncident): Instant => at ?? detectedAt;
