import type { PersonId, ServiceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Appointment, Directory, Scope, Standing } from './state.ts';

export const inForce = (
  { from, until }: { readonly from: Instant | null; readonly until: Instant | null },
  at: Instant,
): boolean => (from === null || from <= at) && (until === null || at < until);

export const sameScope = (a: Scope, b: Scope): boolean =>
  a.kind === 'agency'
    ? b.kind === 'agency' && a.agency === b.agency
    : a.kind === 'service'
      ? b.kind === 'service' && a.service === b.service
      : b.kind === 'government';

/** Known, and has not left. */
export const isPresent = (directory: Directory, person: PersonId): boolean =>
  directory.people.get(person)?.left === false;

/** Where an office of a service may be held, narrowest first. */
function scopesOf(directory: Directory, service: ServiceId | null): readonly Scope[] {
  const government: Scope = { kind: 'government' };
  const known = service === null ? undefined : directory.services.get(service);
  if (!known) return [government];
  return [{ kind: 'service', service: known.id }, { kind: 'agency', agency: known.agency }, government];
}

/** Somebody who may act in an office, and in whose place; null where they hold it themselves or the place is empty. */
export interface Entitled {
  readonly person: PersonId;
  readonly as: Standing;
  readonly forWhom: PersonId | null;
}

export interface OfficeHeld {
  /** Whom to call. */
  readonly called: readonly PersonId[];
  /** Everybody who may act in it: those called, and their deputies. */
  readonly entitled: readonly Entitled[];
}

/**
 * Who is appointed to an office for one service (null: for the government). The narrowest scope with a holder decides;
 * an acting holder stands in the place of the holders of the same scope. Where nobody holds it, the nearest deputies are
 * called.
 */
export function appointedTo(
  directory: Directory,
  office: string,
  service: ServiceId | null,
  at: Instant,
): OfficeHeld {
  const appointed = byOffice(directory)
    .get(office)
    ?.filter((one) => inForce(one, at) && isPresent(directory, one.person));
  if (!appointed) return { called: [], entitled: [] };

  const deputies: PersonId[] = [];
  let nearest: readonly PersonId[] = [];
  for (const scope of scopesOf(directory, service)) {
    const here = (as: Standing): readonly PersonId[] =>
      appointed.filter((one) => one.as === as && sameScope(one.scope, scope)).map(({ person }) => person);
    const acting = here('acting');
    const holders = here('holder');
    deputies.push(...here('deputy'));
    if (nearest.length === 0) nearest = [...deputies];
    const [holder = null] = holders;
    const called = acting.length > 0 ? acting : holders;
    const [first] = called;
    if (first === undefined) continue;
    const themselves = called.map(
      (person): Entitled =>
        acting.length > 0
          ? { person, as: 'acting', forWhom: holder }
          : { person, as: 'holder', forWhom: null },
    );
    return { called, entitled: [...themselves, ...deputising(deputies, first)] };
  }
  return { called: nearest, entitled: deputising(nearest, null) };
}

const deputising = (deputies: readonly PersonId[], forWhom: PersonId | null): readonly Entitled[] =>
  deputies.map((person) => ({ person, as: 'deputy', forWhom }));

/** Appointments by office, made once for each state of them: a list of people asks for every one of their offices. */
const indexes = new WeakMap<Directory['appointments'], ReadonlyMap<string, readonly Appointment[]>>();

function byOffice({ appointments }: Directory): ReadonlyMap<string, readonly Appointment[]> {
  const known = indexes.get(appointments);
  if (known) return known;
  const index = Map.groupBy(appointments.values(), ({ office }) => office);
  indexes.set(appointments, index);
  return index;
}
